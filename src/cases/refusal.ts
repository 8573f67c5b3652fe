/** Refusals of this room that are not about a case itself. */
import type { Refusal } from '../domain/kernel/result.js';

export const keyReused: Refusal = {
  code: 'idempotency-key-reused',
  kind: 'conflict',
  sentence: {
    fr: 'Cette clé d’idempotence a déjà servi à un autre acte : employez-en une nouvelle.',
    en: 'This idempotency key was used for something else: use a new one.',
  },
};
