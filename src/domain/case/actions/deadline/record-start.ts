/** An event after receipt starts clocks: an incident is known, the service changes, an order is served abroad. */
import { z } from 'zod';
import { type Instant, instant, millisecondsOf } from '../../../kernel/instant.js';
import { accept, refusal, refuse } from '../../../kernel/result.js';
import { LaterStart, recordedStarts } from '../../../law/clock.js';
import { Notice } from '../../../law/vocabulary.js';
import { defineAction, defineEvent } from '../../model/action.js';
import type { Circumstances } from '../../model/circumstances.js';
import { isPast } from '../../model/due.js';
import { Clock, Id } from '../../model/event-schema.js';
import { laterOf, running, type Started, startedBy } from '../../model/started-clock.js';
import type { CaseState } from '../../model/state.js';

const nothingToStart = refusal(
  'nothing-to-start',
  'conflict',
  'La règle de ce dossier ne fait courir aucun délai à partir d’un tel événement.',
  'The rule of this case starts no time limit from such an event.',
);
const startToCome = refusal(
  'start-to-come',
  'invalid',
  'Indiquez quand c’est arrivé : un délai ne part pas d’un instant à venir.',
  'State when it happened: no time limit starts at an instant to come.',
);
const startedEarlier = refusal(
  'started-earlier',
  'conflict',
  'Ces délais courent déjà depuis un instant plus ancien : un événement consigné ne les repousse pas.',
  'These time limits already run from an earlier instant: no recorded event puts them off.',
);

export const clocksStarted = defineEvent('case.clocks_started', {
  label: { fr: 'Délais commencés par un événement', en: 'Time limits started by an event' },
  data: {
    start: LaterStart,
    clocks: z.array(Clock),
    notices: z.array(Notice),
    /** Absent where an action of the case is the event. */
    noteId: Id.optional(),
  },
  by: 'person',
  keepsPreparation: true,
  evolve: (state, { clocks, notices }) => ({
    ...running(state, clocks),
    dueLater: [...new Set([...(state.dueLater ?? []), ...notices])],
  }),
});

/** The event that follows from an action which the rule names as a start; none where it names it not. */
export function startsBy(start: LaterStart, state: CaseState, at: Circumstances) {
  const started = startedBy(start, at.now, state, at);
  return started ? [clocksStarted.of(started)] : [];
}

/** True where one of them runs already from an earlier instant, or from the same. */
const runsEarlier = ({ started = [] }: CaseState, { clocks }: Started): boolean =>
  clocks.some(({ code, startsAt }) => {
    const own = started.find((clock) => clock.code === code)?.startsAt;
    return own !== undefined && millisecondsOf(own as Instant) <= millisecondsOf(startsAt as Instant);
  });

export const recordStart = defineAction('record_start', {
  label: { fr: 'Inscrire un événement qui fait courir un délai', en: 'Record an event that starts a time limit' },
  input: { start: z.enum(recordedStarts), happenedAt: z.iso.datetime(), noteId: Id },
  events: [clocksStarted],
  open: 'anywhere',
  roles: ['jurist', 'head_of_legal', 'dpo', 'ciso'],
  guard: (state, _actor, at) => {
    const later = laterOf(state, at);
    return recordedStarts.some((start) => later[start] !== undefined) ? null : nothingToStart;
  },
  decide: ({ start, happenedAt, noteId }, { state, at }) => {
    const from = instant(happenedAt);
    const started = startedBy(start, from, state, at);
    if (!started) return refuse(nothingToStart);
    if (!isPast(from, at)) return refuse(startToCome);
    return runsEarlier(state, started) ? refuse(startedEarlier) : accept([clocksStarted.of({ ...started, noteId })]);
  },
  route: {
    path: 'clocks/starts',
    summary: 'An event after receipt starts the time limits that the rule names for it',
    note: 'reason',
  },
  form: {
    start: {
      label: { fr: 'Événement', en: 'Event' },
      values: {
        notification: { fr: 'L’autorité de mise en œuvre est notifiée', en: 'The enforcing authority was notified' },
        change: { fr: 'Un changement touche le point 19.6', en: 'A change affects item 19.6' },
        incident_known: { fr: 'Un incident important est connu', en: 'A significant incident is known' },
        controller_asked: { fr: 'La demande est parvenue au responsable', en: 'The controller received the request' },
        served_abroad: { fr: 'L’ordre est signifié à l’étranger', en: 'The order was served abroad' },
        prior_information: {
          fr: 'Une injonction de retrait est annoncée par l’autorité',
          en: 'The authority announced a removal order',
        },
        made_available: { fr: 'Les données sont mises à disposition', en: 'The data were made available' },
      },
    },
    happenedAt: { label: { fr: 'Quand', en: 'When' } },
  },
});
