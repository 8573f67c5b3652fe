/** A second person read what the authority wrote: the suspension is over, and the duty of the clock is owed again. */
import { z } from 'zod';
import { accept, refusal, refuse } from '../../../kernel/result.js';
import { payloadOfThing } from '../../../signature/act.js';
import { Signature } from '../../../signature/signature.js';
import { defineAction, defineEvent } from '../../model/action.js';
import { Id } from '../../model/event-schema.js';
import { notifyApprovers } from '../../model/follow-up.js';
import { objectionToSecond, secondRoles } from '../../model/second-person.js';

const noResumption = refusal(
  'no-resumption',
  'stale',
  'Aucune fin de suspension de ce délai n’attend une seconde personne : relisez la proposition.',
  'No end of the suspension of this time limit waits for a second person: read the proposal again.',
);

/** Entries older than the second person are unsigned, and name no message in the oldest; they ended the suspension. */
const resumed = defineEvent('case.clock_resumed', {
  label: { fr: 'Suspension terminée', en: 'Suspension over' },
  data: { code: z.string(), messageId: Id.optional(), noteId: Id, signature: Signature.optional() },
  by: 'person',
  keepsPreparation: true,
  signs: ({ code, messageId = null }, { resumptionAsked }) => [
    'confirm_resumption',
    { preparation: resumptionAsked?.noteId ?? null, payload: payloadOfThing({ code, messageId }) },
  ],
  evolve: (state, { code }) => ({
    ...state,
    paused: (state.paused ?? []).filter((clock) => clock.code !== code),
    resumptionAsked: null,
  }),
  follow: (_data, after) => [notifyApprovers('resumption_confirmed', secondRoles(after))],
});

export const confirmResumption = defineAction('confirm_resumption', {
  label: { fr: 'Confirmer la fin d’une suspension', en: 'Confirm that a suspension is over' },
  input: { code: z.string().max(40) },
  events: [resumed],
  open: 'anywhere',
  roles: ['jurist', 'head_of_legal', 'dpo', 'ciso', 'executive'],
  sensitive: true,
  guard: ({ resumptionAsked, ...state }, actor, at) =>
    resumptionAsked ? objectionToSecond(state, actor, [resumptionAsked.by], at) : noResumption,
  decide: (input, { state: { resumptionAsked } }) => {
    if (resumptionAsked?.code !== input.code) return refuse(noResumption);
    const { code, messageId, noteId } = resumptionAsked;
    return accept([resumed.of({ code, messageId, noteId })]);
  },
  route: {
    path: 'clocks/:code/resumption/confirmation',
    summary: 'A second person confirms that the suspended duty of a time limit is owed again',
  },
  offers: ({ resumptionAsked }) => {
    if (!resumptionAsked) return null;
    const { code, messageId, noteId: preparation, by } = resumptionAsked;
    const signs = { act: 'confirm_resumption' as const, preparation, payload: { of: { code, messageId } }, by };
    return { choices: { code: [code] }, signs };
  },
  form: { code: { label: { fr: 'Échéance', en: 'Deadline' } } },
});
