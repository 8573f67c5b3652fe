/** The one page that says what follows what: every event has its line, an event without one does not compile. */

import { secondRoles } from '../domain/case/correction.js';
import type { CorrectionNews } from '../domain/case/correction-event.js';
import type { Timer } from '../domain/case/emergency-command.js';
import type { AlarmCode } from '../domain/case/emergency-event.js';
import type { CaseEvent, CaseEventType } from '../domain/case/event.js';
import type { CaseState } from '../domain/case/state.js';
import { addHours, type Instant } from '../domain/kernel/instant.js';
import type { ApproverRole } from '../domain/law/vocabulary.js';
import type { Audience } from '../domain/workflow/escalation.js';
import type { Work } from '../platform/database/outbox.js';

type Data<Type extends CaseEventType> = Extract<CaseEvent, { type: Type }>['data'];
type Reaction<Type extends CaseEventType> = (caseId: string, data: Data<Type>, after: CaseState) => readonly Work[];

/** Its cases keep no content: what was read goes at once, the keys go when the officer has the original. */
const SECRET = 'secret_cell';

const nothing = (): readonly Work[] => [];

const classify: (caseId: string) => readonly Work[] = (caseId) => [
  { topic: 'classification.classify', payload: { caseId } },
];

const acknowledge: (caseId: string) => readonly Work[] = (caseId) => [
  { topic: 'correspondence.acknowledge', payload: { caseId } },
];

/** Rings at that hour of the database's clock; nobody is woken where there is no hour. */
function timer(caseId: string, name: Timer, dueAt: string | null, about: string | null): readonly Work[] {
  if (dueAt === null) return [];
  return [{ topic: 'cases.timer', payload: { caseId, timer: name, about }, dueAt: dueAt as Instant }];
}

/** Data are kept a day longer than owed, never a day less (Policy kept-longer). */
const graceAfter = (until: string | null): string | null => until && addHours(until as Instant, 24);

/** A refusal without a word to its author (a forgery) has no letter to wait for. */
const sendLetters = (caseId: string, _data: unknown, after: CaseState): readonly Work[] => {
  const letters = after.preparation?.letters ?? [];
  if (letters.length === 0) return [{ topic: 'cases.close', payload: { caseId } }];
  return letters.map(({ id }) => ({ topic: 'correspondence.send_letter', payload: { caseId, letterId: id } }));
};

/** All that was decided may have left: the case is asked whether it can end. */
const closeIfLeft = (caseId: string, { preparation }: CaseState): readonly Work[] =>
  preparation?.dispatchedBy ? [{ topic: 'cases.close', payload: { caseId } }] : [];

const tellTheClosing = (caseId: string): readonly Work[] => [
  { topic: 'correspondence.closing_receipt', payload: { caseId } },
];

/** Alarms are for the heads to hear. */
const heads: readonly Audience[] = ['head_of_legal', 'dpo', 'ciso', 'executive'];
/** What cannot wait for the morning. */
const wakes: readonly AlarmCode[] = ['break_glass', 'ratification_overdue'];

const tell = (
  caseId: string,
  news: Readonly<Record<string, string>>,
  tells: readonly Audience[],
  pages: boolean,
): readonly Work[] => [
  { topic: 'approvals.tell', payload: { caseId, news, tells } },
  ...(pages ? [{ topic: 'approvals.page', payload: { caseId, news } }] : []),
];

/** Who approves under the strictest classification hears where less may be asked; jurists hear it at their desk. */
function tellApprovers(caseId: string, what: CorrectionNews, roles: readonly ApproverRole[]): readonly Work[] {
  const tells = roles.map((role): Audience => (role === 'jurist' ? 'desk' : role));
  return tell(caseId, { kind: 'correction', what }, tells, false);
}

const tellStricter =
  (what: CorrectionNews) =>
  (caseId: string, _data: unknown, after: CaseState): readonly Work[] =>
    tellApprovers(caseId, what, secondRoles(after));

