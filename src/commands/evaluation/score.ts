/** How far conclusions agree with labels: each field with its interval, families, pairs, and the two errors that harm. */
import { admitting } from '../../domain/classification/judge.js';
import type { Conclusion } from '../classify.js';
import { compare, type FieldName, fieldNames } from './field.js';
import type { Label } from './label.js';

export interface Judged {
  readonly name: string;
  readonly label: Label;
  readonly found: Conclusion;
}

export interface Share {
  readonly right: number;
  readonly of: number;
  /** The 95 % interval of Wilson, as shares from 0 to 1. */
  readonly interval: readonly [low: number, high: number];
}

interface Miss {
  readonly name: string;
  readonly field: FieldName;
  readonly wanted: string;
  readonly found: string;
}

export interface Score {
  readonly read: number;
  /** Admitted although the label forbids it. */
  readonly wronglyAdmitted: readonly string[];
  /** Refused, or taken for no request, although the label asks for something else. */
  readonly wronglyRefused: readonly string[];
  readonly fields: Readonly<Partial<Record<FieldName, Share>>>;
  /** Verdicts, by family, language and zone of the label. */
  readonly families: Readonly<Record<string, Share>>;
  /** Pairs of which every message has its verdict; null when no label names a pair. */
  readonly pairs: Share | null;
  readonly misses: readonly Miss[];
}

const Z = 1.96;

/** The share with the interval of Wilson for 95 %: what a set of this size can tell. */
export function shareOf(right: number, of: number): Share {
  if (of === 0) return { right, of, interval: [0, 1] };
  const share = right / of;
  const middle = (share + Z ** 2 / (2 * of)) / (1 + Z ** 2 / of);
  const half = (Z / (1 + Z ** 2 / of)) * Math.sqrt((share * (1 - share)) / of + Z ** 2 / (4 * of ** 2));
  return { right, of, interval: [Math.max(0, middle - half), Math.min(1, middle + half)] };
}

export function scoreOf(all: readonly Judged[]): Score {
  const compared = all.flatMap(({ name, label, found }) =>
    fieldNames.flatMap((field) => {
      const one = compare(field, label, found);
      return one ? [{ name, field, ...one }] : [];
    }),
  );
  const fields = Object.fromEntries(
    fieldNames.flatMap((field) => {
      const those = compared.filter((one) => one.field === field);
      return those.length > 0 ? [[field, shareWhere(those, ({ agrees }) => agrees)]] : [];
    }),
  );
  return {
    read: all.length,
    wronglyAdmitted: named(all, ({ label, found }) => label.mustNotAdmit && admitting.includes(found.verdict)),
    wronglyRefused: named(all, (one) => !one.label.mustNotAdmit && rejects(one.found) && !hasVerdict(one)),
    fields,
    families: Object.fromEntries(
      [...groupsOf(all, familiesOf)].sort().map(([name, those]) => [name, shareWhere(those, hasVerdict)]),
    ),
    pairs: pairsOf(all),
    misses: compared.filter(({ agrees }) => !agrees).map(({ agrees: _agrees, ...miss }) => miss),
  };
}

const named = (all: readonly Judged[], is: (one: Judged) => boolean): string[] =>
  all.filter(is).map(({ name }) => name);

const hasVerdict = ({ label, found }: Judged): boolean => compare('verdict', label, found)?.agrees ?? true;

const rejects = ({ verdict }: Conclusion): boolean => verdict.startsWith('REFUSE') || verdict === 'NOT_A_REQUEST';

const shareWhere = <T>(all: readonly T[], is: (one: T) => boolean): Share => shareOf(all.filter(is).length, all.length);

function familiesOf({ family, language, issuer }: Label): string[] {
  return [
    ...(family === undefined ? [] : [`family ${family}`]),
    ...(language === undefined ? [] : [`language ${language}`]),
    ...(issuer === undefined ? [] : [`zone ${issuer.zone}`]),
  ];
}

function groupsOf(all: readonly Judged[], groups: (label: Label) => readonly string[]): Map<string, Judged[]> {
  const found = new Map<string, Judged[]>();
  for (const one of all) {
    for (const name of groups(one.label)) found.set(name, [...(found.get(name) ?? []), one]);
  }
  return found;
}

function pairsOf(all: readonly Judged[]): Share | null {
  const pairs = [...groupsOf(all, ({ pair }) => (pair === undefined ? [] : [pair])).values()];
  return pairs.length === 0 ? null : shareWhere(pairs, (those) => those.every(hasVerdict));
}
