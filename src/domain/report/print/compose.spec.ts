import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { caseEntries, type WrittenCase } from '../../../../test/support/case-entries.js';
import { aFullQuarter as aQuarter } from '../../../../test/support/full-quarter.js';
import { noticeRules } from '../../../../test/support/notice-rules.js';
import { quarter } from '../../kernel/day.js';
import { instant } from '../../kernel/instant.js';
import type { Language } from '../../kernel/result.js';
import { dataCategories, grounds, notices, relays } from '../../law/vocabulary.js';
import { disagreement } from '../agreement.js';
import { assemble } from '../assemble.js';
import { rowsOf } from '../count.js';
import { alwaysToldOf } from '../counted-law.js';
import { longTable } from '../long-table.js';
import { Manifest } from '../manifest.js';
import type { Block, ComposedReport, Run } from './blocks.js';
import { compose, type Texts } from './compose.js';
import { num, set, textOf } from './print.js';
import { CountingRules, Labels, ReportTemplate } from './template.js';

const file = (name: string): string => readFileSync(`templates/report/${name}`, 'utf8');
const labels = Labels.parse(parse(file('labels.v8.yaml')));
const rules = CountingRules.parse(parse(file('counting-rules.v8.yaml')));
const textsOf = (language: Language): Texts => ({
  template: ReportTemplate.parse(parse(file(`report.v8.${language}.yaml`))),
  labels,
  rules,
});
const hash = (character: string): string => character.repeat(64);

function manifestOf(cases: readonly WrittenCase[], changed: { asOf?: string; demonstration?: boolean } = {}): Manifest {
  return assemble(rowsOf(cases.flatMap(caseEntries)), {
    operator: 'Nuage Exemple SAS',
    edition: 1,
    period: quarter('2026-Q4'),
    alwaysTold: alwaysToldOf(noticeRules),
    asOf: instant(changed.asOf ?? '2027-01-05T10:00:00Z'),
    rules: { version: 1, sha256: hash('1') },
    drawing: 1,
    texts: { version: 1, fr: hash('2'), en: hash('3'), labels: hash('4') },
    proofs: { sha256: 'e'.repeat(64), openings: 6, tables: [] },
    ledger: {
      vkey: 'greffe.example/ledger+00000000+AA',
      witness: null,
      previous: null,
      origin: 'greffe.example/ledger',
      size: 12_345,
      root: hash('5'),
    },
    signer: {
      name: 'Nuage Exemple SAS',
      certificateSha256: hash('6'),
      demonstration: changed.demonstration ?? false,
      level: 'B-LTA',
    },
    instrumentName: (code) => (code === 'CPP-60-1' ? { fr: 'Article 60-1', en: 'Article 60-1' } : undefined),
  });
}

function runsOf(block: Block): readonly Run[] {
  if (block.kind === 'paragraph') return block.line;
  if (block.kind === 'headline') return [...block.value, ...block.line];
  if (block.kind === 'keyFigures') return block.figures.flatMap(({ value, label }) => [...value, ...label]);
  if (block.kind === 'table') return [...block.rows.flat(2), ...(block.total ?? []).flat()];
  if (block.kind === 'chart') return block.bars.flatMap(({ total }) => total);
  return block.kind === 'definitions' ? block.terms.flatMap(({ line }) => line) : [];
}
const stringsOf = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsOf) : [];
};
const wordsOf = ({ blocks }: ComposedReport): string =>
  blocks
    .flatMap(runsOf)
    .map(({ text }) => text)
    .join('');
const composed = (manifest: Manifest, language: Language) => compose(manifest, hash('7'), textsOf(language));

test('cases and DSA reports are printed in the language of the report, with the address of the operator', () => {
  const told = { title: 'Une réquisition refusée', text: 'Un premier alinéa.\n\nUn second.' };
  const story = { fr: told, en: { title: 'A refused request', text: 'One paragraph.' } };
  const dsa = {
    year: 2026,
    publishedOn: '2027-01-20',
    services: [{ service: 'Nuage', files: { a: hash('1'), b: hash('2') } }],
  };
  const { blocks } = composed({ ...manifestOf(aQuarter), stories: [story], contact: 'desk@nuage.example', dsa }, 'fr');
  expect(blocks.filter(({ kind }) => kind === 'story')).toEqual([
    { kind: 'story', title: told.title, paragraphs: ['Un premier alinéa.', 'Un second.'] },
  ]);
  expect(JSON.stringify(blocks)).toContain('desk@nuage.example');
  expect(JSON.stringify(blocks)).toContain('[[{"text":"Nuage"}],[{"text":"2"}]]');
});

