/** What a started clock asks for was done: it no longer runs. The clocks of the request itself end by what leaves. */
import { z } from 'zod';
import { accept, refusal, refuse } from '../../../kernel/result.js';
import { recordedStarts } from '../../../law/clock.js';
import { defineAction, defineEvent } from '../../model/action.js';
import { Id } from '../../model/event-schema.js';
import { closeIfLeft } from '../../model/follow-up.js';
import { owedClocks } from '../../model/open-clock.js';

const notOwed = refusal(
  'clock-not-owed',
  'conflict',
  'Aucun délai de ce nom, commencé par un événement consigné, n’est encore dû.',
  'No time limit of that name, started by a recorded event, is still owed.',
);

const met = defineEvent('case.clock_met', {
  label: { fr: 'Délai satisfait', en: 'Time limit met' },
  data: { code: z.string(), noteId: Id },
  by: 'person',
  keepsPreparation: true,
  evolve: (state, { code }) => ({ ...state, met: [...(state.met ?? []), code] }),
  follow: (_data, after) => closeIfLeft(after),
});

export const meetClock = defineAction('meet_clock', {
  label: { fr: 'Inscrire qu’un délai est satisfait', en: 'Record that a time limit is met' },
  input: { code: z.string().max(40), noteId: Id },
  events: [met],
  open: 'anywhere',
  roles: ['jurist', 'head_of_legal', 'dpo', 'ciso'],
  guard: (state, _actor, at) => (owedClocks(state, at, recordedStarts).length > 0 ? null : notOwed),
  decide: ({ code, noteId }, { state, at }) =>
    owedClocks(state, at, recordedStarts).includes(code) ? accept([met.of({ code, noteId })]) : refuse(notOwed),
  route: {
    path: 'clocks/:code/fulfilment',
    summary: 'What a time limit that an event started asks for was done',
    note: 'reason',
  },
  offers: ({ started = [] }) => ({ choices: { code: started.map(({ code }) => code) } }),
  form: { code: { label: { fr: 'Échéance', en: 'Deadline' } } },
});
