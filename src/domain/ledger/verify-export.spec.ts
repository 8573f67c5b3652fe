import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { instant } from '../kernel/instant.js';
import { signCheckpoint } from './checkpoint.js';
import { type Entry, entryLeaf } from './entry.js';
import { checkpointLine, entryLine, headerLine, stampLine } from './export.js';
import { signingKeyOf } from './hash.js';
import { MerkleTree } from './merkle.js';
import { verifierKeyOf, writeVerifierKey } from './note.js';
import { verifyReceipt, writeReceipt } from './receipt.js';
import { type JudgeStamp, verifyExport } from './verify-export.js';

const signer = { name: 'ledger.example', key: signingKeyOf(Buffer.alloc(32, 3)) };
const vkey = writeVerifierKey(verifierKeyOf(signer));

const entries = ['case/a 1', 'case/b 1', 'case/a 2', 'access 1', 'case/a 3', 'case/b 2'].map(entryAt);
const tree = new MerkleTree();
for (const entry of entries) tree.append(entryLeaf(entry));
const noteAt = (size: number) => signCheckpoint({ origin: signer.name, size, root: tree.root(size) }, signer);
const sealed = entries.map((entry, index) => entryLine({ index, leaf: entryLeaf(entry).toString('hex'), entry }));
const whole = [headerLine(signer.name, vkey), ...sealed, checkpointLine(noteAt(4)), checkpointLine(noteAt(6))];

const bytesOf = (lines: readonly string[]) => [Buffer.from(lines.join(''), 'utf8')];
const faultOf = async (lines: readonly string[], known: readonly string[] = []) => {
  const verification = await verifyExport(bytesOf(lines), vkey, known);
  return verification.ok ? 'none' : verification.fault;
};

describe('time-stamps of checkpoints', () => {
  const token = Buffer.from('a token');
  const [body, first, last] = [whole.slice(0, -2), whole.at(-2) ?? '', whole.at(-1) ?? ''];
  const judge: JudgeStamp = (given, note) =>
    given === token.toString('base64')
      ? { ok: true, at: `read over ${note.length} letters`, authority: 'A third party' }
      : { ok: false, fault: 'Other bytes.' };
  const judged = (lines: readonly string[]) => verifyExport(bytesOf(lines), vkey, [], undefined, judge);

  test('stand after the text that they are of; the newest is returned', async () => {
    const stamped = [...body, first, stampLine(4, token), last, stampLine(6, token)];
    expect(await judged(stamped)).toMatchObject({
      ok: true,
      summary: {
        stamps: 2,
        stamped: { size: 6, at: `read over ${noteAt(6).length} letters`, authority: 'A third party' },
      },
    });
    expect(await judged([...body, first, stampLine(4, token), last])).toMatchObject({
      summary: { stamps: 1, stamped: { size: 4 } },
    });
  });

  test('are counted and not trusted without a judge of stamps', async () => {
    const lines = [...body, first, stampLine(4, Buffer.from('nonsense')), last];
    expect(await verifyExport(bytesOf(lines), vkey)).toMatchObject({ ok: true, summary: { stamps: 1, stamped: null } });
  });

  test.each([
    [
      'of other bytes',
      [...body, first, stampLine(4, Buffer.from('another')), last],
      'Line 9 holds a time-stamp that is not one of its checkpoint. Other bytes.',
    ],
    [
      'of another size',
      [...body, first, stampLine(6, token), last],
      'Line 9 holds a time-stamp of 6 entries that does not stand after their checkpoint.',
    ],
    [
      'twice',
      [...body, first, stampLine(4, token), stampLine(4, token), last],
      'Line 10 holds a time-stamp of 4 entries that does not stand after their checkpoint.',
    ],
    [
      'before any checkpoint',
      [...body, stampLine(4, token), first, last],
      'Line 8 holds a time-stamp of 4 entries that does not stand after their checkpoint.',
    ],
  ])('one %s is refused', async (_, lines, fault) => {
    expect(await judged(lines)).toEqual({ ok: false, fault });
  });
});

