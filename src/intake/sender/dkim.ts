/** What the signatures of a message prove together (RFC 6376, RFC 8301): one good one is enough, a weak one is nothing. */
import { z } from 'zod';
import type { SenderFinding } from '../../domain/reading/sender-check.js';
import { found } from './found.js';

/** What is kept of mailauth's result of one signature. */
const Signature = z.object({
  id: z.string().default(''),
  signingDomain: z.string().default(''),
  selector: z.string().default(''),
  algo: z.string().default(''),
  /** True with `l=`: what follows the counted bytes is not signed. */
  canonBodyLengthLimited: z.boolean().default(false),
  signingHeaders: z.object({ keys: z.string() }).optional(),
  status: z.object({ result: z.string(), comment: z.string().optional() }),
});
export const Signatures = z.array(Signature);
type Signature = z.infer<typeof Signature>;

const results = ['pass', 'fail', 'partial', 'weak', 'error', 'none'] as const;
type DkimResult = (typeof results)[number];

export interface DkimFinding {
  readonly finding: SenderFinding;
  readonly passed: readonly Signature[];
  /** False when the DNS failed to answer for a signature. */
  readonly concluded: boolean;
}

/** The best result of all signatures, and each of them in the words of RFC 8601. */
export function dkimFindingOf(signatures: readonly Signature[]): DkimFinding {
  const judged = signatures.map((signature) => ({ signature, result: resultOf(signature) }));
  const best = results.find((result) => judged.some((one) => one.result === result)) ?? 'none';
  return {
    finding: found(
      `dkim_${best}`,
      judged.map(({ signature, result }) => lineOf(signature, result)),
    ),
    passed: judged.filter(({ result }) => result === 'pass').map(({ signature }) => signature),
    concluded: signatures.every(({ status }) => status.result !== 'temperror'),
  };
}

/** The domains that DMARC may align with: those of full and strong signatures only. */
export function strongDomains({ passed }: DkimFinding): { id: string; domain: string }[] {
  return passed.map(({ id, signingDomain }) => ({ id, domain: signingDomain }));
}

function resultOf({ status, algo, canonBodyLengthLimited, signingHeaders }: Signature): DkimResult {
  if (status.result === 'none') return 'none';
  if (status.result === 'policy') return 'weak';
  // mailauth says "neutral" of a body that was changed; RFC 8601 calls it a failure.
  if (status.result === 'fail' || status.comment === 'body hash did not verify') return 'fail';
  if (status.result !== 'pass') return 'error';
  // RFC 6376, 6.1.1: a signature that leaves out From is no signature.
  if (!/(?:^|[\s:])from(?:[\s:]|$)/i.test(signingHeaders?.keys ?? '')) return 'fail';
  if (canonBodyLengthLimited) return 'partial';
  return /sha1$/i.test(algo) ? 'weak' : 'pass';
}

const words: Readonly<Record<DkimResult, string | null>> = {
  pass: 'pass',
  fail: 'fail',
  partial: 'policy',
  weak: 'policy',
  error: null,
  none: 'none',
};

function lineOf({ signingDomain, selector, algo, status }: Signature, result: DkimResult): string {
  const identity = signingDomain === '' ? '' : ` header.d=${signingDomain} header.s=${selector} header.a=${algo}`;
  return `dkim=${words[result] ?? status.result}${identity}${status.comment ? ` (${status.comment})` : ''}`;
}
