/** What is answered for each target. */
import type { Words } from '../fr/words.js';

export const disclosure: Words['disclosure'] = {
  title: 'Answer for each target',
  help: 'The accounts disclosed are counted from this table.',
  add: 'Add a target',
  remove: 'Remove',
  added: (n) => `Added target (row ${n})`,
  name: (n) => `Name of the added target (row ${n})`,
  categories: (name) => `Categories produced: ${name}`,
  from: (name) => `Data from: ${name}`,
  to: (name) => `Data until: ${name}`,
  ground: (name) => `Ground of the refusal: ${name}`,
  reason: (name) => `Reason: ${name}`,
  reasonHelp: 'Read by the people who approve; not in the letter.',
  ofFile: (name) => `Target to which ${name} belongs`,
  allTargets: 'All targets that are produced',
  target: 'Target',
  answer: 'Answer',
  files: 'Files',
  wasAdded: 'Added by the preparer',
  byPortal: 'The files are collected on the portal',
  byPortalHelp:
    'The mail carries the letter alone. Make the sealed package available once the letter has left: the case ends when the link was sent.',
};
