/** Reads workflows/ and gives the law, proved, or every fault with its file, its line and what to do. */
import type { CommandsOf } from '../domain/classification/invariant.js';
import { type Proof, prove, turningDays } from '../domain/classification/prove.js';
import { ruleBook } from '../domain/classification/rule-book.js';
import { compileCitation } from '../domain/law/instrument.js';
import { lexiconOf } from '../domain/reading/lexicon.js';
import { circuitsOn, commandsOf } from '../domain/workflow/circuit.js';
import { crossCheck } from './checks/cross-check.js';
import { FIRST_DAY } from './files/force.js';
import { frozen } from './files/frozen.js';
import type { CommonLaw } from './files/law.js';
import { lawHash } from './files/law-hash.js';
import { filesOf } from './files/lexicon-files.js';
import { parseWorkflows, type Workflows } from './files/parsed.js';
import { provedAtBuild } from './files/proved.js';
import { readingDigest } from './files/reading-digest.js';
import { rememberLast } from './files/remember-last.js';
import { type Fault, type SourceFile, written } from './files/yaml-file.js';

/** A law whose files are well written; its promises are not proved yet. */
type CheckedLaw =
  | { readonly ok: true; readonly law: CommonLaw; readonly workflows: Workflows }
  | { readonly ok: false; readonly faults: readonly string[] };

export type ReadCatalogue =
  | { readonly ok: true; readonly law: CommonLaw; readonly proofs: readonly Proof[] }
  /** One line a fault: `workflows/rules/france-judicial.yaml:12: …`. */
  | { readonly ok: false; readonly faults: readonly string[] };

function lawOf(workflows: Workflows, reading: string, hash: string): CommonLaw {
  const { instruments, fragments } = workflows.instruments.value;
  const [split] = workflows.splits;
  if (!split) throw new Error('The catalogue was checked without a split record.');
  const sections = workflows.sections.map(({ value }) => value);
  return {
    ...ruleBook(sections, split.value, instruments, workflows.checks.value),
    hash,
    reading,
    instruments,
    citations: instruments.map(({ code, patterns }) => compileCitation(code, patterns, fragments)),
    authorities: workflows.authorities.value.authorities,
    lexicon: lexiconOf(filesOf(workflows.lexicon)),
    questions: workflows.questions.value.questions,
    texts: workflows.texts.value.texts,
    policy: workflows.policy.value.policy,
    upkeep: workflows.upkeep.value,
    words: workflows.words.value,
    notices: workflows.notices.value.notices,
    sovereignty: workflows.sovereignty.value,
    originMethods: workflows.origins.value.methods,
    signals: workflows.signals.value.kinds,
    clocks: workflows.clocks.map(({ value }) => value),
    circuits: workflows.circuits.map(({ value }) => value),
    escalation: workflows.escalation.value,
    profiles: workflows.profiles.map(({ value }) => value),
  };
}

const described = (combination: object): string =>
  Object.entries(combination)
    .map(([dimension, value]) => `${dimension}=${value}`)
    .join(', ');

/** A fault that several proofs may show: one for each day on which the law changes. */
interface Shown {
  readonly about: string;
  readonly fault: Fault;
}

/** What a proof shows against the rules, told at the rule it concerns. */
function proofFaults(proof: Proof, workflows: Workflows): Shown[] {
  const rules = workflows.sections.flatMap((section) => section.rules);
  const at = (id: string, sentence: string): Fault => {
    const placed = rules.find(({ value }) => value.id === id);
    return placed ? placed.file.fault(placed.path, sentence) : { file: 'workflows/rules', line: 1, sentence };
  };
  const broken = proof.findings.flatMap(({ invariant, broken }) =>
    broken
      ? [
          {
            about: `${broken.rule} ${invariant.number}`,
            fault: at(
              broken.rule,
              `${broken.rule} breaks promise ${invariant.number} (${invariant.sentence.en}) for ${described(broken.witness)}: change the rule.`,
            ),
          },
        ]
      : [],
  );
  const overlaps = proof.overlaps.map(({ rules: [left, right], witness }) => ({
    about: `${left} ${right}`,
    fault: at(right, `${left} and ${right} both match ${described(witness)}: give them different precedences.`),
  }));
  const gap = proof.uncovered
    ? [
        {
          about: 'uncovered',
          fault: {
            ...{ file: 'workflows/rules', line: 1 },
            sentence: `No rule matches ${described(proof.uncovered)}: restore the last catch-all.`,
          },
        },
      ]
    : [];
  return [...broken, ...overlaps, ...gap];
}

