import { confirmOrigin } from './confirm-origin.js';
import { recordOrigin } from './record-origin.js';

export const origin = [recordOrigin, confirmOrigin] as const;
