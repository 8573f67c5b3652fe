import { describe, expect, it } from '@jest/globals';
import { Scans } from './scans.js';

const sheet = { picture: { width: 1, height: 1, grey: Uint8Array.of(255) }, dotsAnInch: 300 };

describe('the reading of scans', () => {
  it.each([
    ['pages', { pages: 0, seconds: 3_600 }],
    ['seconds', { pages: 30, seconds: 0 }],
  ])('begins no page beyond its allowance of %s', async (_, allowance) => {
    const scans = new Scans(allowance);
    expect(await scans.readPage(sheet)).toEqual({ outcome: 'spent' });
    expect(await scans.readFile(Buffer.alloc(1))).toEqual({ outcome: 'spent' });
  });
});
