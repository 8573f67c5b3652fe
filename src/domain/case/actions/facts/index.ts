import { confirmFact } from './confirm-fact.js';
import { recordReading } from './record-reading.js';

export const facts = [recordReading, confirmFact] as const;
