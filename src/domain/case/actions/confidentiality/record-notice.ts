/** A notice was given, or is not given for a reason. */
import { z } from 'zod';
import { accept, type Refusal, refuse } from '../../../kernel/result.js';
import { Notice } from '../../../law/vocabulary.js';
import { defineAction, defineEvent } from '../../model/action.js';
import { Id } from '../../model/event-schema.js';
import { objectionToJudged } from '../../model/judged-request.js';
import { refusals } from '../../model/refusal.js';
import type { CaseState } from '../../model/state.js';
import { silenced } from './silence.js';

/** Given, or not given for a reason that the note holds. */
const decision = { notice: Notice, told: z.boolean(), noteId: Id };

const noticeDecided = defineEvent('case.notice_decided', {
  data: decision,
  by: 'person',
  keepsPreparation: true,
  evolve: (state, { notice, told }) => ({
    ...state,
    notices: [...state.notices.filter((each) => each.notice !== notice), { notice, told }],
  }),
});

/** Those whom silence protects the request from; the State is always given the notices that the law wants it to have. */
const outside: readonly Notice[] = ['N_CUST', 'N_DATASUBJ', 'N_CUST_196F'];

function objectionToNotice(
  state: CaseState,
  { notice, told, agreed }: { readonly notice: Notice; readonly told: boolean; readonly agreed: boolean },
): Refusal | null {
  if (!told || !outside.includes(notice)) return null;
  const european = state.facts?.bases.some((code) => code.startsWith('EU-EPOC')) === true;
  if (notice === 'N_DATASUBJ' && european) return refusals.subjectNeverTold;
  if (state.silence?.gag === 'G_SEC' || state.classification?.gag === 'G_SEC') return refusals.silenceStands;
  return silenced(state) && !agreed ? refusals.silenceStands : null;
}

export const recordNotice = defineAction('record_notice', {
  input: {
    ...decision,
    agreed: z.boolean().default(false).describe('The authority allowed it in writing while silence stood'),
  },
  events: [noticeDecided],
  open: 'always',
  roles: ['jurist', 'head_of_legal', 'dpo'],
  guard: objectionToJudged,
  decide: ({ notice, told, agreed, noteId }, { state }) => {
    const objection = objectionToNotice(state, { notice, told, agreed });
    return objection ? refuse(objection) : accept([noticeDecided.of({ notice, told, noteId })]);
  },
  route: {
    path: 'notices',
    summary: 'Somebody was told of the request, or is not told for a reason',
    note: 'reason',
  },
});
