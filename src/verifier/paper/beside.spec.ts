import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'parse5';
import { caseEntries } from '../../../test/support/case-entries.js';
import { aFullQuarter } from '../../../test/support/full-quarter.js';
import { noticeRules } from '../../../test/support/notice-rules.js';
import { quarter } from '../../domain/kernel/day.js';
import { instant } from '../../domain/kernel/instant.js';
import { assemble } from '../../domain/report/assemble.js';
import { rowsOf } from '../../domain/report/count.js';
import { alwaysToldOf } from '../../domain/report/counted-law.js';
import type { Manifest } from '../../domain/report/manifest.js';
import { filesBeside, namingBeside } from './beside.js';
import { DRAWING } from './drawing.js';
import { sha256Of } from './edition.js';
import { pageStyle } from './page.style.js';
import { loadTexts } from './texts.js';

const hash = 'a'.repeat(64);
const texts = loadTexts();
const manifest: Manifest = assemble(rowsOf(aFullQuarter.flatMap(caseEntries)), {
  operator: 'Nuage <Exemple> SAS',
  edition: 1,
  period: quarter('2026-Q4'),
  alwaysTold: alwaysToldOf(noticeRules),
  asOf: instant('2027-01-05T10:00:00Z'),
  drawing: DRAWING,
  rules: { version: 1, sha256: hash },
  texts: { version: 1, fr: hash, en: hash, labels: hash },
  proofs: { sha256: hash, openings: 6, tables: [] },
  ledger: { origin: 'l.example', size: 12_345, root: hash, vkey: 'l.example+0+AA', witness: null, previous: null },
  signer: { name: 'Nuage Exemple SAS', certificateSha256: hash, demonstration: false, level: 'B-LTA' },
  instrumentName: () => undefined,
});

describe('the files beside a report', () => {
  const files = filesBeside(manifest, texts);
  const pageOf = (language: string): string => files.get(`rapport-2026-Q4.${language}.html`)?.toString('utf8') ?? '';

  it('are named by their hashes in the manifest, which does not change them', () => {
    const naming = namingBeside(manifest, texts);
    expect(Object.keys(naming.beside ?? {})).toEqual([...files.keys()]);
    for (const [name, bytes] of filesBeside(naming, texts)) expect(naming.beside?.[name]).toBe(sha256Of(bytes));
  });

  it('change only with the number of the drawing or the version of the texts', () => {
    const made = createHash('sha256');
    for (const bytes of files.values()) made.update(bytes);
    const known: Readonly<Record<string, string>> = { 'drawing 3, texts 8': '352e8a0c2ba8d10e' };
    const name = `drawing ${DRAWING}, texts ${texts.fr.template.version}`;
    expect({ [name]: made.digest('hex').slice(0, 16) }).toEqual({ [name]: known[name] });
  });

  describe.each(['fr', 'en'])('as a page, language %s', (language) => {
    let page: string;
    let tags: string[];
    const all = (pattern: RegExp): string[] => [...page.matchAll(pattern)].map(([, found = '']) => found);
    beforeAll(() => {
      page = pageOf(language);
      tags = all(/<(h[1-6])/g);
    });

    it('is HTML without an error, a script or anything to fetch, with its style in it, and escapes what it is given', () => {
      const errors: string[] = [];
      parse(page, { onParseError: ({ code }) => errors.push(code) });
      expect(errors).toEqual([]);
      expect(page).not.toMatch(/<script|<link| style="| on[a-z]+="/);
      expect(all(/<style>([^<]*)<\/style>/g)).toEqual([pageStyle]);
      expect(page).toContain('Nuage &lt;Exemple&gt; SAS');
    });

    it('states its language, one first heading, and no heading that skips a level', () => {
      expect(page).toContain(`<html lang="${language}">`);
      expect(tags.filter((tag) => tag === 'h1')).toHaveLength(1);
      const levels = tags.map((tag) => Number(tag.slice(1)));
      expect(levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1)).toEqual([]);
    });

    it('gives each table a caption and heads of rows and columns, and each picture its description', () => {
      const tables = page.split('<table>').length - 1;
      expect(tables).toBeGreaterThan(10);
      expect(all(/(<caption>)/g)).toHaveLength(tables);
      expect(all(/(<thead><tr><th scope="col">)/g)).toHaveLength(tables);
      expect(page).not.toMatch(/<tr><td>/);
      const pictures = all(/<svg role="img" aria-label="([^"]*)"/g);
      expect(pictures.length).toBeGreaterThan(2);
      expect(pictures.every((alt) => alt.length > 40)).toBe(true);
    });

    it('links only to places and files that there are', () => {
      const ids = new Set(all(/ id="([^"]+)"/g));
      const links = all(/ href="([^"]+)"/g);
      expect(links.filter((link) => link.startsWith('#')).length).toBeGreaterThan(8);
      expect(links.filter((link) => link.startsWith('#') && !ids.has(link.slice(1)))).toEqual([]);
      const named = [...files.keys(), `rapport-2026-Q4.${language}.pdf`];
      expect(links.filter((link) => !link.startsWith('#') && !named.includes(link))).toEqual([]);
    });
  });
});
