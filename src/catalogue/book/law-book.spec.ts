import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { french } from '../../domain/kernel/french.js';
import { bookFiles, wholeBook } from './law-book.js';
import type { Block, Line, Page } from './page.js';
import { readBookSources } from './sources.js';

const sources = readBookSources('.');
const pages = wholeBook(sources);
const files = bookFiles(pages);
const kept = ['fr', 'en'].flatMap((language) =>
  readdirSync(join('docs/law', language)).map((name) => `${language}/${name}`),
);

const linesOf = (block: Block): readonly Line[] => {
  switch (block.kind) {
    case 'text':
      return [block.line];
    case 'list':
      return block.items;
    case 'facts':
      return block.rows.flatMap(({ lines }) => lines);
    case 'table':
      return block.rows.flat();
    default:
      return [];
  }
};

const anchorsOf = ({ blocks }: Page): Set<string> =>
  new Set(['', ...blocks.flatMap((block) => (block.kind === 'heading' ? [block.anchor] : []))]);

function deadLinks(pages: readonly Page[]): string[] {
  const anchors = new Map(pages.map((page) => [page.slug, anchorsOf(page)]));
  const links = pages.flatMap(({ slug, blocks }) =>
    blocks
      .flatMap(linesOf)
      .flat()
      .flatMap((part) => (typeof part === 'object' && 'page' in part ? [{ slug, ...part }] : [])),
  );
  return links
    .filter(({ page, anchor }) => !anchors.get(page)?.has(anchor))
    .map(({ slug, page, anchor }) => `${slug} -> ${page}#${anchor}`);
}

describe('the law book in docs/law', () => {
  it('is what the law gives today; when it is not, run: npm run -s build && npm run -s greffe -- law book', () => {
    const stale = [...files].filter(
      ([name, text]) => !kept.includes(name) || readFileSync(join('docs/law', name), 'utf8') !== text,
    );
    expect(stale.map(([name]) => name)).toEqual([]);
  });

  it('counts as each language does, and names the Regulation in French on French pages', () => {
    const linesWith = (language: string, words: RegExp) =>
      [...files]
        .filter(([name]) => name.startsWith(`${language}/`))
        .flatMap(([name, text]) => text.split('\n').map((line) => `${name}: ${line}`))
        .filter((line) => words.test(line));
    expect(linesWith('fr', /\b1 (?:autres|heures)\b|\b0 heures|[^-]\bGDPR\b/)).toEqual([]);
    expect(linesWith('en', /\b1 (?:more cases|hours|months)\b|\b0 hours/)).toEqual([]);
  });

  it('leads each article of a French code, and of what EUR-Lex and the United States publish by number, to itself', () => {
    const whole = Object.entries(sources.law.texts)
      .filter(([, { url, article }]) => /\/codes\/|\/eli\/(?:reg|dir)\/20[12]|uscode/.test(url ?? '') && !article)
      .map(([name]) => name);
    // Before 2014 EUR-Lex has no anchor at each article of every act; of the others no article is cited.
    expect(whole).toEqual(['Directive 2014/41', 'Reg. 883/2013']);
    expect(files.get('en/france-judicial.md')).not.toContain('texte_lc');
  });

  it('holds no page that the law no longer gives', () => {
    expect(kept.filter((name) => !files.has(name))).toEqual([]);
  });

  it.each(['fr', 'en'] as const)('has a place for every link of its pages, in %s', (language) => {
    expect(deadLinks(pages.filter((page) => page.language === language))).toEqual([]);
  });

  it.each([
    ['en', ''],
    ['fr', 'fr/'],
  ])('leads from its contents in %s to every chapter written by hand in that language', (language, folder) => {
    const written = readdirSync(`docs/law/chapters/${folder}`).filter((name) => name.endsWith('.md'));
    const contents = files.get(`${language}/README.md`);
    expect(written.filter((name) => !contents?.includes(`(../chapters/${folder}${name})`))).toEqual([]);
    expect(written).toHaveLength(10);
  });

  it('says every rule, circuit, check, clock, open question and kind of signal in both languages', () => {
    const { law } = sources;
    const codes = [
      ...law.rules.map(({ rule }) => rule.id),
      ...law.circuits.map(({ title }) => title.en),
      ...Object.keys(law.checks.checks),
      ...Object.keys(law.questions),
      ...Object.keys(law.signals),
      law.split.id,
    ];
    const english = [...files].flatMap(([name, text]) => (name.startsWith('en/') ? [text] : [])).join('');
    expect(codes.filter((code) => !english.includes(code))).toEqual([]);
  });

  it('sets its French as French is set', () => {
    const said = pages
      .filter(({ language }) => language === 'fr')
      .flatMap(({ title, blocks }) => [
        title,
        ...blocks
          .flatMap(linesOf)
          .map((line) => line.map((part) => (typeof part === 'string' ? part : part.text)).join('')),
      ]);
    expect(said.filter((line) => french(line) !== line && !line.includes('://'))).toEqual([]);
  });
});
