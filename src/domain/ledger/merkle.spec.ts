import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { leafHashOf, MerkleTree, nodeHashOf } from './merkle.js';
import { provesConsistency, provesInclusion } from './merkle-proof.js';

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../test/fixtures/ledger/${name}.json`, import.meta.url), 'utf8'));
const hex = (bytes: Buffer) => bytes.toString('hex');
const base64 = (text: string | null) => Buffer.from(text ?? '', 'base64');

interface Reference {
  leavesHex: string[];
  leafHashes: string[];
  rootsBySize: string[];
  inclusion: { index: number; size: number; proof: string[] }[];
  consistency: { from: number; to: number; proof: string[] }[];
}
interface Vector {
  desc: string;
  wantErr: boolean;
  proof: string[] | null;
}
interface Vectors {
  inclusion: (Vector & { leafIdx: number; treeSize: number; root: string | null; leafHash: string | null })[];
  consistency: (Vector & { size1: number; size2: number; root1: string | null; root2: string | null })[];
}

const reference = read('rfc6962-reference-tree') as Reference;
const vectors = read('merkle-proofs') as Vectors;

describe('the tree of RFC 6962', () => {
  const tree = new MerkleTree();
  for (const leaf of reference.leavesHex) tree.append(leafHashOf(Buffer.from(leaf, 'hex')));

  test('hashes the leaves of the reference tree', () => {
    expect(reference.leavesHex.map((leaf) => hex(leafHashOf(Buffer.from(leaf, 'hex'))))).toEqual(reference.leafHashes);
  });

  test('gives the published root at each size', () => {
    expect(reference.rootsBySize.map((_, size) => hex(tree.root(size)))).toEqual(reference.rootsBySize);
  });

  test('gives the published proofs', () => {
    for (const { index, size, proof } of reference.inclusion) {
      expect(tree.inclusionProof(index, size).map(hex)).toEqual(proof);
    }
    for (const { from, to, proof } of reference.consistency) {
      expect(tree.consistencyProof(from, to).map(hex)).toEqual(proof);
    }
  });

  test('refuses what it does not hold', () => {
    expect(() => tree.root(9)).toThrow('No root of 9 leaves in a tree of 8.');
    expect(() => tree.inclusionProof(8)).toThrow('No leaf 8 in a tree of 8.');
    expect(() => tree.consistencyProof(0, 8)).toThrow('No consistency proof from 0 to 8.');
    expect(() => tree.truncate(9)).toThrow('A tree of 8 leaves cannot be cut to 9.');
    expect(() => tree.append(Buffer.alloc(31))).toThrow('A leaf hash is 32 bytes.');
  });

  test('grows past its first buffers and answers as the definition does', () => {
    const large = new MerkleTree();
    const leaves = Array.from({ length: 2500 }, (_, index) => leafHashOf(Buffer.from(String(index))));
    for (const leaf of leaves) large.append(leaf);
    expect(hex(large.root())).toBe(hex(definition(leaves)));
  });

  test('forgets what was cut off: the same tree as if it had never been appended', () => {
    fc.assert(
      fc.property(fc.nat(70), fc.nat(70), fc.nat(70), (kept, dropped, added) => {
        const [cut, straight] = [new MerkleTree(), new MerkleTree()];
        const fill = (to: MerkleTree, count: number, label: string) => {
          for (let index = 0; index < count; index += 1) to.append(leafHashOf(Buffer.from(`${label} ${index}`)));
        };
        fill(cut, kept, 'kept');
        fill(cut, dropped, 'dropped');
        cut.truncate(kept);
        fill(straight, kept, 'kept');
        for (const each of [cut, straight]) fill(each, added, 'added');
        expect(hex(cut.root())).toBe(hex(straight.root()));
      }),
    );
  });
});

describe('proofs', () => {
  test.each(vectors.inclusion)('inclusion: $desc', (vector) => {
    const claim = {
      index: vector.leafIdx,
      size: vector.treeSize,
      leafHash: base64(vector.leafHash),
      root: base64(vector.root),
    };
    expect(provesInclusion(claim, (vector.proof ?? []).map(base64))).toBe(!vector.wantErr);
  });

  test.each(vectors.consistency)('consistency: $desc', (vector) => {
    const claim = {
      from: vector.size1,
      fromRoot: base64(vector.root1),
      to: vector.size2,
      toRoot: base64(vector.root2),
    };
    expect(provesConsistency(claim, (vector.proof ?? []).map(base64))).toBe(!vector.wantErr);
  });

  test('every leaf and every earlier size of every tree up to 40 leaves is proved', () => {
    const tree = new MerkleTree();
    for (let index = 0; index < 40; index += 1) tree.append(leafHashOf(Buffer.of(index)));
    for (let to = 1; to <= tree.size; to += 1) {
      for (let from = 1; from <= to; from += 1) {
        const index = from - 1;
        const inclusion = { index, size: to, leafHash: leafHashOf(Buffer.of(index)), root: tree.root(to) };
        expect(provesInclusion(inclusion, tree.inclusionProof(index, to))).toBe(true);
        const growth = { from, fromRoot: tree.root(from), to, toRoot: tree.root(to) };
        expect(provesConsistency(growth, tree.consistencyProof(from, to))).toBe(true);
      }
    }
  });
});

/** MTH of RFC 6962, 2.1, as written there. */
function definition(leaves: readonly Buffer[]): Buffer {
  const [only] = leaves;
  if (leaves.length === 1 && only) return only;
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return nodeHashOf(definition(leaves.slice(0, split)), definition(leaves.slice(split)));
}
