/** What people may try on the clocks of a case: ends that move, events that start them, what they ask for. */
import { recordedStarts } from '../../src/domain/law/clock.js';
import { clockOf, noteId, shifted, type Writer } from './try.js';

export const clockTries = {
  set_deadline: (view) => ({
    ...{ type: 'set_deadline', ...clockOf(view) },
    ...{ end: shifted(view.now, view.random.of([-5, 2, 30, 300, 3000])), ...noteId(view) },
  }),
  record_start: (view) => ({
    ...{ type: 'record_start', start: view.random.of(recordedStarts), happenedAt: shifted(view.now, -2) },
    ...noteId(view),
  }),
  meet_clock: (view) => ({
    type: 'meet_clock',
    code: view.random.of([...(view.state.started ?? []), { code: 'D-NONE' }]).code,
    ...noteId(view),
  }),
  extend_clock: (view) => ({ type: 'extend_clock', code: 'D-GDPR-1M', ...noteId(view) }),
  ask_later_end: (view) => ({
    ...{ type: 'ask_later_end', ...clockOf(view), end: shifted(view.now, view.random.of([-5, 30, 3000])) },
    ...noteId(view),
  }),
  confirm_later_end: ({ state }) => {
    const { code = 'D-NONE', legalEnd = null } = state.laterEnd?.clock ?? {};
    return { type: 'confirm_later_end', code, end: legalEnd ?? '2026-12-31T00:00:00.000Z' };
  },
  confirm_pause: ({ state }) => ({ type: 'confirm_pause', code: state.pauseAsked?.code ?? 'D-NONE' }),
  confirm_resumption: ({ state }) => ({ type: 'confirm_resumption', code: state.resumptionAsked?.code ?? 'D-NONE' }),
  state_service: (view) => ({
    ...{ type: 'state_service', manner: 'bailiff', at: shifted(view.now, view.random.of([-90, -2, 5])) },
    ...noteId(view),
  }),
  confirm_service: ({ state, now }) => ({ type: 'confirm_service', at: state.service?.at ?? now }),
} satisfies Record<string, Writer>;
