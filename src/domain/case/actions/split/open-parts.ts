/** The service opens the case of each part, all of them or none. */
import { z } from 'zod';
import { accept } from '../../../kernel/result.js';
import { Gag, Sha256Text } from '../../../law/vocabulary.js';
import { defineAction, defineEvent } from '../../model/action.js';
import { Clock, Id, InstantText } from '../../model/event-schema.js';
import { OriginEvidenceRecord } from '../../model/floor-state.js';
import { setTimer } from '../../model/follow-up.js';
import { refusals } from '../../model/refusal.js';
import { clocksOf } from '../../model/shortened-clock.js';

/** Each part has clocks of its own from now on; those that an event started go on here. */
const partsOpened = defineEvent('case.parts_opened', {
  label: { fr: 'Dossiers des parties ouverts', en: 'Cases of the parts opened' },
  data: {
    cases: z.array(Id).min(2),
    /** The number of the first: those of a division that was undone are not given again. */
    first: z.int().positive(),
  },
  by: 'worker',
  keepsPreparation: true,
  evolve: (state, { cases }) => ({
    ...state,
    clocks: clocksOf(state.started ?? [], state.deadlines),
    split: state.split && { ...state.split, cases },
    partsOpened: (state.partsOpened ?? 0) + cases.length,
  }),
});

export const openParts = defineAction('open_parts', {
  input: { cases: z.array(Id).min(2) },
  events: [partsOpened],
  open: 'service',
  roles: [],
  guard: ({ status, split, alone }) => {
    if (alone.length > 0) return refusals.correctedAlone;
    return status === 'open' && split?.cases.length === 0 ? null : refusals.stepForbids;
  },
  decide: ({ cases }, { state }) => accept([partsOpened.of({ cases, first: (state.partsOpened ?? 0) + 1 })]),
});

const inherited = {
  /** The other parts: what they ask of approvers is not asked here. */
  siblings: z.array(Id),
  /** The request was once said to come from abroad, whatever was corrected since. */
  onceForeign: z.boolean(),
  /** As people set it for the request; null where they set none. */
  silence: z.strictObject({ gag: Gag, until: InstantText.nullable() }).nullable(),
  /** Ends that the authority set for the request. */
  deadlines: z.array(Clock),
  /** The address that a person confirmed for the request, with its digest under the key of this case. */
  answerTo: z.strictObject({ id: Id, digest: Sha256Text, by: z.string() }).nullable(),
  /** What established the origin of the request, under the key of this case; absent from older entries. */
  origins: z.array(OriginEvidenceRecord.omit({ call: true }).extend({ by: z.string() })).optional(),
};

/** What the part keeps of its request. */
const partBegun = defineEvent('case.part_begun', {
  label: { fr: 'Partie d’une demande divisée', en: 'Part of a divided request' },
  data: inherited,
  by: 'worker',
  keepsPreparation: true,
  evolve: (state, { siblings, silence, deadlines, answerTo, origins = [] }) => ({
    ...state,
    apart: [...(state.part ? [state.part.whole] : []), ...siblings],
    silence: silence && { ...silence, over: silence.gag === 'G_NONE' },
    deadlines,
    answerTo,
    origins: origins.map((each) => ({ ...each, confirmedBy: null })),
  }),
  follow: ({ silence }) => (silence ? [setTimer('gag', silence.until)] : []),
});

export const beginPart = defineAction('begin_part', {
  input: inherited,
  events: [partBegun],
  open: 'service',
  roles: [],
  guard: ({ part, facts }) => (part && !facts ? null : refusals.stepForbids),
  decide: (data) => accept([partBegun.of(data)]),
});
