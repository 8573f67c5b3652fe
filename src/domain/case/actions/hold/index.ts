import { clearHold } from './clear-hold.js';
import { stopHold } from './stop-hold.js';

export const hold = [clearHold, stopHold] as const;
