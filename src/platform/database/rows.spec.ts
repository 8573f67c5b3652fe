import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { changedBy, rowOf, rowsOf } from './rows.js';

const Row = z.object({ id: z.uuid(), size: z.int() });
const row = { id: '0198c0de-0000-7000-8000-000000000001', size: 7 };

test('rows come as their schema reads them, without what it does not name', () => {
  expect(rowsOf(Row, [{ ...row, more: true }])).toEqual([row]);
  expect([rowOf(Row, [row, row]), rowOf(Row, [])]).toEqual([row, null]);
});

test.each([{ ...row, size: '7' }, { id: row.id }, null])(
  'a row that is not what the schema says is refused: %j',
  (other) => {
    expect(() => rowsOf(Row, [row, other])).toThrow(z.ZodError);
  },
);

test('the number of rows that a statement changed is read from what the driver answers, and from nothing else', () => {
  expect(changedBy([[{ id: 1 }], 3])).toBe(3);
  expect(() => changedBy([{ id: 1 }])).toThrow(z.ZodError);
});
