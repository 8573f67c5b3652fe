/** The rules made ready: defaults spread, conditions turned into cubes, sections and precedence into one order. */
import type { CheckName } from '../law/fact.js';
import type { Instrument } from '../law/instrument.js';
import type { InstrumentCode } from '../law/vocabulary.js';
import { type Cube, cubesOf } from './dimension.js';
import type { CheckFile, Consequence, Decision, Matches, Requirement, Rule, Section, Split } from './rule.js';

export interface Need {
  readonly check: CheckName;
  /** The check is asked when one of these holds. */
  readonly when: readonly Cube[];
  readonly fails: Consequence;
  /** Absent where an unknown check only keeps the case from leaving. */
  readonly unknown: Consequence | undefined;
}

export interface ReadyRule {
  readonly rule: Rule;
  readonly section: string;
  /** Place in the order of evaluation over all sections. */
  readonly rank: number;
  readonly cubes: readonly Cube[];
  readonly needs: readonly Need[];
  readonly deadlines: readonly { readonly code: string; readonly when: readonly Cube[] }[];
  readonly decisions: readonly (Decision & { readonly needs: readonly Need[] })[];
  readonly notices: readonly (Rule['notify'][number] & { readonly cubes: readonly Cube[] })[];
}

export interface RuleBook {
  readonly sections: readonly Section[];
  /** In the order of evaluation: the first that matches wins. */
  readonly rules: readonly ReadyRule[];
  readonly split: Split;
  readonly instrumentsByCode: ReadonlyMap<InstrumentCode, Instrument>;
  readonly checks: CheckFile;
}

const always: readonly Cube[] = [new Map()];
const cubesWhen = (match: Matches | undefined): readonly Cube[] => (match ? [match].flat().flatMap(cubesOf) : always);

/** The checks of a requirement, each with what follows from it. */
export function needsOf(requirement: Requirement, { checks, lists }: CheckFile): Need[] {
  const asked =
    typeof requirement === 'string' ? (lists[requirement] ?? [requirement as CheckName]) : [requirement.check];
  const own = typeof requirement === 'string' ? undefined : requirement;
  return asked.map((check) => ({
    check,
    when: cubesWhen(own?.when),
    fails: own?.fails ?? checks[check].fails,
    unknown: own?.unknown ?? checks[check].unknown,
  }));
}

function ready(rule: Rule, section: string, rank: number, checks: CheckFile): ReadyRule {
  return {
    rule,
    section,
    rank,
    cubes: [rule.match].flat().flatMap(cubesOf),
    needs: rule.requires.flatMap((requirement) => needsOf(requirement, checks)),
    decisions: rule.decisions.map((decision) => ({
      ...decision,
      needs: decision.requires.flatMap((requirement) => needsOf(requirement, checks)),
    })),
    deadlines: rule.deadlines.map((deadline) =>
      typeof deadline === 'string'
        ? { code: deadline, when: always }
        : { code: deadline.code, when: cubesWhen(deadline.when) },
    ),
    notices: rule.notify.map((notice) => ({ ...notice, cubes: cubesWhen(notice.when) })),
  };
}

export function ruleBook(
  sections: readonly Section[],
  split: Split,
  instruments: readonly Instrument[],
  checks: CheckFile,
): RuleBook {
  const ordered = sections.toSorted((left, right) => left.order - right.order);
  const placed = ordered.flatMap(({ code, rules }) =>
    rules.toSorted((left, right) => left.precedence - right.precedence).map((rule) => ({ code, rule })),
  );
  return {
    sections: ordered,
    rules: placed.map(({ code, rule }, rank) => ready(rule, code, rank, checks)),
    split,
    instrumentsByCode: new Map(instruments.map((instrument) => [instrument.code, instrument])),
    checks,
  };
}

/** Of the last day that each book was asked about. */
const lastInForce = new WeakMap<RuleBook, { readonly day: string; readonly rules: readonly ReadyRule[] }>();

/** Rules in force on a civil day, both ends included (ISO days compare as text). */
export function inForce(book: RuleBook, day: string): readonly ReadyRule[] {
  const last = lastInForce.get(book);
  if (last?.day === day) return last.rules;
  const rules = book.rules.filter(
    ({ rule }) => rule.validFrom <= day && (rule.validTo === null || day <= rule.validTo),
  );
  lastInForce.set(book, { day, rules });
  return rules;
}
