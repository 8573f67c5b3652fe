import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { writeLawBook } from './law-book.js';

it('greffe law book writes every page below the folder it is given, one folder a language', async () => {
  const out = mkdtempSync(join(tmpdir(), 'greffe-law-book-'));
  try {
    expect(await writeLawBook({ out })).toBe(true);
    expect(readdirSync(out).toSorted()).toEqual(['en', 'fr']);
    expect(readdirSync(join(out, 'fr'))).toEqual(readdirSync(join('docs/law', 'fr')));
    expect(readFileSync(join(out, 'fr', 'third-countries.md'), 'utf8')).toContain('<a id="u03"></a>');
  } finally {
    rmSync(out, { recursive: true });
  }
});
