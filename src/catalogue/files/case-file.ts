/** The `*.cases.yaml` beside the rules: dated facts, and the whole of what must follow from them. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { MoveName } from '../../domain/case/circuit.js';
import { CheckName, RequestFacts } from '../../domain/law/fact.js';
import type { Instrument } from '../../domain/law/instrument.js';
import { type Fault, type SourceFile, written, YamlFile } from './yaml-file.js';

const StatedFacts = RequestFacts.omit({ checks: true }).partial();

const Words = z.array(z.string()).default([]);

/** The whole outcome: what is left out must not follow. */
export const Outcome = z.strictObject({
  row: z.string().nullable(),
  verdict: z.string(),
  grounds: Words,
  /** The notice, within what delay, and the reasons that may hold it back. */
  notices: Words,
  clocks: Words,
  gag: z.string(),
  redirect: z.string().nullable().default(null),
  letter: Words,
  circuit: z.string(),
  approvers: Words,
  failing: Words,
  unknown: Words,
});
export type Outcome = z.infer<typeof Outcome>;

const CaseFile = z.strictObject({
  cases: z.array(
    z.strictObject({
      name: z.string(),
      /** The row or the policy from which the whole outcome was worked out by hand, and compared with the rules. */
      derived: z.string().optional(),
      day: z.iso.date(),
      facts: StatedFacts,
      /** The same case for each of these values: every combination is a case of its own. */
      each: z.partialRecord(StatedFacts.keyof(), z.array(z.unknown()).min(2)).default({}),
      holds: z.array(CheckName).default([]),
      fails: z.array(CheckName).default([]),
      expect: Outcome,
      /** Everything a jurist may do once the rules have spoken; a move too many is a fault too. */
      moves: z.array(MoveName).optional(),
    }),
  ),
});

export interface Case {
  /** File and title. */
  readonly title: string;
  /** The values of the variant; empty for a case told once. */
  readonly variant: string;
  readonly derived: string | undefined;
  readonly day: string;
  readonly facts: RequestFacts;
  readonly expected: Outcome;
  readonly moves: readonly string[] | undefined;
  /** What is wrong with it, at its place in the file. */
  readonly fault: (sentence: string) => Fault;
}

const ordinary = { relayedBy: 'NONE', addressee: 'OPERATOR', channel: 'OTHER', tenantFlags: [], emergency: false };

type CaseFile = z.infer<typeof CaseFile>;

type Facts = Record<string, unknown>;

function spread(facts: Facts, each: Facts): Facts[] {
  const [first, ...others] = Object.entries(each);
  if (!first) return [facts];
  const [name, values] = first;
  return (values as unknown[]).flatMap((value) => spread({ ...facts, [name]: value }, Object.fromEntries(others)));
}

/** A case that names an instrument that the law does not have shows nothing of the law. */
function instrumentFaults({ cases }: CaseFile, file: YamlFile, known: ReadonlySet<string>): Fault[] {
  const named = cases.flatMap(({ facts, each }, at) => [
    ...(facts.bases ?? []).map((code, one) => ({ code, path: ['cases', at, 'facts', 'bases', one] })),
    ...(each.bases ?? []).flatMap((bases, one) =>
      [bases].flat().map((code, other) => ({ code, path: ['cases', at, 'each', 'bases', one, other] })),
    ),
  ]);
  return named
    .filter(({ code }) => !known.has(String(code)))
    .map(({ code, path }) =>
      file.fault(path, `The instrument ${code} is unknown: add it to workflows/law/instruments.yaml or correct it.`),
    );
}

interface CasesRead {
  readonly cases: Case[];
  readonly faults: readonly Fault[];
}

/** The cases of one file, those told "for each" spread out. */
function casesOf(source: SourceFile, known: ReadonlySet<string>): CasesRead {
  const file = new YamlFile(source);
  const { value, faults } = file.parse(CaseFile);
  const all = value ? instrumentFaults(value, file, known) : faults;
  if (!value || all.length > 0) return { cases: [], faults: all };
  const cases = value.cases.flatMap(({ name, derived, day: on, facts, each, holds, fails, expect, moves }, at) => {
    const results = [...holds.map((check) => [check, 'holds']), ...fails.map((check) => [check, 'fails'])];
    const checks = Object.fromEntries(results);
    return spread({ ...ordinary, ...facts, checks }, each).map((told) => ({
      title: `${basename(source.name)}: ${name}`,
      variant: Object.keys(each)
        .map((fact) => `${fact}=${told[fact]}`)
        .join(' '),
      derived,
      day: on,
      facts: RequestFacts.parse(told),
      expected: expect,
      moves,
      fault: (sentence: string) => file.fault(['cases', at], sentence),
    }));
  });
  return { cases, faults: [] };
}

/** The files of cases in a folder, by the names that they have as `workflows/rules` or `workflows/clocks`. */
export function readCaseFiles(folder: string, as: 'workflows/rules' | 'workflows/clocks'): SourceFile[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.cases.yaml'))
    .sort()
    .map((name) => ({ name: `${as}/${name}`, text: readFileSync(join(folder, name), 'utf8') }));
}

/** Every case of the files; one of `given` takes the place of the file of its name. */
export function tryCases(
  files: readonly SourceFile[],
  instruments: readonly Instrument[],
  given: readonly SourceFile[] = [],
): CasesRead {
  const known = new Set(instruments.map(({ code }) => code));
  const others = files.filter(({ name }) => !given.some((one) => one.name === name));
  const read = [...others, ...given].map((source) => casesOf(source, known));
  return { cases: read.flatMap(({ cases }) => cases), faults: read.flatMap(({ faults }) => faults) };
}

/** The same of the folder of the rules. Throws every fault, with file and line. */
export function readCases(folder: string, instruments: readonly Instrument[]): Case[] {
  const { cases, faults } = tryCases(readCaseFiles(folder, 'workflows/rules'), instruments);
  if (faults.length > 0) throw new Error(faults.map(written).join('\n'));
  return cases;
}
