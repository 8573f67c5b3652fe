// @stage rows
import { rowsOf, walkRows } from '../../support/row-walk.js';

walkRows('the rows of the section any-origin, on a real server', rowsOf('any-origin'));
