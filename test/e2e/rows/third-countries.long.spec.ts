// @stage rows
import { rowsOf, walkRows } from '../../support/row-walk.js';

walkRows('the rows of the section third-countries, on a real server', rowsOf('third-countries'));
