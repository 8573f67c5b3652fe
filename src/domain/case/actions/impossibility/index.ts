import { concludeImpossibility } from './conclude-impossibility.js';
import { endImpossibility } from './end-impossibility.js';
import { stateImpossibility } from './state-impossibility.js';

export const impossibility = [stateImpossibility, endImpossibility, concludeImpossibility] as const;
