/** The silence that is owed, and until when; a notice is due once it is lifted or over. */
import { z } from 'zod';
import { accept } from '../../../kernel/result.js';
import type { NoticeRules } from '../../../law/notice.js';
import { Gag, Notice } from '../../../law/vocabulary.js';
import { type Context, defineAction, defineEvent } from '../../model/action.js';
import { isPast } from '../../model/due.js';
import { Id, InstantText } from '../../model/event-schema.js';
import { setTimer } from '../../model/follow-up.js';
import { objectionToJudged } from '../../model/judged-request.js';
import type { CaseState } from '../../model/state.js';
import { alarm, alarmRaised } from '../alarm/alarm-raised.js';
import { awaitingLetters, heldBackLetters, writeLetters } from './notice-letters.js';
import { begins, lifts, noticeOwed } from './silence.js';

const silence = { gag: Gag, until: InstantText.nullable(), noteId: Id };
/** Whose letters are written, now that silence has ended; absent where none is. */
const letters = { notices: z.array(Notice).min(1).optional() };

const gagSet = defineEvent('case.gag_set', {
  label: { fr: 'Silence fixé', en: 'Silence set' },
  data: { ...silence, ...letters },
  by: 'person',
  keepsPreparation: true,
  evolve: (state, { gag, until, notices }) => ({
    ...state,
    ...awaitingLetters(state, notices),
    silence: { gag, until, over: gag === 'G_NONE' },
  }),
  follow: ({ until, notices }, after) => [setTimer('gag', until), ...writeLetters(notices, after)],
});

export const gagOver = defineEvent('case.gag_over', {
  label: { fr: 'Fin du silence', en: 'End of the silence' },
  data: letters,
  by: 'worker',
  keepsPreparation: true,
  evolve: (state, { notices }) => ({
    ...state,
    ...awaitingLetters(state, notices),
    silence: state.silence && { ...state.silence, over: true },
  }),
  follow: ({ notices }, after) => writeLetters(notices, after),
});

const lettersOf = (state: CaseState, rules: NoticeRules): { notices?: Notice[] } => {
  const notices = heldBackLetters(state, rules);
  return notices.length > 0 ? { notices } : {};
};

/** When the timer of the silence falls due. */
export function silenceOver(_about: string | null, { state, at }: Context) {
  const { silence } = state;
  if (!silence || silence.over || !isPast(silence.until, at)) return [];
  return [gagOver.of(lettersOf(state, at.notices)), ...(noticeOwed(state, at.notices) ? [alarm('notice_due')] : [])];
}

export const setGag = defineAction('set_gag', {
  label: { fr: 'Consigner l’obligation de confidentialité', en: 'Record the non-disclosure obligation' },
  input: silence,
  events: [gagSet, alarmRaised],
  open: 'always',
  roles: ['jurist', 'head_of_legal'],
  guard: objectionToJudged,
  decide: ({ gag, until, noteId }, { state, at }) => {
    const lifted = lifts(state, gag);
    const set = gagSet.of({ gag, until, noteId, ...(lifted && lettersOf(state, at.notices)) });
    if (!noticeOwed(state, at.notices)) return accept([set]);
    if (lifted) return accept([set, alarm('notice_due')]);
    return begins(state, gag) ? accept([set, alarm('notice_held_back')]) : accept([set]);
  },
  route: {
    path: 'silence',
    summary: 'The silence that is owed, and until when; none once it is lifted',
    note: 'reason',
  },
  form: {
    gag: { label: { fr: 'Silence', en: 'Silence' }, of: 'gag' },
    until: { label: { fr: 'Jusqu’au', en: 'Until' } },
  },
});
