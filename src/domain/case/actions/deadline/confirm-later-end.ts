/** A second person read the passage of the authority: the clock ends later. */
import { z } from 'zod';
import { instant } from '../../../kernel/instant.js';
import { accept, refusal, refuse } from '../../../kernel/result.js';
import { payloadOfThing } from '../../../signature/act.js';
import { Signature } from '../../../signature/signature.js';
import { defineAction, defineEvent } from '../../model/action.js';
import { Clock } from '../../model/event-schema.js';
import { notifyApprovers } from '../../model/follow-up.js';
import { objectionToSecond, secondRoles } from '../../model/second-person.js';
import { clocksOf } from '../../model/shortened-clock.js';

const noLaterEnd = refusal(
  'no-later-end',
  'stale',
  'Aucune fin plus tardive de ce délai n’attend à cette date : relisez la proposition.',
  'No later end of this time limit waits at that date: read the proposal again.',
);

/** An unsigned confirmation moves nothing. */
const laterEndConfirmed = defineEvent('case.later_end_confirmed', {
  label: { fr: 'Fin plus tardive confirmée', en: 'Later end confirmed' },
  data: { clock: Clock, signature: Signature.optional() },
  by: 'person',
  keepsPreparation: true,
  signs: ({ clock }, { laterEnd }) => [
    'confirm_later_end',
    { preparation: laterEnd?.noteId ?? null, payload: payloadOfThing({ clock }) },
  ],
  evolve: (state, { clock, signature }) => {
    if (!signature) return state;
    const deadlines = [...state.deadlines.filter(({ code }) => code !== clock.code), clock];
    return { ...state, deadlines, clocks: clocksOf(state.computed, deadlines), laterEnd: null };
  },
  follow: (_data, after) => [notifyApprovers('later_end_confirmed', secondRoles(after))],
});

export const confirmLaterEnd = defineAction('confirm_later_end', {
  label: { fr: 'Confirmer une fin plus tardive', en: 'Confirm a later end' },
  input: { code: z.string().max(40), end: z.iso.datetime().describe('As it was proposed') },
  events: [laterEndConfirmed],
  open: 'anywhere',
  roles: ['jurist', 'head_of_legal', 'dpo', 'ciso', 'executive'],
  sensitive: true,
  guard: (state, actor, at) => (state.laterEnd ? objectionToSecond(state, actor, [state.laterEnd.by], at) : noLaterEnd),
  decide: ({ code, end }, { state: { laterEnd } }) =>
    laterEnd?.clock.code === code && laterEnd.clock.legalEnd === instant(end)
      ? accept([laterEndConfirmed.of({ clock: laterEnd.clock })])
      : refuse(noLaterEnd),
  route: {
    path: 'clocks/:code/later-end/confirmation',
    summary: 'A second person confirms the later end that the authority wrote',
  },
  offers: ({ laterEnd }) =>
    laterEnd?.clock.legalEnd
      ? {
          choices: { code: [laterEnd.clock.code], end: [laterEnd.clock.legalEnd] },
          signs: {
            act: 'confirm_later_end',
            preparation: laterEnd.noteId,
            payload: { of: { clock: laterEnd.clock } },
            by: laterEnd.by,
          },
        }
      : null,
  form: {
    code: { label: { fr: 'Échéance', en: 'Deadline' } },
    end: { label: { fr: 'Fin proposée', en: 'End proposed' } },
  },
});
