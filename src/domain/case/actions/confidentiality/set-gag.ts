/** The silence that is owed, and until when; a notice is due once it is lifted or over. */
import { accept } from '../../../kernel/result.js';
import { Gag } from '../../../law/vocabulary.js';
import { type Context, defineAction, defineEvent } from '../../model/action.js';
import { isPast } from '../../model/due.js';
import { Id, InstantText } from '../../model/event-schema.js';
import { setTimer } from '../../model/follow-up.js';
import { objectionToJudged } from '../../model/judged-request.js';
import { alarm, alarmRaised } from '../alarm/alarm-raised.js';
import { lifts, noticeOwed } from './silence.js';

const silence = { gag: Gag, until: InstantText.nullable(), noteId: Id };

const gagSet = defineEvent('case.gag_set', {
  data: silence,
  by: 'person',
  keepsPreparation: true,
  evolve: (state, { gag, until }) => ({ ...state, silence: { gag, until, over: gag === 'G_NONE' } }),
  follow: ({ until }) => [setTimer('gag', until)],
});

export const gagOver = defineEvent('case.gag_over', {
  data: {},
  by: 'worker',
  keepsPreparation: true,
  evolve: (state) => ({ ...state, silence: state.silence && { ...state.silence, over: true } }),
});

/** When the timer of the silence falls due. */
export function silenceOver(_about: string | null, { state, at }: Context) {
  const { silence } = state;
  if (!silence || silence.over || !isPast(silence.until, at)) return [];
  return [gagOver.of({}), ...(noticeOwed(state) ? [alarm('notice_due')] : [])];
}

export const setGag = defineAction('set_gag', {
  input: silence,
  events: [gagSet, alarmRaised],
  open: 'always',
  roles: ['jurist', 'head_of_legal'],
  guard: objectionToJudged,
  decide: ({ gag, until, noteId }, { state }) => {
    const set = gagSet.of({ gag, until, noteId });
    return lifts(state, gag) && noticeOwed(state) ? accept([set, alarm('notice_due')]) : accept([set]);
  },
  route: {
    path: 'silence',
    summary: 'The silence that is owed, and until when; none once it is lifted',
    note: 'reason',
  },
});
