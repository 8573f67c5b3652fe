/** Choosing files of this computer. */
import type { Words } from '../fr/words.js';

export const files: Words['files'] = {
  choose: 'Choose a file',
  chooseSeveral: 'Choose files',
  remove: (name) => `Remove ${name}`,
};
