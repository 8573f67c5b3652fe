/** Addresses that the service calls for its alarms, for the directory of customers and for mailboxes. */
import { z } from 'zod';
import { hookSecret, safeAddress, secret, setting, whole } from './setting-kinds.js';

export const calledSettings = {
  pagerUrl: secret(
    'GREFFE_PAGER_URL',
    'Webhook that pages people when a clock runs out (Standard Webhooks), with GREFFE_PAGER_SECRET; absent, no call is made.',
    safeAddress.optional(),
  ),
  pagerSecret: secret(
    'GREFFE_PAGER_SECRET',
    'Secret that signs what is sent to the pager, whsec_….',
    hookSecret.optional(),
  ),
  customersUrl: setting(
    'GREFFE_CUSTOMERS_URL',
    'Where the customers are pulled from (docs/formats/input.md), with GREFFE_CUSTOMERS_SECRET; absent, no call is made.',
    safeAddress.optional(),
  ),
  customersSecret: secret('GREFFE_CUSTOMERS_SECRET', 'Bearer token of that address.', z.string().min(16).optional()),
  customersHours: setting(
    'GREFFE_CUSTOMERS_HOURS',
    'Hours after which a directory of customers that was not taken whole raises an alarm.',
    whole(1, 8760).default(24),
  ),
  mailboxes: setting(
    'GREFFE_MAILBOXES',
    'File of the mailboxes that are read by IMAP (docs/operations/mailboxes.md); absent, none is.',
    z.string().optional(),
  ),
  digestHour: setting(
    'GREFFE_DIGEST_HOUR',
    'Hour of Paris from which people get a mail on each working day that says what waits for them; "never" sends none.',
    z
      .string()
      .refine(
        (text) => text === 'never' || whole(0, 23).safeParse(text).success,
        'must be "never", or an hour from 0 to 23',
      )
      .transform((text) => (text === 'never' ? text : Number(text)))
      .default(8),
  ),
  onCallDays: setting(
    'GREFFE_ON_CALL_DAYS',
    'Days ahead in which a gap of the on-call roster raises an alarm.',
    whole(1, 60).default(7),
  ),
};
