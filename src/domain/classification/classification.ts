/** The answer of the rules: advice with its reasons, never a decision. */
import type { CheckName, FactName } from '../law/fact.js';
import type { ApproverRole, DataCategory, Gag, Ground, InstrumentCode, Notice, Verdict } from '../law/vocabulary.js';
import type { Redirect } from './rule.js';

/** One basis for one category of data: what the rules judge, one item at a time (X05). */
export interface Item {
  readonly basis: InstrumentCode | 'NONE';
  readonly category: DataCategory | 'NONE';
}

export interface NoticeDue {
  readonly code: Notice;
  /** Code of a clock (`D-SISSE-0`, `SLA-24H`); absent when the row gives none. */
  readonly delay?: string;
  /** Reasons for which a person may decide not to tell; the decision is recorded. */
  readonly unless?: readonly string[];
}

/** A rule that was looked at, and the first condition that kept it from firing. */
export interface NearMiss {
  readonly row: string;
  readonly fact: FactName;
  readonly wanted: string;
  readonly found: string;
}

export interface ItemOutcome {
  readonly item: Item;
  readonly row: string;
  readonly verdict: Verdict;
  readonly nearMisses: readonly NearMiss[];
}

export interface Classification {
  /** Row of the table, or null when a catch-all fired. */
  readonly row: string | null;
  /** Identity of the record that fired, catch-alls included (`F-CATCH-ALL`). */
  readonly rule: string;
  readonly verdict: Verdict;
  readonly grounds: readonly Ground[];
  readonly notices: readonly NoticeDue[];
  /** Codes of clocks; `domain/law/deadline.ts` computes their ends. */
  readonly deadlines: readonly string[];
  readonly gag: Gag;
  /** Name of a file of workflows/circuits. */
  readonly circuit: string;
  /** Each must be met by the approval of a different person. */
  readonly approvers: readonly ApproverRole[];
  readonly letterBlocks: readonly string[];
  /** Where the request should have gone (`MLAT_BEPI`); absent when the row names no other addressee. */
  readonly redirect?: Redirect;
  /** Checks the rule wants before anything is admitted, that fail or are unknown. */
  readonly failing: readonly CheckName[];
  readonly unknown: readonly CheckName[];
  /** Facts whose value decided the outcome: a person must confirm each before an admission. */
  readonly facts: readonly FactName[];
  readonly articles: readonly string[];
  /** Open questions that the matching rules depend on: approvers must know them. */
  readonly counsel: readonly string[];
  readonly items: readonly ItemOutcome[];
}

/** False where silence is the rule until the issuer agrees in writing: no notice is sent yet (CP 434-7-2, EEV 13). */
export const isDue = ({ unless = [] }: NoticeDue): boolean => !unless.includes('issuerHasNotAgreed');

/** The notices that must be given, by code; a silent one is advice to the reader of the rule, no duty. */
export const duties = ({ notices }: Pick<Classification, 'notices'>): Notice[] =>
  notices.filter(isDue).map(({ code }) => code);
