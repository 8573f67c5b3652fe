import { ring } from './ring.js';
import { watchClocks } from './watch-clocks.js';

export const clock = [ring, watchClocks] as const;
