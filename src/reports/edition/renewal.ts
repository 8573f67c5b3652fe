/** The work that a published edition sets for later. */
import type { Instant } from '../../domain/kernel/instant.js';
import type { Work } from '../../platform/database/outbox.js';

export const renewalTopic = 'reports.renew';

/** Another archive time-stamp, due by the database's clock. */
export const renewalWork = (period: string, edition: number, dueAt: Instant): Work => ({
  topic: renewalTopic,
  payload: { period, edition },
  dueAt,
});
