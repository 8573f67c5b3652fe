import type { Words } from '../fr/words.js';

export const division: Words['division'] = {
  title: 'Divide the request',
  intro:
    'The rules see several requests. Say what each part asks: everything must be in one part at least. A second person confirms.',
  part: (n) => `Part ${n}`,
  reason: 'Reason',
  propose: 'Propose the division',
  sent: 'Division proposed: a second person must confirm it.',
  proposed: 'Proposed division',
  by: (name) => `Proposed by ${name}`,
  confirm: 'Confirm the division',
  confirmed: 'Request divided: a case is opened for each part.',
  parts: 'Parts of the request',
  opening: 'The cases of the parts are being opened.',
  partTitle: 'Part of a request',
  partOf: 'This case is a part of the request',
};
