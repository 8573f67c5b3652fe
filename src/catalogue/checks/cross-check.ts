/** What no schema sees: names that must exist elsewhere, ids that must be there once, graphs that must be walkable. */
import type { Rule } from '../../domain/classification/rule.js';
import { checkNames } from '../../domain/law/fact.js';
import { compileCitation } from '../../domain/law/instrument.js';
import { teller, type Workflows } from '../files/parsed.js';
import type { Path } from '../files/schema-fields.js';
import type { Fault, Placed } from '../files/yaml-file.js';
import { circuitFaults } from './circuit-check.js';
import { citationFaults } from './citation-check.js';
import { clockFaults } from './clock-check.js';
import { decisionFaults } from './decision-check.js';
import { escalationFaults } from './escalation-check.js';
import { lexiconFaults } from './lexicon-check.js';
import { profileFaults } from './operator-check.js';
import { consequenceFaults, type Known, ruleFaults, sectionFaults } from './rule-faults.js';

function duplicates<T>(all: readonly Placed<T>[], idOf: (value: T) => string, at: Path): Fault[] {
  const seen = new Map<string, Placed<T>>();
  return all.flatMap((placed) => {
    const id = idOf(placed.value);
    const first = seen.get(id);
    seen.set(id, first ?? placed);
    return first ? [teller(placed)(at, `"${id}" is there twice, first in ${first.file.name}: give each its own.`)] : [];
  });
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

/** A question that no rule names is settled or misspelt; a rule names only questions that are described. */
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
  const { instruments, checks, questions, sovereignty, circuits, sections, splits, profiles } = workflows;
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
    ...lexiconFaults(workflows),
    ...checkFaults(checks, known),
    ...questionFaults(questions, rules),
    ...duplicates(rules, ({ id }) => id, ['id']),
    ...duplicates(sections, ({ code }) => code, ['section']),
    ...duplicates(profiles, ({ code }) => code, ['code']),
    ...rules.flatMap((rule) => ruleFaults(rule, known)),
    ...sections.flatMap(sectionFaults),
    ...clockFaults(workflows),
    ...circuitFaults(workflows),
    ...decisionFaults(workflows),
    ...escalationFaults(workflows),
    ...profiles.flatMap((profile) => profileFaults(profile, authorityIds, sovereignty.value)),
    ...splits.flatMap((split) =>
      known.circuits.has(split.value.circuit)
        ? []
        : [teller(split)(['circuit'], `The circuit ${split.value.circuit} is unknown.`)],
    ),
    ...single(splits.length, 'workflows/rules', 'One rules file, and one only, holds the record "split" (X05).'),
    ...single(
      profiles.filter(({ value }) => value.isDefault).length,
      'workflows/operators',
      'One profile, and one only, is the default: set isDefault.',
    ),
  ];
}
