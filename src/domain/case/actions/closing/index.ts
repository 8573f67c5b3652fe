import { close } from './close.js';
import { withdraw } from './withdraw.js';

export const closing = [close, withdraw] as const;
