import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { readCatalogue } from '../../src/catalogue/catalogue.js';
import { readCaseFiles, tryCases } from '../../src/catalogue/files/case-file.js';
import { failingCases } from '../../src/catalogue/files/case-outcome.js';
import { clockCaseFaults } from '../../src/catalogue/files/clock-case-file.js';
import { lawFor } from '../../src/catalogue/files/law.js';
import { readSources } from '../../src/catalogue/files/source.js';
import { packageRoot } from '../../src/platform/package/package-root.js';

const root = packageRoot();
const textOf = (file: string) => readFileSync(join(root, file), 'utf8');
/** The block of YAML of the page that begins so. */
function shown(page: string, begins: string): string {
  const blocks = [...textOf(page).matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(([, block = '']) => block);
  const found = blocks.find((block) => block.startsWith(begins));
  if (!found) throw new Error(`${page} shows nothing that begins with "${begins}".`);
  return found;
}
const CASES = 'workflows/rules/third-countries.cases.yaml';
const CLOCKS = 'workflows/clocks/third-countries.yaml';
const CLOCK_CASES = 'workflows/clocks/third-countries.cases.yaml';
const before = (text: string, place: string, added: string) => text.replace(place, () => `${added}\n${place}`);

it('docs/adding-a-rule.md and docs/adding-a-jurisdiction.md show a rule, an instrument and a case that the law accepts', () => {
  const rule = shown('docs/adding-a-rule.md', '  - id:');
  const instrument = shown('docs/adding-a-jurisdiction.md', '  - code: BR-');
  const sources = readSources(root).map(({ name, text }) => {
    if (name === 'workflows/rules/third-countries.yaml') return { name, text: before(text, '  - id: U20\n', rule) };
    if (name !== 'workflows/law/instruments.yaml') return { name, text };
    return { name, text: text.replace(/^ {2}- code: /m, (first) => `${instrument}\n${first}`) };
  });
  const read = readCatalogue(sources);
  if (!read.ok) throw new Error(read.faults.join('\n'));
  expect(read.law.instruments.map(({ code }) => code)).toContain('BR-MCI-10');
  const given = { name: CASES, text: textOf(CASES) + shown('docs/adding-a-rule.md', '  - name:') };
  const { cases, faults } = tryCases(
    readCaseFiles(join(root, 'workflows/rules'), 'workflows/rules'),
    read.law.instruments,
    [given],
  );
  expect(faults).toEqual([]);
  expect(failingCases(cases, read.law)).toEqual([]);
  expect(cases.filter(({ expected }) => expected.row === 'U40')).toHaveLength(1);
});

it('docs/adding-a-clock.md shows a clock, the rule that starts it and its case, which the law accepts', () => {
  const PAGE = 'docs/adding-a-clock.md';
  const named = shown(PAGE, '    deadlines:').trim();
  const rule = shown('docs/adding-a-rule.md', '  - id:').replace(/deadlines: .*/, named);
  const read = readCatalogue(
    readSources(root).map(({ name, text }) => {
      if (name === 'workflows/rules/third-countries.yaml') return { name, text: before(text, '  - id: U20\n', rule) };
      return { name, text: name === CLOCKS ? `${text}\n${shown(PAGE, '  - code:')}` : text };
    }),
  );
  if (!read.ok) throw new Error(read.faults.join('\n'));
  const law = lawFor(read.law);
  if (!law) throw new Error('No profile is the default one.');
  const files = readCaseFiles(join(root, 'workflows/clocks'), 'workflows/clocks').map(({ name, text }) => ({
    name,
    text: name === CLOCK_CASES ? text + shown(PAGE, '  - {') : text,
  }));
  expect(law.clocks.map(({ code }) => code)).toContain('D-BR-5WD');
  expect(clockCaseFaults(files, law)).toEqual([]);
  expect(clockCaseFaults(readCaseFiles(join(root, 'workflows/clocks'), 'workflows/clocks'), law)).toHaveLength(1);
});
