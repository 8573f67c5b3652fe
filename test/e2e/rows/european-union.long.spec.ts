// @stage rows
import { rowsOf, walkRows } from '../../support/row-walk.js';

walkRows('the rows of the section european-union, on a real server', rowsOf('european-union'));
