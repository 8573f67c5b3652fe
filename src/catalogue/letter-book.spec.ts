import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readSources } from './files/source.js';
import { type SourceFile, written } from './files/yaml-file.js';
import { readLetterBook } from './letter-book.js';

describe('the book of letters', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'letters-'));
    cpSync(fileURLToPath(new URL('../../templates/letters', import.meta.url)), folder, { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const edit = (file: string, change: (text: string) => string): void => {
    writeFileSync(join(folder, file), change(readFileSync(join(folder, file), 'utf8')));
  };
  const faults = (workflows: readonly SourceFile[] = []): readonly string[] => {
    const read = readLetterBook(folder, workflows);
    return read.ok ? [] : read.faults.map(written);
  };

  it('holds every letter in both languages', () => {
    expect(faults()).toEqual([]);
  });

  it('tells an unknown field with its file and line', () => {
    edit('fr/refusal.v1.yaml', (text) => text.replace('salutation: Madame, Monsieur,', 'salutation: "{name},"'));
    const [fault] = faults();
    expect(fault).toMatch(/^templates\/letters\/fr\/refusal\.v1\.yaml:8: Nothing feeds the field \{name\}/);
  });

  it('tells broken YAML with its line', () => {
    edit('en/answer.v1.yaml', (text) => text.replace('kind: answer', 'kind: [answer'));
    expect(faults()[0]).toMatch(/^templates\/letters\/en\/answer\.v1\.yaml:\d+: /);
  });

  it('tells a word of the law that has no phrase', () => {
    edit('en/phrases.v1.yaml', (text) => text.replace('  CON: content\n', ''));
    expect(faults()).toEqual([
      expect.stringMatching(/^templates\/letters\/en\/phrases\.v1\.yaml:\d+: categories: "CON" is missing: add it\.$/),
    ]);
  });

  it('refuses a template under another name', () => {
    edit('fr/answer.v1.yaml', (text) => text.replace('template: answer.v1', 'template: answer.v2'));
    expect(faults()).toContain(
      'templates/letters/fr/answer.v1.yaml:2: This template belongs in templates/letters/fr/answer.v2.yaml.',
    );
  });

  it('holds every block that a rule or a check of the product names', () => {
    expect(faults(readSources(fileURLToPath(new URL('../..', import.meta.url))))).toEqual([]);
  });

  it('tells the rule that names a block no template holds', () => {
    const text = 'rules:\n  - id: U99\n    route:\n      letterBlocks:\n        - B0\n        - B-MOON\n';
    expect(faults([{ name: 'workflows/rules/moon.yaml', text }])).toEqual([
      'workflows/rules/moon.yaml:6: The letter block B-MOON is unknown: add it to templates/letters or correct it.',
    ]);
  });
});
