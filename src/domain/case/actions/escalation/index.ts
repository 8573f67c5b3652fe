import { decideEscalation } from './decide-escalation.js';

export const escalation = [decideEscalation] as const;
