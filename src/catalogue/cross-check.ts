/** What no schema sees: names that must exist elsewhere, ids that must be there once, graphs that must be walkable. */
import { admitting } from '../domain/classification/judge.js';
import type { Consequence, Matches, Rule } from '../domain/classification/rule.js';
import { checkNames } from '../domain/law/fact.js';
import { compileCitation } from '../domain/law/instrument.js';
import { circuitFaults } from './circuit-check.js';
import { citationFaults } from './citation-check.js';
import { clockFaults } from './clock-check.js';
import { escalationFaults } from './escalation-check.js';
import { profileFaults } from './operator-check.js';
import { type Placed, type Tell, teller, type Workflows } from './parsed.js';
import type { Fault, Path } from './yaml-file.js';

/** Names the rules may use, gathered once. */
interface Known {
  readonly instruments: ReadonlySet<string>;
  readonly circuits: ReadonlySet<string>;
  readonly checks: ReadonlySet<string>;
  readonly blocks: ReadonlySet<string>;
}

function duplicates<T>(all: readonly Placed<T>[], idOf: (value: T) => string, at: Path): Fault[] {
  const seen = new Map<string, Placed<T>>();
  return all.flatMap((placed) => {
    const id = idOf(placed.value);
    const first = seen.get(id);
    seen.set(id, first ?? placed);
    return first ? [teller(placed)(at, `"${id}" is there twice, first in ${first.file.name}: give each its own.`)] : [];
  });
}

const wordsOf = (condition: unknown): string[] => {
  if (typeof condition === 'string') return [condition];
  if (Array.isArray(condition)) return condition;
  return typeof condition === 'object' && condition !== null && 'not' in condition ? wordsOf(condition.not) : [];
};

function matchFaults(matches: Matches, path: Path, tell: Tell, known: Known): Fault[] {
  const names = ['basis', 'cites'] as const;
  const all = [matches].flat().flatMap((match) => names.map((name) => ({ name, condition: match[name] })));
  return all.flatMap(({ name, condition }) =>
    wordsOf(condition)
      .filter((code) => code !== 'NONE' && !known.instruments.has(code))
      .map((code) =>
        tell(
          [...path, name],
          `The instrument ${code} is unknown: add it to workflows/law/instruments.yaml or correct it.`,
        ),
      ),
  );
}

const circuitFault = (circuit: string, path: Path, tell: Tell, known: Known): Fault[] =>
  known.circuits.has(circuit)
    ? []
    : [tell(path, `The circuit "${circuit}" is unknown: add workflows/circuits/${circuit}.yaml or correct it.`)];

const blockFaults = (blocks: readonly string[], path: Path, tell: Tell, known: Known): Fault[] =>
  blocks
    .filter((block) => !known.blocks.has(block))
    .map((block) => tell(path, `The letter block ${block} is unknown: add it to templates/letters or correct it.`));

function consequenceFaults(found: Consequence | undefined, path: Path, tell: Tell, known: Known): Fault[] {
  if (!found) return [];
  return [
    ...circuitFault(found.circuit, [...path, 'circuit'], tell, known),
    ...blockFaults(found.letterBlocks, [...path, 'letterBlocks'], tell, known),
  ];
}

function requirementFaults(rule: Rule, tell: Tell, known: Known): Fault[] {
  return rule.requires.flatMap((requirement, at) => {
    const path = ['requires', at];
    if (typeof requirement === 'string') {
      if (known.checks.has(requirement)) return [];
      return [
        tell(path, `The check "${requirement}" is unknown: take a check or a list of workflows/law/checks.yaml.`),
      ];
    }
    return [
      ...matchFaults(requirement.when ?? {}, [...path, 'when'], tell, known),
      ...consequenceFaults(requirement.fails, [...path, 'fails'], tell, known),
      ...consequenceFaults(requirement.unknown, [...path, 'unknown'], tell, known),
    ];
  });
}

function ruleFaults(placed: Placed<Rule>, known: Known): Fault[] {
  const tell = teller(placed);
  const rule = placed.value;
  const nested = [...rule.notify, ...rule.deadlines.filter((one) => typeof one !== 'string')];
  return [
    ...matchFaults(rule.match, ['match'], tell, known),
    ...nested.flatMap(({ when }) => matchFaults(when ?? {}, ['match'], tell, known)),
    ...circuitFault(rule.circuit, ['circuit'], tell, known),
    ...blockFaults(rule.route.letterBlocks, ['route', 'letterBlocks'], tell, known),
    ...requirementFaults(rule, tell, known),
    ...(rule.validTo !== null && rule.validTo < rule.validFrom
      ? [tell(['validTo'], 'It ends before it begins: correct validFrom or validTo.')]
      : []),
    ...(rule.why || rule.catchAll ? [] : [tell([], `${rule.id} does not say why: add why, in French and English.`)]),
    ...(rule.catchAll && admitting.includes(rule.verdict)
      ? [tell(['verdict'], 'A catch-all never admits: give it ESCALATE.')]
      : []),
  ];
}

