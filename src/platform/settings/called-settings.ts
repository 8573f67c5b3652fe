/** Addresses that the service calls for its alarms, for events to the operator's machines, for the directory of customers and for mailboxes. */
import { z } from 'zod';
import { hookSecret, httpsAddress, list, pem, safeAddress, secret, setting, whole } from './setting-kinds.js';

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
  eventsUrl: secret(
    'GREFFE_EVENTS_URL',
    'Webhook of the operator that takes what happens to cases, one by one, with GREFFE_EVENTS_SECRETS (docs/operations/machines.md); absent, no call is made.',
    httpsAddress.optional(),
  ),
  eventsSecrets: secret(
    'GREFFE_EVENTS_SECRETS',
    'Secret that signs what is sent there, whsec_…, or two separated by commas while it changes; none of them has another use.',
    list.pipe(z.array(hookSecret).max(2, 'must be one secret, or two while it changes')).default([]),
  ),
  eventsRoots: secret(
    'GREFFE_EVENTS_ROOTS',
    'Roots believed for the certificate of that address, PEM; absent, those of Node.js.',
    pem('CERTIFICATE').optional(),
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
