import { setDeadline } from './set-deadline.js';

export const deadline = [setDeadline] as const;
