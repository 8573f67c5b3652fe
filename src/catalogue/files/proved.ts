/** What a build proved of its law, kept beside it: a start of that build over the same files does not prove it again. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Invariant, invariants } from '../../domain/classification/invariant.js';
import type { Proof } from '../../domain/classification/prove.js';
import { buildFolder, fromBuild } from '../../platform/package/build-folder.js';
import type { SourceFile } from './yaml-file.js';

interface Proved {
  readonly sources: string;
  readonly proofs: readonly Proof[];
}

const fileOf = (folder: string): string => join(folder, 'proved.json');

/** SHA-256 over name and text of every file: a comment that changes is another law here. */
function digestOf(sources: readonly SourceFile[]): string {
  const hash = createHash('sha256');
  for (const { name, text } of sources) hash.update(`${name}\n${Buffer.byteLength(text)}\n${text}`);
  return hash.digest('hex');
}

/** Writes the proofs of these files into the folder of a build: an invariant as its number, a bigint as its digits. */
export function keepProved(sources: readonly SourceFile[], proofs: readonly Proof[], folder: string): void {
  const plain = (key: string, value: unknown): unknown => {
    if (key === 'invariant') return (value as Invariant).number;
    return typeof value === 'bigint' ? String(value) : value;
  };
  writeFileSync(fileOf(folder), JSON.stringify({ sources: digestOf(sources), proofs } satisfies Proved, plain));
}

/** The proofs of exactly these files; null where the folder does not hold them. */
export function provedIn(folder: string, sources: readonly SourceFile[]): readonly Proof[] | null {
  if (!existsSync(fileOf(folder))) return null;
  const whole = (key: string, value: unknown): unknown => {
    if (key === 'invariant') return invariants.find(({ number }) => number === value);
    return key === 'combinations' ? BigInt(value as string) : value;
  };
  const proved = JSON.parse(readFileSync(fileOf(folder), 'utf8'), whole) as Proved;
  return proved.sources === digestOf(sources) ? proved.proofs : null;
}

/** The same of the build that this process runs from; null for one that runs from sources, which may be newer than it. */
export const provedAtBuild = (sources: readonly SourceFile[]): readonly Proof[] | null =>
  fromBuild ? provedIn(buildFolder, sources) : null;
