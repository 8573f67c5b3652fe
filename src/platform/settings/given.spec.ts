import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { keyGiven } from './given.js';

const KEY = 'log.example+1a2b3c4d+AbCdEf+/0=';

describe('a verifier key that is given', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'greffe+key-'));
    writeFileSync(join(folder, 'ledger.vkey'), `${KEY}\n`);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is read from a file whose path has a plus sign', async () => {
    expect(await keyGiven(join(folder, 'ledger.vkey'))).toBe(KEY);
  });

  it('is taken as it is where its text is given', async () => {
    expect(await keyGiven(KEY)).toBe(KEY);
  });
});
