/** The Merkle tree of RFC 6962, 2.1 (the same as RFC 9162, 2.1): append only, root and proofs at any size. */
import { sha256, sha256Into } from './hash.js';

const DIGEST = 32;
const FIRST_CAPACITY = 1024;
const LEAF_PREFIX = Buffer.of(0);
const EMPTY_ROOT = sha256();
/** One node's input, 0x01 ‖ left ‖ right, used again for each node: hashing is synchronous. */
const node = Buffer.alloc(1 + 2 * DIGEST, 1);

export function leafHashOf(data: Uint8Array): Buffer {
  return sha256(LEAF_PREFIX, data);
}

export function nodeHashOf(left: Uint8Array, right: Uint8Array): Buffer {
  const digest = Buffer.allocUnsafe(DIGEST);
  node.set(left, 1);
  node.set(right, 1 + DIGEST);
  sha256Into(node, digest, 0);
  return digest;
}

/**
 * Holds the hashes of all complete subtrees, one flat buffer a height: 64 bytes a leaf in all.
 * Appending costs one hash on average, a root or a proof a number of hashes logarithmic in the size.
 */
export class MerkleTree {
  private readonly levels: Buffer[] = [];
  private leaves = 0;

  get size(): number {
    return this.leaves;
  }

  /** Takes the hash of a leaf (`leafHashOf`); returns its index. */
  append(leafHash: Uint8Array): number {
    if (leafHash.length !== DIGEST) throw new RangeError('A leaf hash is 32 bytes.');
    this.room(0, this.leaves).set(leafHash, this.leaves * DIGEST);
    let position = this.leaves;
    for (let height = 0; position % 2 === 1; height += 1) {
      this.level(height).copy(node, 1, (position - 1) * DIGEST, (position + 1) * DIGEST);
      position = (position - 1) / 2;
      sha256Into(node, this.room(height + 1, position), position * DIGEST);
    }
    this.leaves += 1;
    return this.leaves - 1;
  }

  /** Forgets the leaves from `size` on: what was not committed was never in the log. */
  truncate(size: number): void {
    this.demand(size >= 0 && size <= this.leaves, `A tree of ${this.leaves} leaves cannot be cut to ${size}.`);
    this.leaves = size;
  }

  root(size: number = this.leaves): Buffer {
    this.demand(size >= 0 && size <= this.leaves, `No root of ${size} leaves in a tree of ${this.leaves}.`);
    return size === 0 ? EMPTY_ROOT : this.subtree(0, size);
  }

  /** PATH(index, D[size]) of RFC 6962, 2.1.1: from the leaf's sibling up to the child of the root. */
  inclusionProof(index: number, size: number = this.leaves): Buffer[] {
    this.demand(index >= 0 && index < size && size <= this.leaves, `No leaf ${index} in a tree of ${size}.`);
    const proof: Buffer[] = [];
    let [low, high] = [0, size];
    while (high - low > 1) {
      const middle = low + leftWidth(high - low);
      if (index < middle) {
        proof.push(this.subtree(middle, high));
        high = middle;
      } else {
        proof.push(this.subtree(low, middle));
        low = middle;
      }
    }
    return proof.reverse();
  }

  /** PROOF(from, D[to]) of RFC 6962, 2.1.2; empty when the sizes are equal. */
  consistencyProof(from: number, to: number = this.leaves): Buffer[] {
    this.demand(from > 0 && from <= to && to <= this.leaves, `No consistency proof from ${from} to ${to}.`);
    const proof: Buffer[] = [];
    let [low, high] = [0, to];
    while (from !== high) {
      const middle = low + leftWidth(high - low);
      if (from <= middle) {
        proof.push(this.subtree(middle, high));
        high = middle;
      } else {
        proof.push(this.subtree(low, middle));
        low = middle;
      }
    }
    if (low > 0) proof.push(this.subtree(low, high));
    return proof.reverse();
  }

  /** The hash of the leaves from `low` below `high`, which MUST be a subtree of some tree of this log. */
  subtree(low: number, high: number): Buffer {
    const width = high - low;
    const height = Math.log2(width);
    if (Number.isInteger(height)) {
      const start = (low / width) * DIGEST;
      return Buffer.from(this.level(height).subarray(start, start + DIGEST));
    }
    const middle = low + leftWidth(width);
    return nodeHashOf(this.subtree(low, middle), this.subtree(middle, high));
  }

  private level(height: number): Buffer {
    const level = this.levels[height];
    if (!level) throw new RangeError(`No subtree of height ${height}.`);
    return level;
  }

  private room(height: number, position: number): Buffer {
    const level = this.levels[height] ?? Buffer.alloc(FIRST_CAPACITY * DIGEST);
    const needed = (position + 1) * DIGEST;
    const roomy = needed <= level.length ? level : Buffer.concat([level], level.length * 2);
    this.levels[height] = roomy;
    return roomy;
  }

  private demand(holds: boolean, sentence: string): void {
    if (!holds) throw new RangeError(sentence);
  }
}

/** The largest power of two smaller than the width (RFC 6962, 2.1). */
export function leftWidth(width: number): number {
  return 2 ** (Math.ceil(Math.log2(width)) - 1);
}
