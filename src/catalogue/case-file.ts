/** The `*.cases.yaml` beside the rules: dated facts, and the whole of what must follow from them. */
import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { MoveName } from '../domain/case/circuit.js';
import { CheckName, RequestFacts } from '../domain/law/fact.js';

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
}

const ordinary = { relayedBy: 'NONE', addressee: 'OPERATOR', channel: 'OTHER', tenantFlags: [], emergency: false };

type Facts = Record<string, unknown>;

function spread(facts: Facts, each: Facts): Facts[] {
  const [first, ...others] = Object.entries(each);
  if (!first) return [facts];
  const [name, values] = first;
  return (values as unknown[]).flatMap((value) => spread({ ...facts, [name]: value }, Object.fromEntries(others)));
}

/** Every case of every file of the folder, those told "for each" spread out. */
export function readCases(folder: string): Case[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.cases.yaml'));
  return files.flatMap((file) => {
    const { cases } = CaseFile.parse(parse(readFileSync(`${folder}/${file}`, 'utf8')));
    return cases.flatMap(({ name, derived, day: on, facts, each, holds, fails, expect, moves }) => {
      const results = [...holds.map((check) => [check, 'holds']), ...fails.map((check) => [check, 'fails'])];
      const checks = Object.fromEntries(results);
      return spread({ ...ordinary, ...facts, checks }, each).map((all) => ({
        title: `${file}: ${name}`,
        variant: Object.keys(each)
          .map((fact) => `${fact}=${all[fact]}`)
          .join(' '),
        derived,
        day: on,
        facts: RequestFacts.parse(all),
        expected: expect,
        moves,
      }));
    });
  });
}