const reactions: { readonly [Type in CaseEventType]: Reaction<Type> } = {
  'case.opened': (caseId, { readable }) => (readable ? classify(caseId) : []),
  'case.joined': (caseId) => tell(caseId, { kind: 'message' }, ['assignee', 'desk'], false),
  'case.read': nothing,
  'case.fact_confirmed': (caseId, { corrected }) => (corrected ? classify(caseId) : []),
  'case.address_confirmed': (caseId) => acknowledge(caseId),
  'case.classified': (caseId, { circuit }, { hold }) => [
    ...(circuit === SECRET ? [{ topic: 'cases.forget_reading', payload: { caseId } }] : acknowledge(caseId)),
    ...(hold && hold.over === null ? timer(caseId, 'hold', hold.until, null) : []),
  ],
  'case.assigned': nothing,
  'case.prepared': nothing,
  'case.approved': (caseId, { preparationId, expiresAt }) => timer(caseId, 'consent', expiresAt ?? null, preparationId),
  'case.consents_expired': nothing,
  'case.sent_back': nothing,
  'case.refused': (caseId, data, after) => [
    ...sendLetters(caseId, data, after),
    ...timer(caseId, 'redirect', data.answerBy ?? null, null),
  ],
  'case.released': sendLetters,
  'case.informed': sendLetters,
  'case.recalled': nothing,
  'case.letter_sent': (caseId, { kind }, after) => {
    if (after.status !== 'closed') return closeIfLeft(caseId, after);
    return kind === 'acknowledgement' ? tellTheClosing(caseId) : [];
  },
  'case.closed': (caseId, _data, after) =>
    after.circuit === SECRET ? [{ topic: 'cases.erase', payload: { caseId } }] : tellTheClosing(caseId),
  'case.withdrawn': nothing,
  'case.noted': nothing,
  'case.called_back': nothing,
  'case.acted': (caseId, { actId, until, ratifyBefore }) => [
    ...timer(caseId, 'ratification', ratifyBefore, actId),
    ...timer(caseId, 'preservation', graceAfter(until), actId),
  ],
  'case.ratified': (caseId, _data, after) => closeIfLeft(caseId, after),
  'case.break_glass_asked': nothing,
  'case.break_glass_granted': nothing,
  'case.alarm_raised': (caseId, { code }) => tell(caseId, { kind: 'alarm', alarm: code }, heads, wakes.includes(code)),
  'case.clock_rang': (caseId, { clock, safeEnd, rung, tells, pages }) =>
    tell(caseId, { kind: 'clock', clock, safeEnd, rung }, tells, pages),
  'case.hold_cleared': nothing,
  'case.hold_stopped': nothing,
  'case.deadline_set': nothing,
  'case.preservation_extended': (caseId, { until }, { preservation }) =>
    timer(caseId, 'preservation', graceAfter(until), preservation?.actId ?? null),
  'case.preservation_kept': nothing,
  'case.preservation_ended': nothing,
  'case.gag_set': (caseId, { until }) => timer(caseId, 'gag', until, null),
  'case.gag_over': nothing,
  'case.notice_decided': nothing,
  'case.opinion_asked': (caseId, { opinionId, dueAt }) => timer(caseId, 'opinion', dueAt, opinionId),
  'case.opinion_received': nothing,
  'case.redirect_answered': nothing,
  'case.challenged': nothing,
  'case.challenge_settled': nothing,
  'case.correction_proposed': tellStricter('proposed'),
  'case.correction_confirmed': tellStricter('confirmed'),
  'case.correction_refused': tellStricter('refused'),
  'case.correction_withdrawn': nothing,
  'case.origin_recorded': nothing,
  'case.origin_confirmed': nothing,
  'case.floor_inherited': nothing,
  'case.floor_lowering_asked': tellStricter('lowering_asked'),
  'case.floor_lowered': (caseId, { approvers }) => tellApprovers(caseId, 'lowered', approvers),
};

export function followUps(caseId: string, event: CaseEvent, after: CaseState): readonly Work[] {
  const reaction = reactions[event.type] as Reaction<CaseEventType>;
  return reaction(caseId, event.data, after);
}
