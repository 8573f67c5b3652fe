import type { Words } from '../fr/words.js';

export const moves: Words['moves'] = {
  title: 'What can be done',
  closedTitle: (n) => (n === 1 ? '1 unavailable action' : `${n} unavailable actions`),
  reason: 'Reason or source',
  reasonHelp: 'Sealed with the case.',
  submit: 'Record',
  done: 'Recorded.',
};
