import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { openCheckpoint, signCheckpoint } from '../../../domain/ledger/checkpoint.js';
import * as domain from '../../../domain/ledger/hash.js';
import { MerkleTree } from '../../../domain/ledger/merkle.js';
import { verifierKeyOf, writeVerifierKey } from '../../../domain/ledger/note.js';
import { Bytes } from './bytes.js';
import * as here from './hash.js';
import { growthHere, openHere } from './verify.js';

const signer = { name: 'ledger.example', key: domain.signingKeyOf(Buffer.alloc(32, 3)) };
const key = verifierKeyOf(signer);
const tree = new MerkleTree();
for (let leaf = 0; leaf < 11; leaf += 1) tree.append(domain.sha256(Buffer.of(leaf)));
const noteAt = (size: number) => signCheckpoint({ origin: signer.name, size, root: tree.root(size) }, signer);

describe('what stands in the place of Node in a browser', () => {
  test('hashes as Node does', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 3 }), (parts) => {
        expect(here.sha256(...parts).toString('hex')).toBe(domain.sha256(...parts).toString('hex'));
      }),
    );
    const target = new Uint8Array(40);
    here.sha256Into(Buffer.of(1, 2), target, 8);
    expect(Buffer.from(target.subarray(8)).equals(domain.sha256(Buffer.of(1, 2)))).toBe(true);
  });

  test.each(['hex', 'base64', 'latin1', 'utf8'] as const)('reads and writes %s as Node does', (encoding) => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const text = Buffer.from(bytes).toString(encoding);
        expect(Bytes.from(bytes).toString(encoding)).toBe(text);
        expect(Buffer.from(Bytes.from(text, encoding)).equals(Buffer.from(text, encoding))).toBe(true);
      }),
    );
  });

  test('keeps its own kind when it is cut, and takes no broken base64', () => {
    expect(Bytes.from('0a0b0c', 'hex').subarray(1)).toStrictEqual(Bytes.from('0b0c', 'hex'));
    expect(Bytes.from('=broken', 'base64').toString('base64')).not.toBe('=broken');
  });
});

describe('a checkpoint opened by the cryptography of the platform', () => {
  test('says what the domain says of any note with one bit changed', async () => {
    const note = Buffer.from(noteAt(11), 'utf8');
    expect(await openHere(note.toString(), key)).toEqual(openCheckpoint(note.toString(), key));
    const place = fc.tuple(fc.nat(note.length - 1), fc.nat(6));
    await fc.assert(
      fc.asyncProperty(place, async ([at, bit]) => {
        const changed = Buffer.from(note);
        changed[at] = (changed[at] ?? 0) ^ (1 << bit);
        const found = await openHere(changed.toString(), key);
        expect(found).toEqual(openCheckpoint(changed.toString(), key));
        expect(found.ok).toBe(false);
      }),
      { numRuns: 200 },
    );
  });

  test('shows that a log grew, and that another did not', async () => {
    const path = tree.consistencyProof(4, 11).map((hash) => hash.toString('base64'));
    const growth = { from: noteAt(4), to: noteAt(11), path };
    const vkey = writeVerifierKey(key);
    expect(await growthHere(growth, vkey)).toMatchObject({ ok: true, from: { size: 4 }, to: { size: 11 } });
    expect(await growthHere({ ...growth, from: noteAt(5) }, vkey)).toEqual({
      ok: false,
      fault: 'The log of 11 entries does not continue the one signed at 5.',
    });
  });
});
