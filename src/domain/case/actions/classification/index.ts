import { classify } from './classify.js';

export const classification = [classify] as const;
