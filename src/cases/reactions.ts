/** What follows an event, as its declaration says, turned into jobs. */

import { eventOf } from '../domain/case/actions/index.js';
import type { CaseEvent } from '../domain/case/event.js';
import type { FollowUp } from '../domain/case/model/follow-up.js';
import type { CaseState } from '../domain/case/model/state.js';
import type { Instant } from '../domain/kernel/instant.js';
import type { Work } from '../platform/database/outbox.js';

type Doing = FollowUp['do'];
type Of<Name extends Doing> = Extract<FollowUp, { do: Name }>;

/** The jobs of each kind of follow-up; a kind without its line does not compile. */
const jobs: { readonly [Name in Doing]: (caseId: string, what: Of<Name>) => readonly Work[] } = {
  classify: (caseId) => [{ topic: 'classification.classify', payload: { caseId } }],
  acknowledge: (caseId) => [{ topic: 'correspondence.acknowledge', payload: { caseId } }],
  forget_reading: (caseId) => [{ topic: 'cases.forget_reading', payload: { caseId } }],
  send_letter: (caseId, { letterId }) => [{ topic: 'correspondence.send_letter', payload: { caseId, letterId } }],
  close: (caseId) => [{ topic: 'cases.close', payload: { caseId } }],
  send_closing_receipt: (caseId) => [{ topic: 'correspondence.closing_receipt', payload: { caseId } }],
  erase: (caseId) => [{ topic: 'cases.erase', payload: { caseId } }],
  set_timer: (caseId, { timer, at, about }) =>
    at === null ? [] : [{ topic: 'cases.timer', payload: { caseId, timer, about }, dueAt: at as Instant }],
  notify: (caseId, { news, audience, page }) => [
    { topic: 'approvals.tell', payload: { caseId, news, tells: audience } },
    ...(page ? [{ topic: 'approvals.page', payload: { caseId, news } }] : []),
  ],
};

/** The work that is committed with the event. */
export function followUps(caseId: string, event: CaseEvent, after: CaseState): readonly Work[] {
  const follows = eventOf(event.type)?.follow?.(event.data, after) ?? [];
  return follows.flatMap((what) => jobs[what.do](caseId, what as never));
}
