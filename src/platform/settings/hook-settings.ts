/** Secrets of what may call the webhooks: one door, one list, so that what delivers mail cannot report an incident. */
import { z } from 'zod';
import { hookSecret, list, secret } from './setting-kinds.js';

const secrets = list.pipe(z.array(hookSecret)).default([]);

export const hookSettings = {
  hookSecrets: secret(
    'GREFFE_HOOK_SECRETS',
    'Secrets of the webhook for mail (Standard Webhooks), whsec_…, separated by commas; without one it refuses every call.',
    secrets,
  ),
  signalSecrets: secret(
    'GREFFE_SIGNAL_SECRETS',
    'Secrets of the webhook for signals of an incident, whsec_…, separated by commas, none of them a secret for mail; without one it refuses every call.',
    secrets,
  ),
};

/** Why these secrets may not be used together; empty where none has two uses: a receiver of events could sign mail. */
export function sharedSecrets(values: {
  readonly hookSecrets: readonly string[];
  readonly signalSecrets: readonly string[];
  readonly eventsSecrets: readonly string[];
  readonly pagerSecret?: string | undefined;
}): string[] {
  const { hookSecrets, signalSecrets, eventsSecrets, pagerSecret } = values;
  const pager = pagerSecret === undefined ? [] : [pagerSecret];
  const isShared = (some: readonly string[], others: readonly string[]) => some.some((one) => others.includes(one));
  return [
    ...(isShared(signalSecrets, hookSecrets)
      ? ['GREFFE_SIGNAL_SECRETS: must share no secret with GREFFE_HOOK_SECRETS']
      : []),
    ...(isShared(eventsSecrets, [...hookSecrets, ...signalSecrets, ...pager])
      ? ['GREFFE_EVENTS_SECRETS: must share no secret with what else is signed']
      : []),
  ];
}
