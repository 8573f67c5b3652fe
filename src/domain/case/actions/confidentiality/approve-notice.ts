/** The letter of a notice that silence held back: the service wrote it, a person agrees to exactly that letter. */
import { accept, refusal, refuse } from '../../../kernel/result.js';
import { Notice, Sha256Text } from '../../../law/vocabulary.js';
import { Signature } from '../../../signature/signature.js';
import { defineAction, defineEvent } from '../../model/action.js';
import { Id } from '../../model/event-schema.js';
import type { CaseState } from '../../model/state.js';
import { silenced } from './silence.js';

const nothingToApprove = refusal(
  'no-notice-letter',
  'stale',
  'Aucune lettre d’un avis n’attend d’accord : relisez le dossier.',
  'No letter of a notice waits for consent: read the case again.',
);

const letter = { notice: Notice, letterId: Id, sha256: Sha256Text };
type NoticeLetters = NonNullable<CaseState['noticeLetters']>;

const changed = (
  { noticeLetters = [] }: CaseState,
  notice: Notice,
  change: Partial<NoticeLetters[number]>,
): Pick<CaseState, 'noticeLetters'> => ({
  noticeLetters: noticeLetters.map((each) => (each.notice === notice ? { ...each, ...change } : each)),
});

const waitingLetters = ({ noticeLetters = [] }: CaseState) =>
  noticeLetters.flatMap(({ notice, letter: written, approvedBy }) =>
    written !== null && approvedBy === null ? [{ notice, ...written }] : [],
  );
const waits = (state: CaseState, asked?: Notice): boolean =>
  waitingLetters(state).some(({ notice }) => asked === undefined || notice === asked);

const noticeWritten = defineEvent('case.notice_written', {
  label: { fr: 'Lettre d’un avis écrite', en: 'Letter of a notice written' },
  data: letter,
  by: 'worker',
  keepsPreparation: true,
  evolve: (state, { notice, letterId, sha256 }) => ({
    ...state,
    ...changed(state, notice, { letter: { id: letterId, sha256 }, approvedBy: null }),
  }),
});

export const recordNoticeLetter = defineAction('record_notice_letter', {
  input: letter,
  events: [noticeWritten],
  open: 'service',
  roles: [],
  /** Silence that was set again meanwhile leaves nothing to write. */
  decide: ({ notice, letterId, sha256 }, { state }) =>
    silenced(state) || !state.noticeLetters?.some((each) => each.notice === notice && each.letter === null)
      ? refuse(nothingToApprove)
      : accept([noticeWritten.of({ notice, letterId, sha256 })]),
});

/** An unsigned consent counts for nothing. */
const noticeApproved = defineEvent('case.notice_approved', {
  label: { fr: 'Lettre d’un avis approuvée', en: 'Letter of a notice approved' },
  data: { notice: Notice, signature: Signature.optional() },
  by: 'person',
  keepsPreparation: true,
  signs: ({ notice }, { noticeLetters = [] }) => {
    const { id = null, sha256 = null } = noticeLetters.find((each) => each.notice === notice)?.letter ?? {};
    return ['approve_notice', { preparation: id, payload: sha256 }];
  },
  evolve: (state, { notice, signature }, account) =>
    signature ? { ...state, ...changed(state, notice, { approvedBy: account }) } : state,
});

export const approveNotice = defineAction('approve_notice', {
  label: { fr: 'Approuver la lettre d’un avis', en: 'Approve the letter of a notice' },
  input: { notice: Notice },
  events: [noticeApproved],
  open: 'always',
  roles: ['head_of_legal', 'dpo'],
  sensitive: true,
  guard: (state) => (waits(state) ? null : nothingToApprove),
  decide: ({ notice }, { state }) =>
    waits(state, notice) ? accept([noticeApproved.of({ notice })]) : refuse(nothingToApprove),
  route: {
    path: 'notices/:notice/approval',
    summary: 'Consents to the letter of a notice that silence held back, exactly as it was written',
  },
  offers: (state) => {
    const waiting = waitingLetters(state);
    const of = waiting.map(({ notice, id, sha256 }) => [
      notice,
      { act: 'approve_notice' as const, preparation: id, payload: sha256 },
    ]);
    const signsBy = { field: 'notice', of: Object.fromEntries(of) };
    return { choices: { notice: waiting.map(({ notice }) => notice) }, signsBy };
  },
  form: { notice: { label: { fr: 'Avis', en: 'Notice' }, of: 'notice' } },
});
