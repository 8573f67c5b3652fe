// @stage rows
import { rowsOf, walkRows } from '../../support/row-walk.js';

walkRows('the rows of the section secrecy, on a real server', rowsOf('secrecy'));
