import { expect, test } from '@jest/globals';
import { assessDurability } from './durability.js';

const durable = {
  version: 150_004,
  fsync: 'on',
  synchronousCommit: 'on',
  fullPageWrites: 'on',
  dataChecksums: 'on',
  isolation: 'read committed',
};

test('a server with its defaults is durable', () => {
  expect(assessDurability(durable)).toEqual({ faults: [], warnings: [] });
});

test.each([
  [{ version: 140_011 }, 'PostgreSQL is older than 15: install 15 or newer.'],
  [{ fsync: 'off' }, 'fsync is off, a power cut loses commits: set fsync = on in postgresql.conf.'],
  [
    { synchronousCommit: 'off' },
    'synchronous_commit is off, a crash loses the last commits: set it to on for the role of the application.',
  ],
  [
    { fullPageWrites: 'off' },
    'full_page_writes is off, a power cut may corrupt pages: set full_page_writes = on in postgresql.conf.',
  ],
  ...['read uncommitted', 'repeatable read', 'serializable'].map((isolation): [object, string] => [
    { isolation },
    `default_transaction_isolation is "${isolation}", under which two workers refuse each other: set it to read committed, for the server or for the role of the application.`,
  ]),
])('%j is a fault that says what to change', (weaker, fault) => {
  expect(assessDurability({ ...durable, ...weaker }).faults).toEqual([fault]);
});

test('missing checksums are a warning', () => {
  expect(assessDurability({ ...durable, dataChecksums: 'off' })).toEqual({
    faults: [],
    warnings: ['data_checksums is off, a flipped bit on the disk goes unnoticed: run pg_checksums --enable.'],
  });
});
