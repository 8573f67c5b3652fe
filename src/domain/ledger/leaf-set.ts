/** A proof that many leaves stand in one tree: the hashes of the largest subtrees that hold none of them, left to right. */
import { sha256 } from './hash.js';
import { leftWidth, type MerkleTree, nodeHashOf } from './merkle.js';

export interface Leaf {
  readonly index: number;
  readonly hash: Buffer;
}

/** `indexes` MUST rise; all are below `size`. */
export function proveLeaves(tree: MerkleTree, size: number, indexes: readonly number[]): Buffer[] {
  const path: Buffer[] = [];
  const walk = (low: number, high: number, from: number, to: number): void => {
    if (from === to) {
      path.push(tree.subtree(low, high));
    } else if (high - low > 1) {
      const middle = low + leftWidth(high - low);
      const split = firstFrom(indexes, middle, from, to);
      walk(low, middle, from, split);
      walk(middle, high, split, to);
    }
  };
  if (size > 0) walk(0, size, 0, indexes.length);
  return path;
}

/** The root of the tree of `size` leaves that has those leaves, or null when the proof is not one of them. */
export function rootOfLeaves(size: number, leaves: readonly Leaf[], path: readonly Buffer[]): Buffer | null {
  const indexes = leaves.map(({ index }) => index);
  const rises = indexes.every((index, at) => index > (indexes[at - 1] ?? -1) && index < size);
  if (!rises || size === 0) return rises && path.length === 0 ? sha256() : null;
  let used = 0;
  const walk = (low: number, high: number, from: number, to: number): Buffer | null => {
    if (from === to) {
      used += 1;
      return path[used - 1] ?? null;
    }
    if (high - low === 1) return leaves[from]?.hash ?? null;
    const middle = low + leftWidth(high - low);
    const split = firstFrom(indexes, middle, from, to);
    const left = walk(low, middle, from, split);
    const right = walk(middle, high, split, to);
    return left && right && nodeHashOf(left, right);
  };
  const root = walk(0, size, 0, leaves.length);
  return used === path.length ? root : null;
}

/** Where, between two places of a rising list, the first number stands that is not below the limit. */
function firstFrom(rising: readonly number[], limit: number, from: number, to: number): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((rising[middle] ?? limit) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
