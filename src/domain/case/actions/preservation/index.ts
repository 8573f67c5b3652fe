import { endPreservation } from './end-preservation.js';
import { extendPreservation } from './extend-preservation.js';
import { keepPreserved } from './keep-preserved.js';

export const preservation = [extendPreservation, keepPreserved, endPreservation] as const;
