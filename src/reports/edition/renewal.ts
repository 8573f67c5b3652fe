/** The work that a published edition sets for later. */
import { z } from 'zod';
import type { Instant } from '../../domain/kernel/instant.js';
import { defineJob, type Work } from '../../platform/database/job-contract.js';

export const renew = defineJob(
  'reports.renew',
  z.strictObject({ period: z.string().regex(/^[\w-]+$/), edition: z.int().positive() }),
  { lane: 'reports' },
);

/** Another archive time-stamp, due by the database's clock. */
export const renewalWork = (period: string, edition: number, dueAt: Instant): Work =>
  renew.work({ period, edition }, { dueAt });
