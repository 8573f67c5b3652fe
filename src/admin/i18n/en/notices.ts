import type { Words } from '../fr/words.js';

export const notices: Words['notices'] = {
  title: 'Notices owed',
  subtitle: 'Who is still to be informed, in all open cases.',
  owed: (n) => (n === 1 ? '1 notice is owed.' : n === 0 ? 'No notice is owed.' : `${n} notices are owed.`),
  noEnd: 'no end in law',
  noneTitle: 'No notice owed',
  none: 'No one is still to be informed of an open case.',
};
