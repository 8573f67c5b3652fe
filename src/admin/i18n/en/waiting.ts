import type { Words } from '../fr/words.js';

export const waiting: Words['waiting'] = {
  unassigned: 'unassigned',
  rules: 'Waiting for the rules',
  facts: (who) => `Waiting to be sorted (${who})`,
  preparation: (who) => `Waiting to be prepared (${who})`,
  consent: (roles) => `Waiting for consent: ${roles}`,
  sending: 'Waiting to be sent, by another person than who prepared it',
  posting: 'Waiting to be posted',
  delivery: 'Waiting for its letters to be delivered',
  collection: 'Waiting for its data to be made available on the portal',
  authority: 'Waiting for the authority',
  since: 'since',
  leaves: 'held until',
  until: 'answer due by',
};
