import { assign } from './assign.js';

export const assignment = [assign] as const;
