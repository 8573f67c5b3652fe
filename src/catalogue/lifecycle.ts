/** The proof that every case can end, kept beside the program: computed once for one law and one program. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import {
  type LifecycleProof,
  type LifecycleProperty,
  lifecycleProperties,
  proveLifecycle,
  storyOf,
} from '../domain/case/lifecycle/proof.js';
import { addDays, type Day, day } from '../domain/kernel/day.js';
import { nationalCalendar } from '../domain/law/calendar.js';
import { buildFolder } from '../platform/package/build-folder.js';
import type { CommonLaw } from './files/law.js';
import { casesDigest } from './files/reading-digest.js';

const Property = z.enum(Object.keys(lifecycleProperties) as [LifecycleProperty, ...LifecycleProperty[]]);
const Happening = z.strictObject({ action: z.string(), by: z.string().nullable(), what: z.string() });
export const Lifecycle = z.strictObject({
  requests: z.int(),
  states: z.int().positive(),
  properties: z.array(z.strictObject({ name: Property, holds: z.boolean() })),
  stuck: z.array(
    z.strictObject({
      ...{ property: Property, rule: z.string(), verdict: z.string().nullable() },
      ...{ circuit: z.string(), step: z.string(), path: z.array(Happening) },
    }),
  ),
});
const Kept = z.strictObject({ key: z.string(), proof: Lifecycle });

/** The last day on which what is in force changed: until the next such day the proof is the same. */
export function lastTurn({ rules, circuits, clocks }: CommonLaw, today: Day): Day {
  const periods = [...rules.map(({ rule }) => rule), ...circuits, ...clocks];
  const turns = periods.flatMap(({ validFrom, validTo }) => [
    validFrom,
    ...(validTo === null ? [] : [addDays(day(validTo), 1)]),
  ]);
  const last = turns
    .filter((turn) => turn <= today)
    .toSorted()
    .at(-1);
  return last ? day(last) : today;
}

/** Of the law and of every source of the domain: a kept proof of another law or program is never taken. */
const keyOf = (law: CommonLaw, on: string): string =>
  createHash('sha256').update(`${law.hash}\n${casesDigest()}\n${on}`).digest('hex');
const nameOf = (key: string): string => `lifecycle-${key.slice(0, 16)}.json`;

/** The proof that was made before, beside this build or in the folder of an earlier one; null when there is none. */
export function keptLifecycle(law: CommonLaw, today: Day, folder = buildFolder): LifecycleProof | null {
  const key = keyOf(law, lastTurn(law, today));
  return keptProof(join(folder, nameOf(key)), key);
}

function keptProof(file: string, key: string): LifecycleProof | null {
  if (!existsSync(file)) return null;
  const kept = Kept.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  return kept.success && kept.data.key === key ? kept.data.proof : null;
}

/**
 * The proof for the law in force on a civil day, which is kept beside this build.
 * @param before the folder of an earlier build
 */
export function lifecycleOf(law: CommonLaw, today: Day, before = buildFolder): LifecycleProof {
  const known = keptLifecycle(law, today);
  if (known) return known;
  const on = lastTurn(law, today);
  const proof = keptLifecycle(law, today, before) ?? proveLifecycle({ ...law, calendar: nationalCalendar }, on);
  const key = keyOf(law, on);
  keep(join(buildFolder, nameOf(key)), JSON.stringify({ key, proof }));
  return proof;
}

/** A program whose folder cannot be written proves it again each time. */
function keep(file: string, text: string): void {
  const beside = `${file}.${process.pid}`;
  try {
    writeFileSync(beside, text);
    renameSync(beside, file);
  } catch (error) {
    if (!unwritable.includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
}
const unwritable = ['EACCES', 'EPERM', 'EROFS', 'ENOENT'];

/** For people: what holds, and the path into each dead end. */
export function lifecycleLines({ requests, states, properties, stuck }: LifecycleProof, law: CommonLaw): string[] {
  return [
    '',
    `Every case from its opening: ${requests} kinds of request, ${states} states.`,
    ...properties.map(({ name, holds }) => `  ${holds ? 'Proved' : 'NOT PROVED'}: ${lifecycleProperties[name].en}`),
    ...stuck.map((each) => `  Stuck: ${storyOf(each, law.circuits)}`),
  ];
}
