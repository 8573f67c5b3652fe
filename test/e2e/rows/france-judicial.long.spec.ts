// @stage rows
import { rowsOf, walkRows } from '../../support/row-walk.js';

walkRows('the rows of the section france-judicial, on a real server', rowsOf('france-judicial'));
