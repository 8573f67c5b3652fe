/** What `greffe rules check` says: every fault, or what was proved and over how many combinations. */
import type { LifecycleProof } from '../domain/case/lifecycle/proof.js';
import { rowOf } from '../domain/classification/rule.js';
import type { Day } from '../domain/kernel/day.js';
import { datedOf, type Expiry, expiriesOn } from '../domain/law/expiry.js';
import { expirySentence, wordsOfExpiry } from '../domain/law/expiry-words.js';
import { readCatalogue } from './catalogue.js';
import { tryCases } from './files/case-file.js';
import { failingCases } from './files/case-outcome.js';
import { clockCaseFaults } from './files/clock-case-file.js';
import { type CommonLaw, lawFor } from './files/law.js';
import { type SourceFile, written } from './files/yaml-file.js';
import { letterBookOf } from './letter-book.js';
import { lifecycleLines } from './lifecycle.js';

export interface RulesReport {
  readonly ok: boolean;
  /** Lines for people. */
  readonly lines: readonly string[];
  /** The same for machines; combinations are decimal text, they pass 2^53. */
  readonly json: Readonly<Record<string, unknown>>;
}

/** A number with its thousands apart, readable and safe to paste. */
const grouped = (value: bigint | number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ' ');

export interface RuleFiles {
  readonly sources: readonly SourceFile[];
  /** The templates, in both languages. */
  readonly letters: readonly SourceFile[];
  readonly ruleCases: readonly SourceFile[];
  readonly clockCases: readonly SourceFile[];
}

interface Checking {
  readonly today: Day;
  /** In milliseconds from any beginning. */
  readonly clock: () => number;
  /** Walks the cases. */
  readonly lifecycle: (law: CommonLaw, today: Day) => LifecycleProof;
}

/**
 * Reads, checks and proves the files given, and warns of what has expired on a civil day or does within 60 days: the
 * report stays good.
 */
export function checkRules(files: RuleFiles, { clock, today, lifecycle }: Checking): RulesReport {
  const started = clock();
  const read = readCatalogue(files.sources);
  // Law and letters may each find the same.
  const faults = [...new Set([...(read.ok ? caseFaults(files, read.law) : read.faults), ...letterFaults(files)])];
  if (!read.ok || faults.length > 0) {
    return { ok: false, lines: [...faults, `${faults.length} fault(s).`], json: { ok: false, faults } };
  }
  const { law, proofs } = read;
  const ends = lifecycle(law, today);
  const milliseconds = Math.round(clock() - started);
  const ok = ends.stuck.length === 0;
  const proved = proofs.map((proof) => ({
    from: proof.day,
    combinations: proof.combinations.toString(),
    dimensions: proof.dimensions,
    leaves: proof.leaves,
    neverReached: proof.neverReached,
    overlaps: proof.overlaps.length,
    uncovered: proof.uncovered,
    promises: proof.findings.map(({ invariant, combinations }) => ({
      number: invariant.number,
      sentence: invariant.sentence,
      article: invariant.article,
      combinations: combinations.toString(),
      proved: true,
    })),
  }));
  const expiries = expiriesOn(datedOf(law), today);
  return {
    ok,
    lines: [
      ...describeRules(law),
      ...proofs.flatMap(linesOf),
      ...lifecycleLines(ends, law),
      ...expiries.map(warningOf),
      `Checked in ${milliseconds} ms. Law ${law.hash}.`,
    ],
    json: { ok, law: law.hash, rules: law.rules.length, milliseconds, proofs: proved, lifecycle: ends, expiries },
  };
}

/** Letters whose files of the law are unreadable are not judged by them. */
function letterFaults({ letters, sources }: RuleFiles): string[] {
  const book = letterBookOf(letters, sources);
  return book.ok ? [] : book.faults.map(written);
}

/** Of the cases of the rules and of the clocks: what follows under this law, and they say otherwise. */
function caseFaults({ ruleCases, clockCases }: RuleFiles, common: CommonLaw): string[] {
  const law = lawFor(common);
  if (!law) return [];
  const { cases, faults } = tryCases(ruleCases, law.instruments);
  return [...faults, ...failingCases(cases, law), ...clockCaseFaults(clockCases, law)].map(written);
}

function warningOf(expiry: Expiry): string {
  const { label, advice } = wordsOfExpiry(expiry.kind);
  return `Warning: ${label.en}, ${expiry.names.join(', ')}: ${expirySentence(expiry).en}. ${advice.en}`;
}

type Proof = Extract<ReturnType<typeof readCatalogue>, { ok: true }>['proofs'][number];

function linesOf(proof: Proof): string[] {
  return [
    '',
    `From ${proof.day}: ${grouped(proof.combinations)} combinations over ${proof.dimensions} facts, in ${grouped(proof.leaves)} boxes; none uncovered, no overlap without precedence.`,
    `  Never reached: ${proof.neverReached.join(', ') || 'none'}.`,
    ...proof.findings.map(
      ({ invariant, combinations }) =>
        `  ${invariant.number}. proved over ${grouped(combinations)}: ${invariant.sentence.en} (${invariant.article})`,
    ),
  ];
}

/** The sections in their order, each with its rows in theirs. */
function describeRules(law: CommonLaw): string[] {
  const rows = new Set(law.rules.flatMap(({ rule }) => rowOf(rule) ?? []));
  const sections = law.sections.map(({ order, code, title, rules }) => {
    const ordered = rules.toSorted((left, right) => left.precedence - right.precedence);
    return `${order} ${code} (${title.en}): ${ordered.map(({ id }) => id).join(' ')}`;
  });
  const toConfirm = law.rules.filter(({ rule }) => rule.counsel !== undefined);
  return [
    `${law.rules.length} rules for ${rows.size + 1} rows of the table, ${law.instruments.length} instruments, ${law.circuits.length} circuits, ${law.authorities.length} authorities.`,
    ...sections,
    `Counsel must settle ${Object.keys(law.questions).length} questions: ${toConfirm.map(({ rule }) => rule.id).join(' ')}.`,
  ];
}
