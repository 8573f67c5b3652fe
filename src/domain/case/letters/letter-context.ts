/** What a letter is written from. Targets of the request have no place here: no letter can repeat them. */
import type { Day } from '../../kernel/day.js';
import type { Instant } from '../../kernel/instant.js';
import type { Mailbox } from '../../kernel/mailbox.js';
import type { Bilingual } from '../../kernel/result.js';
import type { Effect } from '../../law/effect.js';
import type { CheckName, RequestFacts } from '../../law/fact.js';
import type { Door, Ground, Notice, Verdict } from '../../law/vocabulary.js';
import type { LetterWriting } from './letter-writing.js';

/** The operator as it presents itself; SecNumCloud 3.2 is null while no qualification is held. */
export interface LetterOperator {
  readonly name: string;
  readonly siren: string;
  readonly seat: string;
  /** The town of the date line. */
  readonly town: string;
  readonly qualification: { readonly reference: string; readonly scope: Bilingual } | null;
  readonly deskEmail: string;
  readonly deskPhone: string;
  /** Answered at any hour. */
  readonly emergencyPhone: string;
  /** Where an authority files again: an address of ours. */
  readonly portal: string;
  readonly designatedEstablishment: string;
  /** The file of the order of 7 March 2022. */
  readonly control: Bilingual;
  readonly activities: Bilingual;
  readonly competitors: Bilingual;
}

export interface LetterJudgement {
  readonly verdict: Verdict;
  readonly grounds: readonly Ground[];
  /** Found, and left out of the letter by the person who prepares it. */
  readonly unstated?: readonly Ground[];
  readonly notices: readonly Notice[];
  readonly letterBlocks: readonly string[];
  readonly failing: readonly CheckName[];
  readonly unknown: readonly CheckName[];
}

interface LetterAttachment {
  readonly name: string;
  readonly sha256: string;
}

export interface LetterContext {
  readonly operator: LetterOperator;
  /** Our number of the case. */
  readonly ourReference: string;
  /** The reference as the requester wrote it; null when it gave none. */
  readonly reference: string | null;
  readonly receivedAt: Instant;
  readonly door: Door;
  /** The day the letter bears, in Paris. */
  readonly day: Day;
  /** Where it goes, under the line that says to whom; null of a notice that a person gives. */
  readonly recipient: Mailbox | null;
  /** Of a recipient whom a person chose, or of a notice; null for the requester and the SISSE. */
  readonly recipientName: string | null;
  /** The lines of the address of a letter by post: then there is no mail address. */
  readonly postal?: readonly string[];
  /** Null while the request has not been read: an acknowledgement waits for no reading. */
  readonly facts: Pick<
    RequestFacts,
    'issuerKind' | 'issuerCountry' | 'relayedBy' | 'categories' | 'tenantFlags'
  > | null;
  /** The names of the instruments relied on. */
  readonly bases: readonly Bilingual[];
  readonly judgement: LetterJudgement | null;
  /** Of an answer or a confirmation. */
  readonly effect?: Effect;
  /** The rules want the State informed, at the address of its file. */
  readonly stateInformed: boolean;
  readonly attachments: readonly LetterAttachment[];
  /** They are collected on the portal: the mail carries the letter alone. */
  readonly byPortal?: boolean;
  /** Of the person who prepares it, in the letter to the requester. */
  readonly writing?: LetterWriting;
}
