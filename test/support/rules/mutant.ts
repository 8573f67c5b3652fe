/** Every small error a hand could make in a rule, one at a time: a case must break for each. */
import type { Consequence, Match, Matches, Requirement, Rule } from '../../../src/domain/classification/rule.js';
import { channels, tenantFlags } from '../../../src/domain/law/fact.js';
import {
  addressees,
  checkResults,
  dataCategories,
  gags,
  issuerKinds,
  issuerZones,
  relays,
  verdicts,
} from '../../../src/domain/law/vocabulary.js';

type Path = readonly (string | number)[];
/** A duty is a check asked, a clock that runs or a notice due. */
export type Kind = 'condition' | 'date' | 'duty' | 'verdict' | 'consequence';

export interface Mutant {
  readonly kind: Kind;
  /** What was changed, as a jurist would say it. */
  readonly change: string;
  readonly rule: Rule;
}

interface Edit {
  readonly kind: Kind;
  readonly path: Path;
  /** The new value; undefined removes what stands there. */
  readonly value: unknown;
  readonly change: string;
}

type Node = Record<string | number, unknown>;

export function edited<T>(whole: T, { path, value }: Edit): T {
  const copy = structuredClone(whole);
  const last = path.at(-1) ?? '';
  const holder = path.slice(0, -1).reduce<unknown>((node, step) => (node as Node)[step], copy);
  if (value !== undefined) (holder as Node)[last] = value;
  else if (Array.isArray(holder)) holder.splice(Number(last), 1);
  else delete (holder as Node)[last];
  return copy;
}

/** Words a condition may be written in; countries are an open list, closed by one that no rule names. */
const vocabulary: Record<string, readonly string[]> = {
  issuerZone: issuerZones,
  issuerCountry: ['SG'],
  issuerKind: issuerKinds,
  relayedBy: relays,
  addressee: addressees,
  channel: channels,
  basis: ['NONE', 'NATIONAL-OTHER'],
  category: [...dataCategories, 'NONE'],
  cites: ['NATIONAL-OTHER', 'LCEN-6'],
  tenant: tenantFlags,
  checks: checkResults,
};

const listOf = (condition: unknown): readonly string[] | undefined => {
  if (typeof condition === 'string') return [condition];
  return Array.isArray(condition) ? condition : undefined;
};

/** The word that takes the place of one of a list: the next of the vocabulary that is not in it. */
function substitute(word: string, listed: readonly string[], words: readonly string[]): string | undefined {
  const at = words.indexOf(word) + 1;
  return [...words.slice(at), ...words.slice(0, at)].find((other) => !listed.includes(other));
}

function listEdits(path: Path, listed: readonly string[], words: readonly string[], wrap: (list: string[]) => unknown) {
  return listed.flatMap((word, at): Edit[] => {
    const other = substitute(word, listed, words);
    const without = listed.filter((one) => one !== word);
    const name = path.join('.');
    return [
      ...(without.length > 0
        ? [{ kind: 'condition' as const, path, value: wrap(without), change: `${name} without ${word}` }]
        : []),
      ...(other === undefined
        ? []
        : [
            {
              kind: 'condition' as const,
              path,
              value: wrap(listed.with(at, other)),
              change: `${name}: ${other} for ${word}`,
            },
          ]),
    ];
  });
}

/** One condition dropped, turned round, and each of its words left out or taken for another. */
function conditionEdits(path: Path, condition: unknown, words: readonly string[]): Edit[] {
  const name = path.join('.');
  const dropped: Edit = { kind: 'condition', path, value: undefined, change: `${name} dropped` };
  const turned = (value: unknown): Edit => ({ kind: 'condition', path, value, change: `${name} negated` });
  if (typeof condition === 'boolean') return [dropped, turned(!condition)];
  const listed = listOf(condition);
  if (listed) return [dropped, turned({ not: listed }), ...listEdits(path, listed, words, (list) => list)];
  const { not } = condition as { not: string[] };
  return [dropped, turned(not), ...listEdits(path, not, words, (list) => ({ not: list }))];
}

function matchEdits(path: Path, { checks = {}, ...match }: Match): Edit[] {
  const own = Object.entries(match).flatMap(([name, condition]) =>
    conditionEdits([...path, name], condition, vocabulary[name] ?? []),
  );
  const ofChecks = Object.entries(checks).flatMap(([name, condition]) =>
    conditionEdits([...path, 'checks', name], condition, checkResults),
  );
  return [...own, ...ofChecks];
}

/** Of several matches each is left out too; one match alone cannot be. */
function matchesEdits(path: Path, matches: Matches): Edit[] {
  if (!Array.isArray(matches)) return matchEdits(path, matches);
  return matches.flatMap((match, at): Edit[] => [
    { kind: 'condition', path: [...path, at], value: undefined, change: `${[...path, at].join('.')} left out` },
    ...matchEdits([...path, at], match),
  ]);
}

/** A check, a clock or a notice goes by its name, whatever else is said of it. */
const nameOf = (item: string | { check: string } | { code: string }): string => {
  if (typeof item === 'string') return item;
  return 'check' in item ? item.check : item.code;
};