function sectionFaults(section: Workflows['sections'][number]): Fault[] {
  const last = section.rules.toSorted((left, right) => left.value.precedence - right.value.precedence).at(-1);
  if (!last || last.value.catchAll) return [];
  return [teller(last)([], `The section ends with ${last.value.id}: end it with a catch-all that never admits.`)];
}

function instrumentFaults(placed: Workflows['instruments']): Fault[] {
  const tell = teller(placed);
  const { instruments, fragments } = placed.value;
  return instruments.flatMap(({ code, patterns }, at) => {
    const twice = instruments.findIndex((other) => other.code === code) < at;
    const broken = patterns.flatMap((pattern, number) => {
      try {
        compileCitation(code, [pattern], fragments);
        return [];
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        return [
          tell(
            ['instruments', at, 'patterns', number],
            `The pattern cannot be used (${reason}): write it in RE2 syntax.`,
          ),
        ];
      }
    });
    return twice ? [...broken, tell(['instruments', at, 'code'], `"${code}" is there twice: keep one.`)] : broken;
  });
}

function authorityFaults(placed: Workflows['authorities']): Fault[] {
  const tell = teller(placed);
  const all = placed.value.authorities;
  return all.flatMap(({ id, verifiedAt, expiresAt }, at) => [
    ...(all.findIndex((other) => other.id === id) < at
      ? [tell(['authorities', at, 'id'], `"${id}" is there twice: keep one.`)]
      : []),
    ...(expiresAt > verifiedAt
      ? []
      : [tell(['authorities', at, 'expiresAt'], 'It expires before it was verified: correct the dates.')]),
  ]);
}

function checkFaults(placed: Workflows['checks'], known: Known): Fault[] {
  const tell = teller(placed);
  return Object.entries(placed.value.checks).flatMap(([name, { fails, unknown }]) => [
    ...consequenceFaults(fails, ['checks', name, 'fails'], tell, known),
    ...consequenceFaults(unknown, ['checks', name, 'unknown'], tell, known),
  ]);
}

/** A question that no rule names is settled or misspelt; a rule names only questions that are told. */
function questionFaults(placed: Workflows['questions'], rules: readonly Placed<Rule>[]): Fault[] {
  const { questions } = placed.value;
  const named = new Set(rules.flatMap(({ value }) => value.counsel ?? []));
  const untold = rules.flatMap((rule) =>
    (rule.value.counsel ?? []).flatMap((code, at) =>
      code in questions
        ? []
        : [teller(rule)(['counsel', at], `The question ${code} is unknown: add it to workflows/law/questions.yaml.`)],
    ),
  );
  const idle = Object.keys(questions).filter((code) => !named.has(code));
  return [
    ...untold,
    ...idle.map((code) => teller(placed)(['questions', code], `No rule names ${code}: name it or remove it.`)),
  ];
}

const single = (count: number, file: string, sentence: string): Fault[] =>
  count === 1 ? [] : [{ file, line: 1, sentence }];

/** Every fault that lies between files. */
export function crossCheck(workflows: Workflows): Fault[] {
  const { instruments, checks, questions, circuits, sections, splits, profiles } = workflows;
  const rules = sections.flatMap((section) => section.rules);
  const authorityIds = new Set(workflows.authorities.value.authorities.map(({ id }) => id));
  const known: Known = {
    instruments: new Set(instruments.value.instruments.map(({ code }) => code)),
    circuits: new Set(circuits.map(({ value }) => value.code)),
    checks: new Set([...checkNames, ...Object.keys(checks.value.lists)]),
    blocks: workflows.blocks,
  };
  return [
    ...instrumentFaults(instruments),
    ...citationFaults(workflows),
    ...authorityFaults(workflows.authorities),
    ...checkFaults(checks, known),
    ...questionFaults(questions, rules),
    ...duplicates(rules, ({ id }) => id, ['id']),
    ...duplicates(sections, ({ code }) => code, ['section']),
    ...duplicates(profiles, ({ code }) => code, ['code']),
    ...rules.flatMap((rule) => ruleFaults(rule, known)),
    ...sections.flatMap(sectionFaults),
    ...clockFaults(workflows),
    ...circuitFaults(workflows),
    ...escalationFaults(workflows),
    ...profiles.flatMap((profile) => profileFaults(profile, authorityIds)),
    ...single(splits.length, 'workflows/rules', 'One rules file, and one only, holds the record "split" (X05).'),
    ...single(
      profiles.filter(({ value }) => value.isDefault).length,
      'workflows/operators',
      'One profile, and one only, is the default: set isDefault.',
    ),
  ];
}
