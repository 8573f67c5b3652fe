/** What follows an event, as its declaration says, turned into jobs. */

import { eventOf } from '../../domain/case/actions/index.js';
import type { CaseEvent } from '../../domain/case/event.js';
import type { FollowingLaw } from '../../domain/case/model/action.js';
import type { FollowUp } from '../../domain/case/model/follow-up.js';
import type { CaseState } from '../../domain/case/model/state.js';
import type { Instant } from '../../domain/kernel/instant.js';
import type { Work } from '../../platform/database/job-contract.js';
import * as jobs from './jobs.js';

type Doing = FollowUp['do'];
type Of<Name extends Doing> = Extract<FollowUp, { do: Name }>;

/** The jobs of each kind of follow-up; a kind without its line does not compile. */
const workOf: { readonly [Name in Doing]: (caseId: string, what: Of<Name>) => readonly Work[] } = {
  classify: (caseId) => [jobs.classify.work({ caseId })],
  acknowledge: (caseId) => [jobs.acknowledge.work({ caseId })],
  send_letter: (caseId, { letterId, at }) => [
    jobs.sendLetter.work({ caseId, letterId }, at === null ? {} : { dueAt: at as Instant }),
  ],
  seal_package: (caseId, { letterId, at }) => [
    jobs.sealPackage.work({ caseId, letterId }, at === null ? {} : { dueAt: at as Instant }),
  ],
  announce_delivery: (caseId, { deliveryId }) => [jobs.announceDelivery.work({ caseId, deliveryId })],
  scan_file: (caseId, { uploadId }) => [jobs.scanFile.work({ caseId, uploadId })],
  close: (caseId, { whole }) => [jobs.close.work({ caseId: whole ?? caseId })],
  open_parts: (caseId) => [jobs.openParts.work({ caseId })],
  send_closing_receipt: (caseId) => [jobs.sendClosingReceipt.work({ caseId })],
  write_notice: (caseId, { notice, seq }) => [jobs.writeNotice.work({ caseId, notice, seq })],
  set_timer: (caseId, { timer, at, about }) =>
    at === null ? [] : [jobs.timer.work({ caseId, timer, about }, { dueAt: at as Instant })],
  notify: (caseId, { news, audience, page }) => [
    jobs.tell.work({ caseId, news, tells: audience }),
    ...(page ? [jobs.page.work({ caseId, news })] : []),
  ],
};

/** The work that is committed with the event. */
export function followUps(caseId: string, event: CaseEvent, after: CaseState, law: FollowingLaw): readonly Work[] {
  const follows = eventOf(event.type)?.follow?.(event.data, after, law) ?? [];
  return follows.flatMap((what) => workOf[what.do](caseId, what as never));
}
