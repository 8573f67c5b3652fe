import { expect, test } from '@jest/globals';
import { linesOf } from './lines.js';

async function read(...chunks: (string | Uint8Array)[]): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of linesOf(chunks.map((chunk) => Buffer.from(chunk)))) {
    lines.push(line.ok ? line.text : `! ${line.fault}`);
  }
  return lines;
}

test('only a line feed ends a line, wherever the chunks end', async () => {
  expect(await read('a\nb', '\r', 'c\u2028d\n', '\n')).toEqual(['a', 'b\rc\u2028d', '']);
  expect(await read()).toEqual([]);
});

test('a character may stand across two chunks', async () => {
  const bytes = Buffer.from('é\n');
  expect(await read(bytes.subarray(0, 1), bytes.subarray(1))).toEqual(['é']);
});

test('a byte order mark is part of its line: another reader would not see it', async () => {
  expect(await read('\ufeff{}\n')).toEqual(['\ufeff{}']);
});

test('what is not UTF-8 is a fault, and nothing is read after it', async () => {
  expect(await read('a\n', Buffer.of(0xc3, 10), 'b\n')).toEqual(['a', '! the line is not UTF-8.']);
});

test('a last line without its end was cut short', async () => {
  expect(await read('a\nb')).toEqual(['a', '! the file ends in the middle of a line: it was cut short.']);
});

test('a line that would fill the memory is refused before it does', async () => {
  const chunk = Buffer.alloc(1024 * 1024, 97);
  expect(await read(...Array.from({ length: 18 }, () => chunk), '\n')).toEqual([
    '! the line is longer than any line of an export.',
  ]);
});
