/** Refusals that several actions of this matter give. */
import { refusal } from '../../../kernel/result.js';

export const proposalChanged = refusal(
  'proposal-changed',
  'stale',
  'Cette proposition n’est plus celle qui attend : relisez-la avant de décider.',
  'This proposal is no longer the one that waits: read it again before you decide.',
);
