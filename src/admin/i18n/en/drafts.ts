/** What is written into a form of a case, kept for the person who writes it alone. */
import type { Words } from '../fr/words.js';

export const drafts: Words['drafts'] = {
  resumed: (time) => `Draft of ${time}.`,
  kept: (time) => `Draft kept (${time}).`,
  notKept: 'The draft could not be kept: do not close this page.',
  clear: 'Delete the draft',
  tag: 'Draft',
};
