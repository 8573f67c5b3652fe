import { join } from './join.js';
import { open } from './open.js';

export const opening = [open, join] as const;
