import { Platform1790000000001 } from './1790000000001-platform.js';

/** In the order in which they are applied. */
export const migrations = [Platform1790000000001];
