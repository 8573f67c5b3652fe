import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { readCatalogue } from '../catalogue.js';
import { keepProved, provedAtBuild, provedIn } from './proved.js';
import { readSources } from './source.js';

const sources = readSources('.');
const folder = mkdtempSync(join(tmpdir(), 'proved-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('a folder that keeps nothing says nothing', () => {
  expect(provedIn(folder, sources)).toBeNull();
});

test('proofs are kept whole for the same files, with each invariant and each number of combinations', () => {
  const read = readCatalogue(sources);
  if (!read.ok) throw new Error(read.faults.join());
  keepProved(sources, read.proofs, folder);
  expect(provedIn(folder, readSources('.'))).toEqual(read.proofs);
});

test.each([
  ['one character of a rule', (text: string) => text.replace('precedence: 270', 'precedence: 271')],
  ['a comment', (text: string) => `# read again\n${text}`],
])('%s that differs is proved anew', (_, change) => {
  const changed = sources.map((file) =>
    file.name === 'workflows/rules/france-judicial.yaml' ? { ...file, text: change(file.text) } : file,
  );
  expect(changed).not.toEqual(sources);
  expect(provedIn(folder, changed)).toBeNull();
});

test('a law without one of its files is proved anew', () => {
  expect(provedIn(folder, sources.slice(1))).toBeNull();
});

test('a process that runs from sources proves them itself', () => {
  expect(provedAtBuild(sources)).toBeNull();
});
