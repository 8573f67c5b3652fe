import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { productLaw } from '../../test/support/law.js';
import { invariants } from '../domain/classification/invariant.js';
import { checkNames } from '../domain/law/fact.js';
import { citationFault } from '../domain/law/text.js';

const law = productLaw();
const rules = new Set([...law.rules.map(({ rule }) => rule.id), law.split.id]);
const known = { texts: law.texts, policy: law.policy, names: new Set([...rules, ...Object.keys(law.checks.lists)]) };

interface Line {
  readonly place: string;
  readonly text: string;
}

const own = 'src/catalogue/citations.spec.ts';
const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx|mjs|yaml|css)$/.test(entry.name))
    .map(({ parentPath, name }) => join(parentPath, name));
const linesBelow = (...folders: string[]): Line[] =>
  folders.flatMap(filesBelow).flatMap((file) =>
    file === own || file.includes('/fixtures/')
      ? []
      : readFileSync(file, 'utf8')
          .split('\n')
          .map((text, at) => ({ place: `${file}:${at + 1}`, text })),
  );

const code = linesBelow('src', 'test', 'workflows');
/** What the product says and what its comments cite; specs cite what they made up. */
const product = code.filter(({ place }) => place.startsWith('src/') && !place.includes('.spec.ts'));

/** Every match of a pattern with the place where it stands. */
const found = (lines: readonly Line[], pattern: RegExp): (readonly [place: string, match: RegExpMatchArray])[] =>
  lines.flatMap(({ place, text }) => [...text.matchAll(pattern)].map((match) => [place, match] as const));

const told = (all: readonly (readonly [string, RegExpMatchArray])[]): string[] =>
  all.map(([place, match]) => `${place}: ${match[0]}`);

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The article of a citation as code writes it, in the words of workflows/law/texts.yaml. */
function articleFault(name: string, written: string): string | null {
  const article = written.replace(/[.,;:]+$/, '');
  const plain = article.endsWith(')') && !article.includes('(') ? article.replace(/[).,]+$/, '') : article;
  const closed = plain.split('(').length < plain.split(')').length ? plain.slice(0, -1) : plain;
  const faults = [closed, `art. ${closed}`].map((one) => citationFault(`${name} ${one}`, known));
  return faults.includes(null) ? null : (faults[0] ?? null);
}

const anchorsOf = (page: string): Set<string> => {
  const text = readFileSync(page, 'utf8');
  const ids = [...text.matchAll(/<a id="([^"]+)">/g)].map(([, id]) => id ?? '');
  const headings = [...text.matchAll(/^#+ (.+)$/gm)].map(([, title]) =>
    (title ?? '')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} -]/gu, '')
      .replaceAll(' ', '-'),
  );
  return new Set([...ids, ...headings]);
};

describe('a citation in code, comments, data and screens', () => {
  it('never names a code of a document that is not part of the product', () => {
    const codes = /\bLAW \d|\bLAW\.md|\bDESIGN(\.md| \d| P\d)|\bV(0[1-9]|1[0-8])\b|(?<![\w#-])P[1-9](?![\w\\-])/g;
    expect(told(found(code, codes))).toEqual([]);
  });

  it('names a policy that workflows/law/policy.yaml holds', () => {
    const cited = found(code, /(?<=[('"; ,])Policy (A\d|[a-z]+(?:-[a-z]+)*)(?=[)'"; ,.])/g);
    expect(cited.length).toBeGreaterThan(60);
    const quoted = cited.filter(([place]) => !place.includes('src/catalogue/catalogue'));
    expect(told(quoted.filter(([, match]) => !(match[1] !== undefined && match[1] in law.policy)))).toEqual([]);
  });

  it('names a rule that exists', () => {
    const cited = found(product, /\b(?:rules?|rows?) ((?:[FAEUX]\d{2}(?:-[A-Z]+)*(?: to |, | and )?)+)/g).flatMap(
      ([place, match]) => found([{ place, text: match[1] ?? '' }], /[FAEUX]\d{2}(?:-[A-Z]+)*/g),
    );
    expect(cited.length).toBeGreaterThan(5);
    expect(told(cited.filter(([, [id]]) => !rules.has(id)))).toEqual([]);
  });

  it('names a check that exists', () => {
    const names = new Set<string>(checkNames);
    const cited = found(product, /\(check ([a-z_]+)\)|; check ([a-z_]+)\)/g);
    expect(told(cited.filter(([, [, first, second]]) => !names.has(first ?? second ?? '')))).toEqual([]);
  });

  it('names a page and an anchor of docs/ that exist', () => {
    const cited = found(code, /\bdocs\/[\w/-]+\.md(?:#([\w-]+))?/g);
    expect(cited.length).toBeGreaterThan(40);
    const dead = cited.filter(([, [whole, anchor]]) => {
      const page = whole.split('#')[0] ?? '';
      return !existsSync(page) || (anchor !== undefined && !anchorsOf(page).has(anchor));
    });
    expect(told(dead)).toEqual([]);
  });

  it('leads from a chapter of the law book to a page and an anchor that exist', () => {
    const chapters = readdirSync('docs/law/chapters', { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.md'))
      .map((name) => join('docs/law/chapters', name));
    const links = chapters.flatMap((chapter) =>
      [...readFileSync(chapter, 'utf8').matchAll(/\]\((?!https?:)([^)#]+)(?:#([\w-]+))?\)/g)].map(
        ([, page = '', anchor]) => ({ chapter, page: join(dirname(chapter), page), anchor }),
      ),
    );
    expect(links.length).toBeGreaterThan(20);
    const dead = links.filter(
      ({ page, anchor }) => !existsSync(page) || (anchor !== undefined && !anchorsOf(page).has(anchor)),
    );
    expect(dead).toEqual([]);
  });

  it('names an article that workflows/law/texts.yaml holds', () => {
    const names = Object.keys(law.texts).toSorted((left, right) => right.length - left.length);
    const article = '((?:[LRD]\\*?)?\\d[\\w().*-]*(?: (?:bis|quinquies|G\\b)| [IV]+ bis\\b)?)';
    const pattern = new RegExp(
      `(?<![\\w-])(${names.map(escaped).join('|')}),? (?:art(?:icle|s)?\\.? )?${article}`,
      'g',
    );
    const cited = found(product, pattern);
    expect(cited.length).toBeGreaterThan(100);
    const unknown = cited.flatMap(([place, [, name = '', number = '']]) => {
      const fault = articleFault(name, number);
      return fault ? [`${place}: ${fault}`] : [];
    });
    expect(unknown).toEqual([]);
  });

  it('of a proved promise resolves part by part', () => {
    const parts = invariants.flatMap(({ article }) => article.split('; '));
    expect(parts.flatMap((part) => citationFault(part, known) ?? [])).toEqual([]);
  });
});
