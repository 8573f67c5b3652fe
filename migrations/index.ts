import { Platform1790000000001 } from './1790000000001-platform.js';
import { Ledger1790000000002 } from './1790000000002-ledger.js';

/** In the order in which they are applied. */
export const migrations = [Platform1790000000001, Ledger1790000000002];
