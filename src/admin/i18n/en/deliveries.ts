import type { Words } from '../fr/words.js';

/** Deliveries of a package by the portal. */
export const deliveries: Words['deliveries'] = {
  available: 'Available on the portal until',
  recalled: 'Delivery recalled',
  expired: 'Delivery over',
  linking: 'The link is on its way to the mailbox of the answer.',
  linked: 'Link sent.',
  noCode: 'No code was given yet: call the recipient.',
  codes: (n) => (n > 1 ? `${n} codes given; the last one counts.` : 'One code given.'),
  received: 'The recipient stated the digest of the seal: they received this package.',
  giveCode: 'Give a code',
  giveCodeLead:
    'Call the recipient at the number of the directory, then show the code and dictate it. It is shown once; the one before it opens nothing any more.',
  number: 'Number called',
  reason: 'Who you speak to',
  show: 'Show the code',
  code: 'Code to dictate',
  noNumber: 'The directory has no number to call for this authority: complete it first.',
  accesses: (n) => (n > 1 ? `${n} accesses` : n === 1 ? 'One access' : 'No access'),
  bytes: (first, last) => `bytes ${first} to ${last}`,
  uses: { entered: 'Opened', fetched: 'Download', received: 'Acknowledgement of receipt', refused: 'Refusal' },
  whys: {
    code: 'wrong code',
    no_code: 'no code given',
    locked: 'no try left',
    used: 'link used already',
    over: 'recalled or over',
  },
};
