/** Every screen of the desk and what opens over it: where it is, who sees it, and how one gets there. */
import { cases } from './scenes/cases.js';
import { entrance } from './scenes/entrance.js';
import { inbox } from './scenes/inbox.js';
import { offices } from './scenes/offices.js';
import type { Scene } from './scenes/scene.js';

export const scenes: readonly Scene[] = [...inbox, ...cases, ...offices, ...entrance];