/** Rules that no combination reaches on any day; a catch-all may be so, which is what it hopes for. */
function unreached(proofs: readonly Proof[], workflows: Workflows): Fault[] {
  const rules = workflows.sections.flatMap((section) => section.rules);
  const everywhere = (id: string): boolean =>
    proofs.every(({ neverReached, inForce }) => neverReached.includes(id) || !inForce.includes(id));
  // Of two that match the same without precedence, that is the fault.
  const tied = new Set(proofs.flatMap(({ overlaps }) => overlaps.flatMap(({ rules: both }) => both)));
  return rules
    .filter(({ value }) => !value.catchAll && !tied.has(value.id) && everywhere(value.id))
    .map(({ value, file, path }) =>
      file.fault(path, `${value.id} is never reached: a rule before it matches all it matches. Change its precedence.`),
    );
}

/** Days on which the rules or the circuits in force change: one proof for each is a proof for ever. */
function provedDays(law: CommonLaw): string[] {
  const turns = law.circuits.map(({ validFrom }) => validFrom).filter((day) => day > FIRST_DAY);
  return [...new Set([...turningDays(law, FIRST_DAY), ...turns])].sort();
}

function commandsOn(law: CommonLaw, day: string): CommandsOf {
  const commands = new Map([...circuitsOn(law.circuits, day)].map(([code, circuit]) => [code, commandsOf(circuit)]));
  return (code) => commands.get(code) ?? new Set();
}

/** Reads, checks and proves; nothing is half read. What is proved once and shared cannot be changed afterwards. */
export const readCatalogue = rememberLast(readAnew);

/** Reads and checks without the proof: for a text that was proved before, in another process. */
export function readUnproved(sources: readonly SourceFile[]): CheckedLaw {
  const parsed = parseWorkflows(sources);
  if (!parsed.ok) return { ok: false, faults: parsed.faults.map(written) };
  const crossed = crossCheck(parsed.workflows);
  if (crossed.length > 0) return { ok: false, faults: crossed.map(written) };
  return checkedLaw(sources, parsed.workflows);
}

function checkedLaw(sources: readonly SourceFile[], workflows: Workflows): Extract<CheckedLaw, { ok: true }> {
  const reading = readingDigest();
  return { ok: true, law: lawOf(workflows, reading, lawHash(sources, reading)), workflows };
}

/** The same for a start: checked and proved by the build, where it kept the proofs of exactly these files, else here. */
export function readProved(sources: readonly SourceFile[]): ReadCatalogue {
  const proofs = provedAtBuild(sources);
  if (proofs === null) return readCatalogue(sources);
  const parsed = parseWorkflows(sources);
  if (!parsed.ok) return readCatalogue(sources);
  return { ok: true, law: frozen(checkedLaw(sources, parsed.workflows).law), proofs: frozen(proofs) };
}

function readAnew(sources: readonly SourceFile[]): ReadCatalogue {
  const read = readUnproved(sources);
  if (!read.ok) return read;
  const { law, workflows } = read;
  const proofs = provedDays(law).map((day) => prove(law, commandsOn(law, day), day));
  const shown = proofs.flatMap((proof) => proofFaults(proof, workflows));
  const first = shown.filter(({ about }, at) => shown.findIndex((one) => one.about === about) === at);
  const faults = [...first.map(({ fault }) => fault), ...unreached(proofs, workflows)];
  return faults.length > 0
    ? { ok: false, faults: faults.map(written) }
    : { ok: true, law: frozen(law), proofs: frozen(proofs) };
}
