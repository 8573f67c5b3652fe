import type { Words } from '../fr/words.js';

export const factGroups: Words['factGroups'] = {
  alone: 'To confirm one by one',
  concluded: 'Concluded, without a passage',
  readIn: (piece) => `Read in ${piece}`,
  confirmThese: (n) => `Confirm all ${n}`,
  confirmAll: (n, group) => `Confirm all ${n} facts: ${group}`,
};

export const knownBy: Words['knownBy'] = {
  signed: 'signed message',
  field: 'field or ticked box',
  document: 'text of the document',
  mail: 'body of the mail',
  quoted: 'quoted message only',
  picture: 'read in a picture',
};
