/** A proof that many leaves stand in one tree: the hashes of the largest subtrees that hold none of them, left to right. */
import { sha256 } from './hash.js';
import { leftWidth, type MerkleTree, nodeHashOf } from './merkle.js';

/** Leaves by their rising place in the tree; the hash of each is asked for once. */
export interface Leaves {
  readonly indexes: ArrayLike<number>;
  hashAt(place: number): Buffer;
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
export function rootOfLeaves(size: number, { indexes, hashAt }: Leaves, path: readonly Buffer[]): Buffer | null {
  const rises = risesBelow(indexes, size);
  if (!rises || size === 0) return rises && path.length === 0 ? sha256() : null;
  let used = 0;
  const walk = (low: number, high: number, from: number, to: number): Buffer | null => {
    if (from === to) {
      used += 1;
      return path[used - 1] ?? null;
    }
    if (high - low === 1) return hashAt(from);
    const middle = low + leftWidth(high - low);
    const split = firstFrom(indexes, middle, from, to);
    const left = walk(low, middle, from, split);
    const right = walk(middle, high, split, to);
    return left && right && nodeHashOf(left, right);
  };
  const root = walk(0, size, 0, indexes.length);
  return used === path.length ? root : null;
}

function risesBelow(indexes: ArrayLike<number>, size: number): boolean {
  for (let at = 0; at < indexes.length; at += 1) {
    const index = indexes[at] ?? size;
    if (index <= (indexes[at - 1] ?? -1) || index >= size) return false;
  }
  return true;
}

/** Where, between two places of a rising list, the first number stands that is not below the limit. */
function firstFrom(rising: ArrayLike<number>, limit: number, from: number, to: number): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((rising[middle] ?? limit) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
