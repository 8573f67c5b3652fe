import { act } from './act.js';
import { ratify } from './ratify.js';
import { stateImpossibility } from './state-impossibility.js';

export const urgentAct = [act, ratify, stateImpossibility] as const;
