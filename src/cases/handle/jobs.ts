/** The jobs that follow what happens to a case, for whichever module carries them out. */
import { z } from 'zod';
import { timers } from '../../domain/case/model/vocabulary.js';
import { Notice } from '../../domain/law/vocabulary.js';
import { Audience } from '../../domain/workflow/escalation.js';
import { defineJob } from '../../platform/database/job-contract.js';
import { FailedJob, NewsOfCase } from './news.js';

const OfCase = z.strictObject({ caseId: z.uuid() });

export const timer = defineJob('cases.timer', OfCase.extend({ timer: z.enum(timers), about: z.uuid().nullable() }), {
  lane: 'timers',
});
export const close = defineJob('cases.close', OfCase, { lane: 'casework' });
export const openParts = defineJob('cases.open_parts', OfCase, { lane: 'casework' });

export const classify = defineJob('classification.classify', OfCase, { lane: 'casework' });
/** Enqueued by a migration. */
export const rememberAct = defineJob('classification.remember_act', OfCase, { lane: 'casework' });
export const readAgain = defineJob('ingestion.read_again', OfCase, { lane: 'reading_small' });

export const acknowledge = defineJob('correspondence.acknowledge', OfCase, { lane: 'letters' });
export const sendClosingReceipt = defineJob('correspondence.closing_receipt', OfCase, { lane: 'letters' });
export const writeNotice = defineJob('correspondence.write_notice', OfCase.extend({ notice: Notice, seq: z.int() }), {
  lane: 'letters',
});
export const sendLetter = defineJob('correspondence.send_letter', OfCase.extend({ letterId: z.uuid() }), {
  lane: 'letters',
});

export const sealPackage = defineJob('production.seal_package', OfCase.extend({ letterId: z.uuid() }), {
  lane: 'letters',
});

const OfDelivery = OfCase.extend({ deliveryId: z.uuid() });
export const announceDelivery = defineJob('production.announce_delivery', OfDelivery, { lane: 'letters' });
/** Asked for by the portal. */
export const deliveryNews = defineJob('production.delivery_news', OfDelivery, { lane: 'casework' });

export const scanFile = defineJob('production.scan_file', OfCase.extend({ uploadId: z.uuid() }), { lane: 'scans' });

export const tell = defineJob('approvals.tell', NewsOfCase.extend({ tells: z.array(Audience).readonly() }), {
  lane: 'timers',
});
export const page = defineJob('approvals.page', NewsOfCase, { lane: 'alarms' });
export const tellOfWork = defineJob('approvals.tell_of_work', FailedJob, { lane: 'timers' });
