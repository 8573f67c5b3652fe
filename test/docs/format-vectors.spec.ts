import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { formatVectors, VECTORS, writtenVectors } from '../support/format-vectors.js';

describe('the vectors of the formats', () => {
  const vectors = Object.entries(formatVectors());

  it.each(vectors)('%s is what the source writes now, else run npm run format-vectors', (name, bytes) => {
    expect(readFileSync(join(VECTORS, name), 'utf8')).toBe(bytes.toString('utf8'));
  });

  it('are all that stand in their folder', () => {
    expect(writtenVectors()).toEqual(vectors.map(([name]) => name).sort());
  });
});
