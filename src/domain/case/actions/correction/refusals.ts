/** Refusals that several actions of this matter give. */
import { refusal } from '../../../kernel/result.js';

export const proposalChanged = refusal(
  'proposal-changed',
  'stale',
  'Cette proposition n’est plus celle qui attend : relisez-la avant de décider.',
  'This proposal is no longer the one that waits: read it again before you decide.',
);

export const lapsed = refusal(
  'proposal-lapsed',
  'stale',
  'Cette proposition est caduque : personne ne l’a confirmée à temps. Proposez-la de nouveau.',
  'This proposal lapsed: no second person confirmed it in time. Propose it again.',
);
