/** The program that was written from the pages of the formats alone, and folders for it. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { publicExport } from './published-edition.js';
import { type SampleLedger, sampleVkey } from './sample-ledger.js';

/** What the program says; -B, so that it leaves nothing beside its source. */
export function said(script: 'vectors.py' | 'recount.py', ...given: string[]): string {
  const { stdout, stderr } = spawnSync('python3', ['-B', `test/stranger/${script}`, ...given], { encoding: 'utf8' });
  return stdout + stderr;
}

/** Writes an edition as an operator who has every key would, whatever its files say. */
export function publishInto(
  folder: string,
  ledger: SampleLedger,
  files: Readonly<Record<string, Buffer>>,
  inclusion = ledger.inclusion(files),
): void {
  const all = {
    ...files,
    'rapport-2026-Q4.inclusion.txt': inclusion,
    'ledger.vkey': `${sampleVkey}\n`,
    'ledger.jsonl': publicExport(ledger, 0, inclusion),
  };
  for (const [name, bytes] of Object.entries(all)) writeFileSync(join(folder, name), bytes);
}