describe.each(['fr', 'en'] as const)('the report in %s', (language) => {
  const manifest = manifestOf(aQuarter);
  const report = composed(manifest, language);

  test('prints each number through the pointer it came from', () => {
    const numbers = report.blocks.flatMap(runsOf).filter(({ pointer }) => pointer !== undefined);
    expect(numbers.length).toBeGreaterThan(150);
    for (const { pointer = '', text } of numbers) {
      if (!/(Hours|Percent)$/.test(pointer)) expect(num({ ...manifest, page: 1 }, pointer, language).text).toBe(text);
    }
  });

  test('types no number: digits outside a pointer are citations, names of rules and names of tables', () => {
    const citations =
      /\((UE|EU)\) \d+\/\d+|articles? \d+|RFC \d+|[Tt]able(au)? \d+|part(ie)? \d+|EN 319 142-1|^\d+\. |R\d+|90(e|th)|\bv(ersion )?\{\/rules\/version\}/g;
    const typed = stringsOf(textsOf(language).template)
      .map((text) => text.replace(citations, '').replace(/\{\/[^}]*\}/g, ''))
      .filter((text) => /\d/.test(text));
    expect(typed).toEqual([]);
  });

  test('says what the law forbids to say, and never more', () => {
    expect(wordsOf(report)).toContain(
      language === 'fr' ? 'La loi française nous interdit de dire' : 'French law forbids us to say',
    );
    expect(wordsOf(report)).toBe(
      wordsOf(composed(manifestOf(aQuarter.filter(({ number }) => number !== 7)), language)),
    );
  });

  test('can say an empty quarter', () => {
    expect(wordsOf(composed(manifestOf([]), language))).toContain('0');
  });

  test('states each rule once and names it afterwards', () => {
    for (const { [language]: rule } of Object.values(rules.rules)) {
      const printed = JSON.stringify(report.blocks).replace(/[\u00a0\u202f]/g, ' ');
      const opening = rule.slice(0, 24).replace(/[\u00a0\u202f]/g, ' ');
      expect(printed.split(opening)).toHaveLength(2);
    }
  });
});

describe('what a report says of itself', () => {
  test('a report made before the end of its quarter is provisional', () => {
    expect(wordsOf(composed(manifestOf([], { asOf: '2026-12-31T22:00:00Z' }), 'fr'))).toContain('Édition provisoire');
    expect(wordsOf(composed(manifestOf([], { asOf: '2026-12-31T23:00:00Z' }), 'fr'))).not.toContain('provisoire');
  });

  test('a demonstration key is named as one', () => {
    expect(wordsOf(composed(manifestOf([], { demonstration: true }), 'en'))).toContain('demonstration key');
    expect(wordsOf(composed(manifestOf([]), 'en'))).not.toContain('demonstration key');
  });

  test('both languages are the same report', () => {
    const kinds = (language: Language) => composed(manifestOf(aQuarter), language).blocks.map(({ kind }) => kind);
    const pointers = (language: Language) =>
      composed(manifestOf(aQuarter), language)
        .blocks.flatMap(runsOf)
        .flatMap(({ pointer }) => pointer ?? [])
        .sort();
    expect(kinds('fr')).toEqual(kinds('en'));
    expect(pointers('fr')).toEqual(pointers('en'));
  });

  test('has a word for each code of the law', () => {
    expect(grounds.filter((code) => !labels.grounds[code])).toEqual([]);
    expect(notices.filter((code) => !labels.notices[code])).toEqual([]);
    expect(dataCategories.filter((code) => !labels.categories[code])).toEqual([]);
    expect(relays.filter((code) => code !== 'NONE' && !labels.relays[code])).toEqual([]);
    expect(Object.keys(labels.countries).length).toBeGreaterThan(240);
  });

  test('its manifest is what a reader parses', () => {
    expect(Manifest.parse(JSON.parse(JSON.stringify(manifestOf(aQuarter))))).toEqual(manifestOf(aQuarter));
  });
});

describe('a number', () => {
  test('comes from the manifest or not at all', () => {
    expect(num({ a: [3, null] }, '/a/0', 'fr')).toEqual({ text: '3', pointer: '/a/0' });
    expect(num({ a: [3, null] }, '/a/1', 'fr')).toEqual({ text: 's', pointer: '/a/1' });
    expect(() => num({ a: 'x' }, '/a', 'fr')).toThrow('The manifest has no number at /a.');
    expect(() => num({ a: 1 }, '/b/c', 'fr')).toThrow('The manifest has nothing at /b/c.');
  });

  test.each([
    [0, '0 demande', '0 requests'],
    [1, '1 demande', '1 request'],
    [2, '2 demandes', '2 requests'],
  ])('agrees with its noun: %d', (n, fr, en) => {
    expect(textOf(set('{/n} {/n?demande|demandes}', { n }, 'fr'))).toBe(fr);
    expect(textOf(set('{/n} {/n?request|requests}', { n }, 'en'))).toBe(en);
  });
});

describe('figures that must agree', () => {
  const { figures } = manifestOf(aQuarter);

  test('do', () => {
    expect(disagreement(figures)).toBeNull();
    expect(disagreement(manifestOf([]).figures)).toBeNull();
  });

  test.each([
    ['/figures/totals/requests', { totals: { ...figures.totals, requests: 7 } }],
    ['/figures/totals/outcomes', { totals: { ...figures.totals, refusedOrRedirected: 99 } }],
    ['/figures/refusals/total', { refusals: { ...figures.refusals, total: 3 } }],
    ['/figures/countries', { countries: { ...figures.countries, lines: figures.countries.lines.slice(1) } }],
    ['/figures/sections', { sections: { ...figures.sections, lines: figures.sections.lines.slice(1) } }],
    ['/figures/relayed', { relayed: { ...figures.relayed, lines: [] } }],
  ])('are found different at %s', (pointer, changed) => {
    expect(disagreement({ ...figures, ...changed })).toBe(pointer);
  });
});

test('the long table holds every figure once, and blanks for what does not apply', () => {
  const lines = longTable(manifestOf([])).split('\r\n');
  expect(lines[0]).toBe('period,figure,value');
  expect(lines).toContain('2026-Q4,totals/requests,0');
  expect(lines).toContain('2026-Q4,times/close/medianHours,');
  expect(new Set(lines).size).toBe(lines.length);
});
