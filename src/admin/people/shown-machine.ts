import { useNameOf } from '../api/colleagues.js';
import { grouped, type Shown } from '../api/signing.js';
import { useLanguage } from '../i18n/language.js';
import { timeText } from '../i18n/time.js';
import type { MachineClient } from './machines.query.js';

/** A machine as the person reads it who signs for it. */
export function useShownMachine(): (client: MachineClient) => readonly Shown[] {
  const { words, locale } = useLanguage();
  const { machines } = words;
  const nameOf = useNameOf();
  return ({ name, scopes, owner, until, secretSha256 }) => [
    { label: machines.name, value: name, code: true },
    { label: machines.scopes, value: scopes.map((scope) => machines.scopeNames[scope]).join(', ') },
    { label: machines.owner, value: nameOf(owner) },
    { label: machines.until, value: timeText(until, 'day', locale) },
    { label: machines.secretDigest, value: grouped(secretSha256), code: true },
  ];
}
