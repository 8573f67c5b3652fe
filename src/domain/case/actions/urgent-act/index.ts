import { act } from './act.js';
import { ratify } from './ratify.js';

export const urgentAct = [act, ratify] as const;
