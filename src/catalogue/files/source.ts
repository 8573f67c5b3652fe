/** The files of workflows/ in one order. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { SourceFile } from './yaml-file.js';

const letters = 'templates/letters/fr';
const folders = [
  'workflows/law',
  'workflows/rules',
  'workflows/clocks',
  'workflows/circuits',
  'workflows/operators',
  'workflows/lexicon',
  letters,
] as const;
export type Folder = (typeof folders)[number];

const isLaw = (name: string): boolean => name.endsWith('.yaml') && !name.endsWith('.cases.yaml');

/**
 * Every YAML file below workflows/, and the French letters whose blocks the rules name, sorted by name. Test cases
 * (`*.cases.yaml`) are no law. A draft laid out like workflows/ may stand for it, wherever it lies: its files keep the
 * names they would have as the law, so that its hash is what it would be. Throws when a folder is missing.
 */
export function readSources(root: string, workflows = join(root, 'workflows')): SourceFile[] {
  return folders.flatMap((folder) => {
    const place = folder === letters ? join(root, letters) : join(workflows, folder.slice('workflows/'.length));
    if (!existsSync(place)) throw new Error(`${place} does not exist: a folder of law is laid out like workflows/.`);
    return readdirSync(place, { recursive: true, encoding: 'utf8' })
      .map((name) => name.split(sep).join('/'))
      .filter(isLaw)
      .sort()
      .map((name) => ({ name: `${folder}/${name}`, text: readFileSync(join(place, name), 'utf8') }));
  });
}

export const inFolder = (files: readonly SourceFile[], folder: Folder): SourceFile[] =>
  files.filter(({ name }) => name.startsWith(`${folder}/`));
