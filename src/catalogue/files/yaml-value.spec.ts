import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { readSources } from './source.js';
import { keepValues, readYaml } from './yaml-value.js';

const named = (text: string): string => createHash('sha256').update(text).digest('hex');

function keptOf(root: string): Record<string, unknown> {
  const folder = mkdtempSync(join(tmpdir(), 'kept-'));
  keepValues(root, folder);
  const kept = JSON.parse(readFileSync(join(folder, 'yaml.json'), 'utf8'));
  rmSync(folder, { recursive: true });
  return kept;
}

test('a build keeps the value of every file of the law, equal to its text parsed again', () => {
  const kept = keptOf('.');
  const texts = readSources('.').map(({ text }) => text);
  expect(texts.map((text) => kept[named(text)])).toEqual(texts.map((text) => parse(text)));
});

test('a build keeps no value of a text with a fault, nor one that JSON does not hold exactly', () => {
  const root = mkdtempSync(join(tmpdir(), 'faulty-'));
  for (const folder of ['workflows', 'templates']) mkdirSync(join(root, folder));
  cpSync('workflows/law/texts.yaml', join(root, 'workflows/whole.yaml'));
  writeFileSync(join(root, 'workflows/faulty.yaml'), 'a: 1\na: 2\n');
  writeFileSync(join(root, 'templates/infinite.yaml'), 'amount: .inf\n');
  const kept = keptOf(root);
  rmSync(root, { recursive: true });
  expect(Object.keys(kept)).toEqual([named(readFileSync('workflows/law/texts.yaml', 'utf8'))]);
});

test('a text that differs in one character has its own value', () => {
  expect([readYaml('amount: 8\n').value, readYaml('amount: 6\n').value]).toEqual([{ amount: 8 }, { amount: 6 }]);
  expect(readYaml('amount: 8\n').value).toBe(readYaml('amount: 8\n').value);
});

test('a fault of a text is reported each time it is read', () => {
  const faulty = () => readYaml('a: 1\na: 2\n');
  expect([faulty(), faulty()]).toEqual(
    Array(2).fill({
      value: undefined,
      problems: [{ line: 2, code: 'DUPLICATE_KEY', message: expect.stringContaining('unique') }],
    }),
  );
});

test('every text of the law and of the letters is parsed once in a process', () => {
  const texts = readSources('.').map(({ text }) => text);
  const once = texts.map((text) => readYaml(text).value);
  expect(texts.every((text, at) => readYaml(text).value === once[at])).toBe(true);
});
