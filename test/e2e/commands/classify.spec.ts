import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { greffe } from '../../support/served.js';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'greffe-classify-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Of an origin that nothing establishes. */
function message(name: string, date: string): string {
  const file = join(folder, name);
  const head = `From: unknown\r\nTo: legal\r\nDate: ${date}\r\nSubject: Lunch\r\n`;
  writeFileSync(file, `${head}\r\nXXXXX Xxxxx\r\n`);
  return file;
}

test('classify judges a message that is older than the clocks, without an end, and the messages after it', async () => {
  const files = [
    message('old.eml', 'Wed, 27 Apr 2005 15:00:00 +0200'),
    message('new.eml', 'Tue, 24 Nov 2026 10:00:00 +0100'),
  ];
  const { code, output } = await greffe(['classify', ...files]);
  const said = output
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { deadlines: { safeEnd: string | null }[] });
  expect(code).toBe(0);
  expect(said.map(({ deadlines }) => deadlines.map(({ safeEnd }) => safeEnd !== null))).toEqual([[false], [true]]);
});
