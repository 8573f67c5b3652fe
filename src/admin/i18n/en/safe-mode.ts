import type { Words } from '../fr/words.js';

export const safeMode: Words['safeMode'] = {
  title: 'Safe mode.',
  reasons: {
    moved: 'This database or its files were copied, restored or moved.',
    older: 'This database is older than the newest checkpoint kept outside it: entries of the log are missing.',
  },
  effect: 'Mail is recorded; nothing is sent, swept or sealed, and nothing is decided.',
  where: 'See “People and service”',
  ask: 'Two people who confirm rights can end it.',
  how: 'If this database is the installation from now on, two people confirm it by their signatures. If it is a copy, leave it as it is.',
  place: 'Database and files (SHA-256)',
  lost: 'Lost entries',
  lostEntries: (size) => `The checkpoint of ${size} entries is no longer in this database.`,
  lostHelp: (size) =>
    `The checkpoint of ${size} entries was signed, and may have been published. Restore a newer backup first, if there is one. Confirming declares these entries lost: the log will say so, and a witness or a published report will show the break.`,
  confirm: 'Confirm that this is the installation',
  confirmed: 'Your confirmation is recorded.',
  confirmedBy: 'Confirmed by',
};
