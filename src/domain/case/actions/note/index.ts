import { note } from './note.js';

export const notes = [note] as const;
