/** A notice was given, or is not given for a reason. */
import { z } from 'zod';
import { accept, type Refusal, refusal, refuse } from '../../../kernel/result.js';
import type { NoticeRules } from '../../../law/notice.js';
import { Notice, type Role } from '../../../law/vocabulary.js';
import { defineAction, defineEvent } from '../../model/action.js';
import { Id } from '../../model/event-schema.js';
import { closeIfLeft } from '../../model/follow-up.js';
import { objectionToJudged } from '../../model/judged-request.js';
import { refusals } from '../../model/refusal.js';
import type { CaseState } from '../../model/state.js';
import { objectionToGiving } from './notice-letters.js';
import { isSecret } from './owed.js';
import { silenced } from './silence.js';

const silenceStands = refusal(
  'silence-stands',
  'forbidden',
  'Le silence est encore dû : seule l’autorité peut permettre par écrit d’informer.',
  'Silence is still owed: only the authority can allow telling, in writing.',
  'CP 434-7-2; TCO 11(3); CSI L881-1',
);
const subjectNeverTold = refusal(
  'subject-never-told',
  'forbidden',
  'La personne visée par un certificat européen n’est jamais informée par l’opérateur.',
  'The operator never tells the person aimed at by a European certificate.',
  'EEV 13',
);

const notGivenByJurist = refusal(
  'notice-not-given',
  'forbidden',
  'Le responsable juridique ou le délégué à la protection des données décide qu’un avis n’est pas donné.',
  'The head of legal or the data protection officer decides that a notice is not given.',
);
const agreedByJurist = refusal(
  'notice-agreed',
  'forbidden',
  'Le responsable juridique ou le délégué à la protection des données consigne que l’autorité a permis d’informer.',
  'The head of legal or the data protection officer records that the authority allowed telling.',
  'CP 434-7-2; TCO 11(3)',
);
const deciding: readonly Role[] = ['head_of_legal', 'dpo'];

/** Given, or not given for a reason that the note holds. */
const decision = { notice: Notice, told: z.boolean(), noteId: Id };

const noticeDecided = defineEvent('case.notice_decided', {
  label: { fr: 'Avertissement décidé', en: 'Notice decided' },
  data: decision,
  by: 'person',
  keepsPreparation: true,
  evolve: (state, { notice, told }) => ({
    ...state,
    notices: [...state.notices.filter((each) => each.notice !== notice), { notice, told }],
  }),
  follow: (_data, after) => (after.status === 'open' ? closeIfLeft(after) : []),
});

/** Something to inform of: a request that was judged and, where it is secret, one whose rule names someone to inform. */
const objectionToInforming = (state: CaseState): Refusal | null =>
  isSecret(state) && state.classification?.notices.length !== 0 ? null : objectionToJudged(state);

function objectionToNotice(
  state: CaseState,
  { notice, told, agreed }: { readonly notice: Notice; readonly told: boolean; readonly agreed: boolean },
  rules: NoticeRules,
): Refusal | null {
  const { silence, never } = rules[notice];
  if (isSecret(state) && !state.classification?.notices.includes(notice)) return refusals.verdictForbids;
  if (told && state.facts?.bases.some((code) => never.includes(code))) return subjectNeverTold;
  if (!told || !silence) return null;
  if (state.silence?.gag === 'G_SEC' || state.classification?.gag === 'G_SEC') return silenceStands;
  return silenced(state) && !agreed ? silenceStands : null;
}

export const recordNotice = defineAction('record_notice', {
  label: { fr: 'Consigner une information', en: 'Record a notice' },
  input: {
    ...decision,
    agreed: z.boolean().default(false).describe('The authority allowed it in writing while silence stood'),
  },
  events: [noticeDecided],
  open: 'always',
  roles: ['jurist', 'head_of_legal', 'dpo'],
  guard: objectionToInforming,
  decide: ({ notice, told, agreed, noteId }, { state, actor, at }) => {
    const mayDecide = actor.kind === 'person' && actor.roles.some((role) => deciding.includes(role));
    if (!told && !mayDecide) return refuse(notGivenByJurist);
    const underSilence = told && silenced(state);
    const objection =
      objectionToNotice(state, { notice, told, agreed }, at.notices) ??
      (underSilence && at.notices[notice].silence && !mayDecide ? agreedByJurist : null) ??
      (told && !underSilence ? objectionToGiving(state, notice, actor, at) : null);
    return objection ? refuse(objection) : accept([noticeDecided.of({ notice, told, noteId })]);
  },
  route: {
    path: 'notices',
    summary: 'A party was informed of the request, or is not informed for a reason',
    note: 'reason',
  },
  form: {
    notice: { label: { fr: 'Qui', en: 'Whom' }, of: 'notice' },
    told: { label: { fr: 'A été averti', en: 'Was informed' } },
    agreed: { label: { fr: 'L’autorité l’a permis par écrit', en: 'The authority allowed it in writing' } },
  },
});
