import { decideIncident } from './decide-incident.js';

export const incident = [decideIncident] as const;
