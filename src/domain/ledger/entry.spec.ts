import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { instant } from '../kernel/instant.js';
import { canonicalData, canonicalRecord, type Entry, Entry as EntrySchema, entryLeaf } from './entry.js';

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

  test.each([
    [{ é: 1 }],
    [[{ a: { 'b\u0000': 1 } }]],
    [{ n: 1.5 }],
    [{ n: [2 ** 53] }],
    [{ n: 1e30 }],
    [{ n: undefined }],
  ])('what PostgreSQL would hash otherwise is never written: %j', (data) => {
    expect(() => canonicalData(data)).toThrow(TypeError);
  });

  test('what it hashes in the same way is written in its canonical text', () => {
    expect(canonicalData({ b: [-0, 2 ** 53 - 1, null, true], a: 'é\u2028"' })).toBe(
      '{"a":"é\u2028\\"","b":[0,9007199254740991,null,true]}',
    );
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
