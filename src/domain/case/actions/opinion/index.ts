import { askOpinion } from './ask-opinion.js';
import { recordOpinion } from './record-opinion.js';

export const opinion = [askOpinion, recordOpinion] as const;
