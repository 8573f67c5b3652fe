import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { proveLeaves, rootOfLeaves } from './leaf-set.js';
import { leafHashOf, MerkleTree } from './merkle.js';

const sizes = fc.integer({ min: 0, max: 70 });
const grown = (size: number) => {
  const tree = new MerkleTree();
  for (let index = 0; index < size; index += 1) tree.append(leafHashOf(Buffer.of(index)));
  return tree;
};
const some = sizes.chain((size) =>
  fc.record({
    size: fc.constant(size),
    indexes: fc.subarray(Array.from({ length: size }, (_, index) => index)),
  }),
);

const rootOf = (size: number, leaves: readonly { index: number; hash: Buffer }[], path: readonly Buffer[]) =>
  rootOfLeaves(
    size,
    { indexes: leaves.map(({ index }) => index), hashAt: (place) => leaves[place]?.hash ?? Buffer.alloc(32) },
    path,
  );

test('any leaves of any tree give back its root, and one that is changed, moved or left out does not', () => {
  fc.assert(
    fc.property(some, fc.nat(), ({ size, indexes }, pick) => {
      const tree = grown(size);
      const leaves = indexes.map((index) => ({ index, hash: leafHashOf(Buffer.of(index)) }));
      const path = proveLeaves(tree, size, indexes);
      expect(rootOf(size, leaves, path)?.equals(tree.root(size))).toBe(true);
      if (leaves.length === 0) return;
      const at = pick % leaves.length;
      const holds = (changed: typeof leaves) => rootOf(size, changed, path)?.equals(tree.root(size)) ?? false;
      expect(
        holds(leaves.map((leaf, each) => (each === at ? { ...leaf, hash: leafHashOf(Buffer.from('x')) } : leaf))),
      ).toBe(false);
      expect(holds(leaves.filter((_, each) => each !== at))).toBe(false);
      expect(holds(leaves.map((leaf, each) => (each === at ? { ...leaf, index: leaf.index + 1 } : leaf)))).toBe(false);
      expect(rootOf(size, leaves, [...path, leafHashOf(Buffer.of(0))])).toBeNull();
    }),
    { numRuns: 150 },
  );
});

test('a leaf beyond the end of the tree is refused beside all of its own leaves, which give back its root', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 70 }), fc.nat(1000), (size, beyond) => {
      const own = Array.from({ length: size }, (_, index) => ({ index, hash: leafHashOf(Buffer.of(index)) }));
      const invented = { index: size + beyond, hash: leafHashOf(Buffer.from('x')) };
      expect(rootOf(size, own, [])?.equals(grown(size).root(size))).toBe(true);
      expect(rootOf(size, [...own, invented], [])).toBeNull();
    }),
  );
});
