import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { formatVectors, VECTORS, writtenVectors } from '../support/format-vectors.js';
import { keptSealed, saidOfSealed } from '../support/sealed-vectors.js';

describe('the vectors of the formats', () => {
  const vectors = Object.entries(formatVectors());

  it.each(vectors)('%s is what the source writes now, else run npm run format-vectors', (name, bytes) => {
    expect(readFileSync(join(VECTORS, name), 'utf8')).toBe(bytes.toString('utf8'));
  });

  it.each(['fr', 'en'] as const)(
    'sealed/ holds by the log and its files, else run npm run format-vectors: %s',
    async (language) => {
      const files = keptSealed();
      expect(await saidOfSealed(files, language)).toBe('log');
      const pages = [...files.keys()].filter((name) => name.endsWith('.html'));
      const [page = ''] = pages;
      const changed = new Map([...files, [page, Buffer.concat([files.get(page) ?? Buffer.of(), Buffer.from(' ')])]]);
      expect([pages.length, await saidOfSealed(changed, language)]).toEqual([
        2,
        expect.stringContaining(`The file ${page} is not the one that the report names`),
      ]);
    },
  );

  it('are all that stand in their folder', () => {
    const sealed = [...keptSealed().keys()].map((name) => `sealed/${name}`);
    expect(writtenVectors()).toEqual([...vectors.map(([name]) => name), ...sealed].sort());
  });
});
