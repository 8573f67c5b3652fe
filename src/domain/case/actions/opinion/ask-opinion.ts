/** An opinion is asked of the French State on a foreign request. */
import { z } from 'zod';
import { accept, refusal } from '../../../kernel/result.js';
import { clockFor } from '../../../law/clock.js';
import { deadlineOf } from '../../../law/deadline.js';
import { type Context, defineAction, defineEvent } from '../../model/action.js';
import type { Circumstances } from '../../model/circumstances.js';
import { isPast } from '../../model/due.js';
import { Id, InstantText } from '../../model/event-schema.js';
import { setTimer } from '../../model/follow-up.js';
import { objectionToJudged } from '../../model/judged-request.js';
import { withoutAgreement } from '../../model/leaving.js';
import { OpinionBody } from '../../model/vocabulary.js';
import { alarm } from '../alarm/alarm-raised.js';
import { awaitedOpinion } from './awaited.js';

const opinionNotForeign = refusal(
  'opinion-not-foreign',
  'conflict',
  'Un avis ne se demande que sur une demande étrangère.',
  'An opinion is asked only on a foreign request.',
  'décret 2022-207; Data Act 32(3)',
);

/** One month from a complete file (décret 2022-207; Data Act 32(3)); null while the file is not complete. */
function opinionDue(body: OpinionBody, complete: boolean, at: Circumstances): string | null {
  if (!complete) return null;
  const use = body === 'SISSE' ? 'sisse_opinion' : 'data_act_opinion';
  return deadlineOf(clockFor(use, at.clocks), at.now, at).legalEnd;
}

const opinionAsked = defineEvent('case.opinion_asked', {
  label: { fr: 'Avis demandé', en: 'Opinion asked' },
  data: { opinionId: Id, body: OpinionBody, dueAt: InstantText.nullable(), noteId: Id },
  by: 'person',
  keepsPreparation: true,
  evolve: (state, { opinionId, body, dueAt }) => ({
    ...state,
    opinions: [...state.opinions, { id: opinionId, body, dueAt, opinion: null }],
  }),
  follow: ({ opinionId, dueAt }) => [setTimer('opinion', dueAt, opinionId)],
});

/** When the timer of the month falls due. */
export function opinionLate(about: string | null, { state, at }: Context) {
  const asked = awaitedOpinion(state, about ?? undefined);
  return asked && isPast(asked.dueAt, at) ? [alarm('opinion_late', asked.id)] : [];
}

export const askOpinion = defineAction('ask_opinion', {
  label: { fr: 'Inscrire une demande d’avis', en: 'Record that an opinion was asked' },
  input: {
    opinionId: Id,
    body: OpinionBody,
    complete: z.boolean().describe('The file is complete: the month runs'),
    noteId: Id,
  },
  events: [opinionAsked],
  open: 'anywhere',
  roles: ['jurist', 'head_of_legal'],
  guard: (state) => {
    const foreign = state.facts !== null && withoutAgreement.includes(state.facts.issuerZone);
    return objectionToJudged(state) ?? (foreign ? null : opinionNotForeign);
  },
  decide: ({ opinionId, body, complete, noteId }, { at }) =>
    accept([opinionAsked.of({ opinionId, body, dueAt: opinionDue(body, complete, at), noteId })]),
  route: {
    path: 'opinions',
    summary: 'An opinion was asked of the French State',
    note: 'reason',
    newId: 'opinionId',
  },
  form: {
    body: {
      label: { fr: 'Service', en: 'Body' },
      values: {
        SISSE: { fr: 'SISSE', en: 'SISSE' },
        DATA_ACT_BODY: { fr: 'Autorité du règlement sur les données', en: 'Body of the Data Act' },
        BEPI: { fr: 'BEPI', en: 'BEPI' },
      },
    },
    complete: { label: { fr: 'Le dossier transmis est complet', en: 'The file sent is complete' } },
  },
});
