import { z } from 'zod';
import { defineJob } from '../platform/database/job-contract.js';

/** A version of the sovereignty file was adopted that breaks a rule: it is reported as a signal, which opens a case. */
export const reportChange = defineJob('directory.report_change', z.strictObject({ changeId: z.uuid() }), {
  lane: 'casework',
});
