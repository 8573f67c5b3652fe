/** Which kinds of key an installation takes, and for what. */
import type { Refusal } from '../kernel/result.js';
import type { SigningKey } from './key-event.js';
import { signatureRefusals } from './refusal.js';

export interface SigningPolicy {
  /** Whether a key that a password opens signs at all. */
  readonly passwordKeys: boolean;
  /** Whether a passkey may be one that is copied between devices. */
  readonly copiedPasskeys: boolean;
  /** Days after a grant from which a consent of its person to an answer with data counts; 0 for none. */
  readonly consentDays: number;
}

/** Why a key of this kind signs nothing here; null when it does. */
export function objectionToKind(
  { kind, backupEligible }: SigningKey,
  policy: Omit<SigningPolicy, 'consentDays'>,
): Refusal | null {
  if (kind === 'password') return policy.passwordKeys ? null : signatureRefusals.passwordKeysClosed;
  return policy.copiedPasskeys || backupEligible === false ? null : signatureRefusals.copiesClosed;
}
