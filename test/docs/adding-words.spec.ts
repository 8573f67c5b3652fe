/** The examples of the pages that add words, States and paragraphs: each is read as the start reads it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { parse, stringify } from 'yaml';
import { readCatalogue } from '../../src/catalogue/catalogue.js';
import { readSources } from '../../src/catalogue/files/source.js';
import type { SourceFile } from '../../src/catalogue/files/yaml-file.js';
import { letterBookOf, readLetterFiles } from '../../src/catalogue/letter-book.js';
import { packageRoot } from '../../src/platform/package/package-root.js';

const root = packageRoot();
const sources = readSources(root);
const textOf = (page: string): string => readFileSync(join(root, page), 'utf8');
const blocksOf = (page: string): string[] =>
  [...textOf(page).matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(([, block = '']) => block);
const shown = (page: string, begins: string): string => {
  const found = blocksOf(page).find((block) => block.startsWith(begins));
  if (found === undefined) throw new Error(`${page} shows nothing that begins with "${begins}".`);
  return found;
};
const placed = (given: SourceFile): SourceFile[] =>
  [...sources.filter(({ name }) => name !== given.name), given].toSorted((one, other) =>
    one.name < other.name ? -1 : 1,
  );

interface Phrases {
  readonly phrases: readonly string[];
  readonly except?: readonly string[];
}

it('docs/adding-a-language.md shows phrases that the lexicon takes', () => {
  const examples = blocksOf('docs/adding-a-language.md').map((text) => ({
    name: /^# (\S+)/.exec(text)?.[1],
    shown: parse(text) as Phrases,
  }));
  expect(examples.length).toBeGreaterThanOrEqual(2);
  const withExamples = sources.map(({ name, text }) => {
    const example = examples.find((one) => one.name === name);
    if (!example) return { name, text };
    const kept = parse(text) as Phrases;
    const both = (one: keyof Phrases) => [...new Set([...(kept[one] ?? []), ...(example.shown[one] ?? [])])];
    const except = both('except');
    return { name, text: stringify({ ...kept, phrases: both('phrases'), ...(except.length > 0 && { except }) }) };
  });
  expect(withExamples.filter(({ text }, at) => text !== sources[at]?.text)).toHaveLength(examples.length);
  const read = readCatalogue(withExamples);
  expect(read.ok ? [] : read.faults).toEqual([]);
});

it('docs/adding-a-jurisdiction.md shows a State whose examples are found and spared', () => {
  const text = shown('docs/adding-a-jurisdiction.md', 'code: BR');
  const read = readCatalogue(placed({ name: 'workflows/lexicon/countries/BR.yaml', text }));
  expect(read.ok ? [] : read.faults).toEqual([]);
  const wrong = text.replace('[brasserie]', '[Brasilia]');
  const refused = readCatalogue(placed({ name: 'workflows/lexicon/countries/BR.yaml', text: wrong }));
  expect(refused.ok ? [] : refused.faults).toEqual([expect.stringContaining('workflows/lexicon/countries/BR.yaml')]);
});

it('docs/adding-a-letter.md shows a paragraph that the next version of the paragraphs holds in both languages', () => {
  const block = shown('docs/adding-a-letter.md', '  B-MLAT-BR:');
  const letters = readLetterFiles(join(root, 'templates/letters'));
  const [, last = '', next = ''] =
    /`blocks\.(v\d+)\.yaml`, the last version, to `blocks\.(v\d+)\.yaml`/.exec(textOf('docs/adding-a-letter.md')) ?? [];
  const added = letters
    .filter(({ name }) => name.endsWith(`/blocks.${last}.yaml`))
    .map(({ name, text }) => ({
      name: name.replace(last, next),
      text: `${text.replace(`template: blocks.${last}`, `template: blocks.${next}`).replace(/validFrom: \S+/, 'validFrom: 2027-01-01')}\n${block}`,
    }));
  expect([added.length, letters.some(({ name }) => name.endsWith(`/blocks.${next}.yaml`))]).toEqual([2, false]);
  const book = letterBookOf([...letters, ...added], sources);
  expect(book.ok ? [] : book.faults).toEqual([]);
  const one = letterBookOf([...letters, ...added.slice(0, 1)], sources);
  expect(one.ok).toBe(false);
});