describe('the verification of an export', () => {
  test('says what it verified', async () => {
    const root = tree.root().toString('base64');
    const summary = {
      origin: 'ledger.example',
      entries: 6,
      opened: true,
      streams: 3,
      checkpoints: 2,
      setAside: [],
      root,
      stamps: 0,
      stamped: null,
    };
    expect(await verifyExport(bytesOf(whole), vkey)).toEqual({ ok: true, summary });
  });

  test('does not depend on how the bytes arrive', async () => {
    const bytes = Buffer.from(whole.join(''), 'utf8');
    const one = Array.from(bytes, (byte) => Buffer.of(byte));
    expect(await verifyExport(one, vkey)).toMatchObject({ ok: true });
  });

  test('finds any flipped bit', async () => {
    const bytes = Buffer.from(whole.join(''), 'utf8');
    const place = fc.tuple(fc.nat(bytes.length - 1), fc.nat(7));
    await fc.assert(
      fc.asyncProperty(place, async ([at, bit]) => {
        const flipped = Buffer.from(bytes);
        flipped[at] = (flipped[at] ?? 0) ^ (1 << bit);
        expect(await verifyExport([flipped], vkey)).toMatchObject({ ok: false });
      }),
      { numRuns: 400 },
    );
  });

  test('finds any cut', async () => {
    const bytes = Buffer.from(whole.join(''), 'utf8');
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), async (length) => {
        const cut = bytes.subarray(0, length);
        const verification = await verifyExport([cut], vkey, [noteAt(6)]);
        expect(verification.ok).toBe(false);
      }),
      { numRuns: 200 },
    );
  });

  test('names line, stream and seq of an entry that was rewritten', async () => {
    const rewritten = whole.map((line, at) => (at === 3 ? line.replace('"n":2', '"n":9') : line));
    expect(await faultOf(rewritten)).toMatch(/^Line 4 \(stream case\/a, seq 2\) is not what was sealed: its leaf is /);
  });

  test('finds an entry replaced together with its leaf, and says since when', async () => {
    const forged = { ...entryAt('case/a 3'), actor: 'another' };
    const line = entryLine({ index: 4, leaf: entryLeaf(forged).toString('hex'), entry: forged });
    expect(await faultOf(whole.with(5, line))).toBe(
      'Line 9 holds a checkpoint of 6 entries with another root: an entry between the indexes 4 and 5 was replaced.',
    );
  });

  test('finds an entry that comes again in its stream', async () => {
    const again = entryAt('case/b 1');
    const line = entryLine({ index: 5, leaf: entryLeaf(again).toString('hex'), entry: again });
    expect(await faultOf(whole.with(6, line))).toBe(
      'Line 7 (stream case/b, seq 1) breaks the sequence: seq 2 was to follow.',
    );
  });

  test('an empty line is none of an export', async () => {
    expect(await faultOf([...whole, '\n'])).toBe('Line 10 is empty: an export has no empty line.');
  });

  test('a checkpoint or a receipt that an editor ended with blank lines is the same one', async () => {
    expect(await faultOf(whole, [`${noteAt(4)}\n\n`])).toBe('none');
  });

  test('finds an entry left out, one told twice and two exchanged', async () => {
    expect(await faultOf(whole.toSpliced(2, 1))).toBe('Line 3 (stream case/a, seq 2) has index 2; 1 was to follow.');
    expect(await faultOf(whole.toSpliced(2, 0, whole[1] ?? ''))).toContain('has index 0; 1 was to follow.');
    expect(await faultOf(whole.with(1, whole[2] ?? '').with(2, whole[1] ?? ''))).toContain('has index 1; 0 was to');
  });

  test('a whole but older export is found by a later checkpoint kept elsewhere', async () => {
    const older = [...whole.slice(0, 5), checkpointLine(noteAt(4))];
    expect(await faultOf(older)).toBe('none');
    expect(await faultOf(older, [noteAt(6)])).toBe(
      'The log was signed at 6 entries but the export holds 4: 2 entries are missing at its end.',
    );
    const other = signCheckpoint({ origin: signer.name, size: 4, root: tree.root(3) }, signer);
    expect(await faultOf(older, [other])).toContain('another history');
  });

  test('entries above the newest checkpoint are not signed', async () => {
    expect(await faultOf(whole.slice(0, -1))).toBe(
      'The newest checkpoint covers 4 of 6 entries: the rest is not signed.',
    );
    expect(await faultOf(whole.slice(0, -2))).toBe('The export carries no checkpoint: nothing in it is signed.');
    expect(await faultOf([])).toBe('The export is empty.');
  });

  test('refuses the key of another log and a key that is none', async () => {
    const other = writeVerifierKey(verifierKeyOf({ ...signer, key: signingKeyOf(Buffer.alloc(32, 4)) }));
    expect(await verifyExport(bytesOf(whole), other)).toMatchObject({
      fault: `Line 1 names the key ${vkey}, which is not the key given.`,
    });
    expect(await verifyExport(bytesOf(whole), 'nonsense')).toMatchObject({ ok: false });
  });

  test('accepts unknown types and refuses spellings that it would not write', async () => {
    expect(await faultOf(whole)).toBe('none');
    expect(await faultOf(whole.map((line, at) => (at === 2 ? line.replace('{', '{ ') : line)))).toBe(
      'Line 3 is neither an entry nor a checkpoint in canonical JSON.',
    );
    const bytes = Buffer.concat([...bytesOf(whole), Buffer.of(0xff, 10)]);
    expect(await verifyExport([bytes], vkey)).toMatchObject({ fault: 'Line 10: the line is not UTF-8.' });
  });
});

describe('a receipt', () => {
  const [entry] = entries.slice(2);
  if (!entry) throw new Error('no entry');
  const receipt = writeReceipt(entry, { index: 2, path: tree.inclusionProof(2, 6), checkpoint: noteAt(6) });

  test('proves its entry with nothing but the key', async () => {
    expect(await verifyReceipt(receipt, vkey)).toMatchObject({ ok: true, entry, index: 2, checkpoint: { size: 6 } });
  });

  test('finds any flipped bit', async () => {
    const bytes = Buffer.from(receipt, 'utf8');
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.nat(7), async (at, bit) => {
        const flipped = Buffer.from(bytes);
        flipped[at] = (flipped[at] ?? 0) ^ (1 << bit);
        expect((await verifyReceipt(flipped.toString('utf8'), vkey)).ok).toBe(false);
      }),
      { numRuns: 400 },
    );
  });

  test('ended with blank lines by an editor is the same receipt', async () => {
    expect(await verifyReceipt(`${receipt}\n\n`, vkey)).toMatchObject({ ok: true, index: 2 });
  });

  test('does not prove another place', async () => {
    const moved = writeReceipt(entry, { index: 3, path: tree.inclusionProof(2, 6), checkpoint: noteAt(6) });
    expect(await verifyReceipt(moved, vkey)).toEqual({
      ok: false,
      fault: 'The leaf does not stand at index 3 of the signed tree of 6.',
    });
  });
});

function entryAt(place: string): Entry {
  const [stream = '', seq] = place.split(' ');
  return {
    stream,
    seq: Number(seq),
    type: 'future.type_of_a_later_version',
    at: instant('2026-11-24T13:37:12.5Z'),
    actor: 'sweeper',
    data: { n: Number(seq), où: 'ici' },
    class: 'other',
    salt: 'ab'.repeat(32),
    opening: 'cd'.repeat(32),
  };
}
