import { confirmCorrection } from './confirm-correction.js';
import { refuseCorrection } from './refuse-correction.js';
import { withdrawCorrection } from './withdraw-correction.js';

export const correction = [confirmCorrection, refuseCorrection, withdrawCorrection] as const;
