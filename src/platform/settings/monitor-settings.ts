/** What an operator's monitoring reads of a process: its log and its numbers. */
import { z } from 'zod';
import { secret, setting } from './setting-kinds.js';

export const monitorSettings = {
  logLevel: setting(
    'GREFFE_LOG_LEVEL',
    'Least serious event that is logged.',
    z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  ),
  metricsToken: secret(
    'GREFFE_METRICS_TOKEN',
    'Bearer token under which a monitor reads /metrics (OpenMetrics); absent, that address does not exist.',
    z.string().min(32).optional(),
  ),
};
