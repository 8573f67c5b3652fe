/** The authority extends the preservation: once, by thirty days, and before the sixty are over (EEV 11(2)). */
import type { Instant } from '../../../kernel/instant.js';
import { accept, refusal } from '../../../kernel/result.js';
import { clockFor } from '../../../law/clock.js';
import { deadlineOf } from '../../../law/deadline.js';
import { defineAction, defineEvent } from '../../model/action.js';
import type { Circumstances } from '../../model/circumstances.js';
import { isPast } from '../../model/due.js';
import { Id, InstantText } from '../../model/event-schema.js';
import { setTimer } from '../../model/follow-up.js';
import type { CaseState } from '../../model/state.js';
import { nothingKept } from './refusals.js';
import { graceAfter, kept, nearOf, running } from './running.js';

const extendedAlready = refusal(
  'extended-already',
  'conflict',
  'Une conservation n’est prolongée qu’une fois, de trente jours.',
  'A preservation is extended once only, by thirty days.',
  'EEV 11(2)',
);
const extensionLate = refusal(
  'extension-late',
  'conflict',
  'La prolongation n’est pas parvenue dans les soixante jours.',
  'The extension did not arrive within the sixty days.',
  'EEV 11(2)',
);

/** From receipt, by the clock of an extended preservation. */
function extendedUntil({ receivedAt }: CaseState, at: Circumstances): string {
  const { legalEnd, safeEnd } = deadlineOf(clockFor('extended_preservation', at.clocks), receivedAt as Instant, at);
  return legalEnd ?? safeEnd;
}

const extended = defineEvent('case.preservation_extended', {
  label: { fr: 'Conservation prolongée', en: 'Preservation extended' },
  data: { until: InstantText, noteId: Id },
  by: 'person',
  keepsPreparation: true,
  evolve: (state, { until }) => ({ ...state, preservation: kept(state, { until, extended: true }) }),
  follow: ({ until }, { preservation }, { circuit }) => [
    setTimer('preservation', graceAfter(until), preservation?.actId ?? null),
    setTimer('preservation_nears', nearOf(until, circuit), preservation?.actId ?? null),
  ],
});

export const extendPreservation = defineAction('extend_preservation', {
  label: { fr: 'Prolonger la conservation', en: 'Extend the preservation' },
  input: { noteId: Id },
  events: [extended],
  open: 'always',
  roles: ['jurist', 'head_of_legal'],
  guard: (state, _actor, at) => {
    const preservation = running(state);
    if (!preservation?.until) return nothingKept;
    if (preservation.extended) return extendedAlready;
    return isPast(preservation.until, at) ? extensionLate : null;
  },
  decide: ({ noteId }, { state, at }) => accept([extended.of({ until: extendedUntil(state, at), noteId })]),
  route: {
    path: 'preservation/extension',
    summary: 'The authority extended the preservation, once, by thirty days (Annex VI)',
    note: 'reason',
  },
  form: {},
});
