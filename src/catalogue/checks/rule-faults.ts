/** Faults of rules: what they name must exist, and what they demand must be possible. */
import { admitting } from '../../domain/classification/judge.js';
import type { Consequence, Matches, Rule } from '../../domain/classification/rule.js';
import { type Tell, teller, type Workflows } from '../files/parsed.js';
import type { Path } from '../files/schema-fields.js';
import type { Fault, Placed } from '../files/yaml-file.js';

/** Names the rules may use, gathered once. */
export interface Known {
  readonly instruments: ReadonlySet<string>;
  readonly circuits: ReadonlySet<string>;
  readonly checks: ReadonlySet<string>;
  readonly blocks: ReadonlySet<string>;
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

export function consequenceFaults(found: Consequence | undefined, path: Path, tell: Tell, known: Known): Fault[] {
  if (!found) return [];
  return [
    ...circuitFault(found.circuit, [...path, 'circuit'], tell, known),
    ...blockFaults(found.letterBlocks, [...path, 'letterBlocks'], tell, known),
  ];
}

function requirementFaults(requires: Rule['requires'], place: Path, tell: Tell, known: Known): Fault[] {
  return requires.flatMap((requirement, at) => {
    const path = [...place, at];
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

export function ruleFaults(placed: Placed<Rule>, known: Known): Fault[] {
  const tell = teller(placed);
  const rule = placed.value;
  const nested = [...rule.notify, ...rule.deadlines.filter((one) => typeof one !== 'string')];
  return [
    ...matchFaults(rule.match, ['match'], tell, known),
    ...nested.flatMap(({ when }) => matchFaults(when ?? {}, ['match'], tell, known)),
    ...circuitFault(rule.circuit, ['circuit'], tell, known),
    ...blockFaults(rule.route.letterBlocks, ['route', 'letterBlocks'], tell, known),
    ...requirementFaults(rule.requires, ['requires'], tell, known),
    ...consequenceFaults(rule.unanswered, ['unanswered'], tell, known),
    ...rule.decisions.flatMap((decision, at) => [
      ...consequenceFaults(decision, ['decisions', at], tell, known),
      ...requirementFaults(decision.requires, ['decisions', at, 'requires'], tell, known),
    ]),
    ...(rule.validTo !== null && rule.validTo < rule.validFrom
      ? [tell(['validTo'], 'It ends before it begins: correct validFrom or validTo.')]
      : []),
    ...(rule.why || rule.catchAll ? [] : [tell([], `${rule.id} does not say why: add why, in French and English.`)]),
    ...(rule.catchAll && admitting.includes(rule.verdict)
      ? [tell(['verdict'], 'A catch-all never admits: give it ESCALATE.')]
      : []),
  ];
}

export function sectionFaults(section: Workflows['sections'][number]): Fault[] {
  const last = section.rules.toSorted((left, right) => left.value.precedence - right.value.precedence).at(-1);
  if (!last || last.value.catchAll) return [];
  return [teller(last)([], `The section ends with ${last.value.id}: end it with a catch-all that never admits.`)];
}
