import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { archiveOf, filesIn } from './folders.js';

const folder = mkdtempSync(join(tmpdir(), 'greffe-folders-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('an archive has each whole file, and none that a running process still writes', async () => {
  mkdirSync(join(folder, 'ledger'));
  writeFileSync(join(folder, 'ledger', 'newest-checkpoint.json'), '{}');
  writeFileSync(join(folder, 'ledger', 'newest-checkpoint.json.19681'), '{');
  const files = await filesIn(archiveOf(folder, ['ledger', 'absent']));
  expect([...files.keys()]).toEqual(['ledger/newest-checkpoint.json']);
});
