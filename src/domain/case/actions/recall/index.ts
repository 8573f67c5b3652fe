import { recall } from './recall.js';

export const recalling = [recall] as const;
