import { askLowerFloor } from './ask-lower-floor.js';
import { inheritFloor } from './inherit-floor.js';
import { lowerFloor } from './lower-floor.js';

export const requirements = [askLowerFloor, lowerFloor, inheritFloor] as const;
