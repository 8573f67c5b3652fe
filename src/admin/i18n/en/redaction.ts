import type { Words } from '../fr/words.js';

export const redaction: Words['redaction'] = {
  open: 'Redact a copy',
  reason: 'Reason of the next zones',
  reasons: {
    not_requested: 'Outside what the request covers',
    third_person: 'Data of another person',
    professional_secret: 'Professional secrecy',
    special_category: 'Special category of data',
    trade_secret: 'Trade secret',
  },
  keys: 'By mouse: draw a zone. By keyboard: the arrows move it, with Shift they resize it, with Ctrl in large steps; Delete removes it.',
  words: 'Words to cover',
  cover: 'Cover everywhere',
  found: (n) =>
    n === 0
      ? 'Not found: a picture of a page has no words, draw the zone.'
      : `${n} ${n > 1 ? 'places' : 'place'} covered: check them.`,
  page: 'Page',
  add: 'Add a zone',
  pages: (name) => `Pages of ${name}`,
  zone: (n, page, reason) => `Zone ${n}, page ${page}: ${reason}`,
  zoneShort: (n, page) => `Zone ${n}, page ${page}`,
  reasonOf: (n) => `Reason of zone ${n}`,
  remove: (n) => `Remove zone ${n}`,
  none: 'No zone yet. The original never changes: only a copy is redacted.',
  list: 'Zones to redact',
  make: (n) => (n > 1 ? `Redact ${n} zones` : 'Redact the zone'),
  copy: 'redacted',
  holds: 'Nothing more can be taken out of it',
  fails: 'This copy must not leave',
  serverRead: (n) =>
    n > 1
      ? `The service kept only the picture of the pages, blackened ${n} zones, then read the copy again: no text, and no light dot in a zone.`
      : 'The service kept only the picture of the pages, blackened the zone, then read the copy again: no text, and no light dot in the zone.',
  readHere: (characters, pages) =>
    `This browser read its ${pages} pages again: ${characters === 0 ? 'no character' : `${characters} characters`} but on the last one, which lists the reasons.`,
  same: 'The hash received is the one that the service says, SHA-256',
  notSame: 'The hash received is not the one that the service says, SHA-256',
  again: 'Change the zones',
  download: 'Download the copy',
  use: 'Enclose this copy',
  useText: 'The copy takes the place of the file in what will leave.',
  keepText: 'Its making is recorded in the ledger: how many zones, for which reasons, and the hash of the copy.',
  done: 'Back to the document',
  ofFile: (name) => `Redact ${name}`,
};
