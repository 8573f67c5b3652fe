/** What an outcome of a check of the sender counts for, and the words that people read. */
import type { Bilingual } from '../kernel/result.js';
import type { CheckResult } from '../law/vocabulary.js';

export type SenderQuestion =
  | 'spf'
  | 'dkim'
  | 'dmarc'
  | 'arc'
  | 'smime'
  | 'pdf_signature'
  | 'directory'
  | 'look_alike'
  | 'reply_to'
  | 'delivery_address'
  | 'answer_address';

export interface Judgement extends Bilingual {
  readonly name: SenderQuestion;
  readonly result: CheckResult;
  /** Set where the outcome alone shows that the message is not from whom it says. */
  readonly disproves?: true;
  /** Set where the outcome alone shows that the author's domain sent the message. */
  readonly attests?: true;
}

export const outcome = (name: SenderQuestion, result: CheckResult, fr: string, en: string): Judgement => ({
  name,
  result,
  fr,
  en,
});
/** An outcome that alone shows the author's own domain, or own key, to be behind the message. */
export const proof = (name: SenderQuestion, fr: string, en: string): Judgement => ({
  ...outcome(name, 'holds', fr, en),
  attests: true,
});
/** An outcome that alone shows the message not to be from whom it says. */
export const forgery = (name: SenderQuestion, fr: string, en: string): Judgement => ({
  ...outcome(name, 'fails', fr, en),
  disproves: true,
});
