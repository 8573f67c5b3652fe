/** One check of who sent a message, shown apart with its reason; none alone makes a request genuine (RFC 8601, RFC 9989). */
import { z } from 'zod';
import { BothLanguages } from '../kernel/both-languages.js';
import { CheckResult } from '../law/vocabulary.js';
import type { SenderQuestion } from './judgement.js';
import { type SenderOutcome, senderOutcomes } from './sender-outcome.js';

const outcomeNames = Object.keys(senderOutcomes) as [SenderOutcome, ...SenderOutcome[]];
const questions = [
  'spf',
  'dkim',
  'dmarc',
  'arc',
  'smime',
  'pdf_signature',
  'directory',
  'look_alike',
  'reply_to',
  'delivery_address',
  'answer_address',
] as const satisfies readonly SenderQuestion[];

/** A message may name any number of things; this many are kept. */
const MOST_DETAILS = 100;
const LONGEST_DETAIL = 1_000;

/** What was seen, before it is judged: an outcome, its particulars, and the message it was seen on. */
export const SenderFinding = z.strictObject({
  outcome: z.enum(outcomeNames),
  /** In the words of RFC 8601 where it has some: `spf=pass smtp.mailfrom=…`. */
  detail: z.array(z.string().max(LONGEST_DETAIL)).max(MOST_DETAILS),
  /** Empty for the outer message, else the path of the part that carries the message. */
  message: z.string().max(1_000),
});
export type SenderFinding = z.infer<typeof SenderFinding>;

export const SenderCheck = z.strictObject({
  ...SenderFinding.shape,
  name: z.enum(questions),
  result: CheckResult,
  reason: BothLanguages,
});
export type SenderCheck = z.infer<typeof SenderCheck>;

/** Judges a finding by the one table of outcomes; details beyond the bounds are cut. */
export function senderCheck(outcome: SenderOutcome, detail: readonly string[] = [], message = ''): SenderCheck {
  const { name, result, fr, en } = senderOutcomes[outcome];
  const kept = detail.slice(0, MOST_DETAILS).map((line) => line.slice(0, LONGEST_DETAIL));
  return { name, outcome, result, reason: { fr, en }, detail: kept, message };
}

/**
 * True when a check of the message itself proves its author: DMARC, or S/MIME under an authority that is believed. Only
 * then may something be sent that no person approved (RFC 3834, 5): any other answer could reach a victim.
 */
export function attestsAuthor(checks: readonly SenderCheck[]): boolean {
  return checks.some(({ outcome, message }) => message === '' && senderOutcomes[outcome].attests === true);
}

/** True when a check of the message itself shows that it is not from whom it says; messages inside prove nothing against it. */
export function disprovesOrigin(checks: readonly SenderCheck[]): boolean {
  return checks.some(({ outcome, message }) => message === '' && senderOutcomes[outcome].disproves === true);
}

/** The authority of the directory whose domain the proved author of the message itself writes from, by its id; null where none is proved. */
export function provedWriter(checks: readonly SenderCheck[]): string | null {
  if (!attestsAuthor(checks)) return null;
  const listed = checks.find(({ outcome, message }) => message === '' && outcome === 'directory_listed');
  return listed?.detail[1] ?? null;
}
