import type { Words } from '../fr/words.js';

export const inbox: Words['inbox'] = {
  unassigned: 'Unassigned',
};