const dropEach = (kind: Kind, path: Path, list: readonly Parameters<typeof nameOf>[0][]): Edit[] =>
  list.map((item, at) => ({
    kind,
    path: [...path, at],
    value: undefined,
    change: `${path.join('.')} without ${nameOf(item)}`,
  }));

const swapEach = (kind: Kind, path: Path, present: string, words: readonly string[]): Edit[] =>
  words
    .filter((word) => word !== present)
    .map((word) => ({ kind, path, value: word, change: `${path.join('.')}: ${word} for ${present}` }));

const otherCircuit = (path: Path, circuit: string): Edit[] =>
  swapEach('consequence', path, circuit, ['escalation', 'judicial']).slice(0, 1);

export function consequenceEdits(path: Path, consequence: Consequence | undefined): Edit[] {
  if (!consequence) return [];
  return [
    { kind: 'consequence', path, value: undefined, change: `${path.join('.')} dropped` },
    ...swapEach('verdict', [...path, 'verdict'], consequence.verdict, verdicts),
    ...otherCircuit([...path, 'circuit'], consequence.circuit),
    ...dropEach('consequence', [...path, 'grounds'], consequence.grounds),
    ...dropEach('consequence', [...path, 'roles'], consequence.roles),
    ...dropEach('consequence', [...path, 'letterBlocks'], consequence.letterBlocks),
  ];
}

function whenEdits(path: Path, when: Matches | undefined, always: string): Edit[] {
  if (when === undefined) return [];
  return [...matchesEdits(path, when), { kind: 'condition', path, value: undefined, change: always }];
}

function requirementEdits(rule: Rule): Edit[] {
  return rule.requires.flatMap((requirement, at): Edit[] => {
    if (typeof requirement === 'string') return [];
    const path = ['requires', at];
    return [
      ...whenEdits([...path, 'when'], requirement.when, `${requirement.check} always asked`),
      ...consequenceEdits([...path, 'fails'], requirement.fails),
      ...consequenceEdits([...path, 'unknown'], requirement.unknown),
    ];
  });
}

function noticeEdits(rule: Rule): Edit[] {
  return rule.notify.flatMap(({ code, delay, unless = [], when }, at): Edit[] => {
    const path = ['notify', at];
    return [
      ...whenEdits([...path, 'when'], when, `${code} always due`),
      ...(delay === undefined
        ? []
        : [
            {
              kind: 'consequence' as const,
              path: [...path, 'delay'],
              value: undefined,
              change: `${code} without delay`,
            },
          ]),
      ...dropEach('consequence', [...path, 'unless'], unless),
    ];
  });
}

function clockEdits(rule: Rule): Edit[] {
  return rule.deadlines.flatMap((deadline, at): Edit[] => {
    if (typeof deadline === 'string') return [];
    const always = `${deadline.code} always runs`;
    return [
      ...matchesEdits(['deadlines', at, 'when'], deadline.when),
      { kind: 'condition', path: ['deadlines', at], value: deadline.code, change: always },
    ];
  });
}

/** Lists of checks written out, so that each check can be dropped alone. */
function listed(rule: Rule, lists: Readonly<Record<string, readonly string[]>>): Rule {
  const named = (one: Requirement): readonly Requirement[] => (typeof one === 'string' ? (lists[one] ?? [one]) : [one]);
  return { ...rule, requires: rule.requires.flatMap(named) };
}

/** The mutants of a rule. `firstDay` is the first day on which a request can have come: an older start is no condition. */
export function mutantsOf(rule: Rule, lists: Readonly<Record<string, readonly string[]>>, firstDay: string): Mutant[] {
  const whole = listed(rule, lists);
  const { redirect, letterBlocks } = whole.route;
  const edits: Edit[] = [
    ...matchesEdits(['match'], whole.match),
    ...swapEach('verdict', ['verdict'], whole.verdict, verdicts),
    ...dropEach('duty', ['requires'], whole.requires),
    ...requirementEdits(whole),
    ...noticeEdits(whole),
    ...clockEdits(whole),
    ...dropEach('consequence', ['grounds'], whole.grounds),
    ...dropEach('duty', ['notify'], whole.notify),
    ...dropEach('duty', ['deadlines'], whole.deadlines),
    ...dropEach('consequence', ['approval', 'roles'], whole.approval.roles),
    ...dropEach('consequence', ['route', 'letterBlocks'], letterBlocks),
    ...(redirect === undefined
      ? []
      : swapEach('consequence', ['route', 'redirect'], redirect, ['GIC', 'PORTAL']).slice(0, 1)),
    ...swapEach('consequence', ['gag'], whole.gag, gags).slice(0, 2),
    ...otherCircuit(['circuit'], whole.circuit),
    ...(whole.validFrom > firstDay
      ? [{ kind: 'date' as const, path: ['validFrom'], value: firstDay, change: `in force from ${firstDay}` }]
      : []),
  ];
  return edits.map((edit) => ({ kind: edit.kind, change: `${rule.id}: ${edit.change}`, rule: edited(whole, edit) }));
}
