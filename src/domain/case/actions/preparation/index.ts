import { prepare } from './prepare.js';

export const preparation = [prepare] as const;
