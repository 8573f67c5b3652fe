import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { instant } from '../kernel/instant.js';
import { canonicalRecord, canonicalRecordAround, type Entry, Entry as EntrySchema, entryLeaf } from './entry.js';

const entry: Entry = {
  stream: 'case/018f',
  seq: 1,
  type: 'case.opened',
  at: instant('2026-11-24T13:37:12.5Z'),
  actor: 'gatekeeper',
  data: { door: 'smtp', é: [1, null] },
  class: 'opened',
  salt: '11'.repeat(32),
  opening: '22'.repeat(32),
};

describe('an entry and its leaf', () => {
  test('the leaf is the RFC 6962 hash of both commitments, as an outsider would compute it', () => {
    const digest = (...parts: Buffer[]) => createHash('sha256').update(Buffer.concat(parts)).digest();
    const record =
      '{"actor":"gatekeeper","at":"2026-11-24T13:37:12.500Z","data":{"door":"smtp","é":[1,null]},' +
      '"seq":1,"stream":"case/018f","type":"case.opened"}';
    const c = digest(Buffer.from('greffe/rec/v1\0'), Buffer.alloc(32, 0x11), Buffer.from(record));
    const t = digest(Buffer.from('greffe/type/v1\0'), Buffer.from('opened'), Buffer.alloc(32, 0x22));
    expect(canonicalRecord(entry)).toBe(record);
    expect(entryLeaf(entry).toString('hex')).toBe(digest(Buffer.of(0), t, c).toString('hex'));
  });

  test('the record split at its instant is the record', () => {
    const { before, after } = canonicalRecordAround(entry);
    expect(`${before}${entry.at}${after}`).toBe(canonicalRecord(entry));
  });

  test.each([
    ['stream', 'case/019a'],
    ['seq', 2],
    ['type', 'case.closed'],
    ['at', instant('2026-11-24T13:37:12.501Z')],
    ['actor', 'sweeper'],
    ['data', { door: 'hook' }],
    ['class', 'closed'],
    ['salt', '12'.repeat(32)],
    ['opening', '23'.repeat(32)],
  ])('another %s is another leaf', (field, value) => {
    expect(entryLeaf({ ...entry, [field]: value } as Entry).equals(entryLeaf(entry))).toBe(false);
  });

  test('an instant has three decimals and ends with Z, so that text and time agree', () => {
    const at = ['2026-11-24T13:37:12Z', '2026-11-24T13:37:12.500000Z', '2026-11-24T13:37:12.500+01:00'];
    expect(at.map((text) => EntrySchema.safeParse({ ...entry, at: text }).success)).toEqual([false, false, false]);
    expect(EntrySchema.parse(entry)).toEqual(entry);
  });
});
