/** What the service read in the messages of the case. */
import { z } from 'zod';
import { accept, refuse } from '../../../kernel/result.js';
import { RequestFacts } from '../../../law/fact.js';
import { Sha256Text } from '../../../law/vocabulary.js';
import { defineAction, defineEvent } from '../../model/action.js';
import { unjudged } from '../../model/evolve-step.js';
import { refusals } from '../../model/refusal.js';

const data = {
  facts: RequestFacts,
  language: z.string(),
  targets: z.int().nonnegative(),
  /** Salted: the salt is kept with the targets under the key of the case. */
  targetsDigest: Sha256Text,
  caseReferenceDigest: Sha256Text.nullable(),
  reader: z.string(),
};

const wasRead = defineEvent('case.read', {
  label: { fr: 'Message lu', en: 'Message read' },
  data,
  by: 'worker',
  evolve: (state, { facts, targets }) => ({ ...unjudged(state), facts, targets, confirmed: [], callBack: null }),
});

export const recordReading = defineAction('record_reading', {
  input: { reading: z.strictObject(data) },
  events: [wasRead],
  open: 'service',
  roles: [],
  decide: ({ reading }, { state }) => (state.facts ? refuse(refusals.stepForbids) : accept([wasRead.of(reading)])),
});
