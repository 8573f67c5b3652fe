/** Why a signature does not count for an act of a person. */
import type { ActToSign } from './act.js';
import { faultOfSignature, type SignatureFault } from './assertion.js';
import type { SigningKey } from './key-event.js';
import { challengeOf } from './list.js';
import type { Signature } from './signature.js';

export type SignatureObjection =
  | { readonly why: 'unknown' | 'of_another' | 'waiting' | 'revoked' | 'suspended' | 'list' }
  | { readonly why: 'wrong'; readonly fault: SignatureFault | 'list' };

/** Acts of which several refusals may be signed at once; a disclosure has a signature of its own. */
const inLists: readonly ActToSign['act'][] = ['approve', 'refuse'];

/** Why it is not a signature of that key over the act; null when it is. */
export function objectionUnder(key: SigningKey, act: ActToSign, signature: Signature): SignatureObjection | null {
  if (signature.list && !inLists.includes(act.act)) return { why: 'list' };
  const challenge = challengeOf(act, signature.list);
  if (!challenge) return { why: 'wrong', fault: 'list' };
  const fault = faultOfSignature(signature, challenge, key);
  return fault && { why: 'wrong', fault };
}
