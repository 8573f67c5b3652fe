import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { FoundingBook } from './founding-book.js';

let folder: string;
let book: FoundingBook;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'greffe-book-'));
  book = new FoundingBook(folder);
});
afterEach(() => rmSync(folder, { recursive: true }));

const [one, other] = ['a'.repeat(64), 'b'.repeat(64)] as const;

test('the book counts each key once, of this log alone, and is empty before the first', async () => {
  expect(await book.count('log')).toBe(0);
  for (const fingerprint of [one, one, other]) await book.write({ origin: 'log', fingerprint });
  await book.write({ origin: 'another log', fingerprint: one });
  expect([await book.count('log'), await book.count('another log'), await book.count('x')]).toEqual([2, 1, 0]);
});

test('a book that cannot be read counts nothing as less: it says what to do', async () => {
  await book.write({ origin: 'log', fingerprint: one });
  appendFileSync(book.file, '{"origin": 3}\n');
  await expect(book.count('log')).rejects.toThrow('restore it from your newest backup');
});
