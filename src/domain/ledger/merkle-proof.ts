/** Checks inclusion and consistency proofs as RFC 9162 writes them (2.1.3.2, 2.1.4.2): needs no tree. */
import { nodeHashOf } from './merkle.js';

export interface Inclusion {
  readonly index: number;
  readonly size: number;
  readonly leafHash: Buffer;
  readonly root: Buffer;
}

export interface Growth {
  readonly from: number;
  readonly fromRoot: Buffer;
  readonly to: number;
  readonly toRoot: Buffer;
}

/** Where a walk from a leaf to the root stands: the node's number in its row, and the last of that row. */
class Climb {
  constructor(
    private position: number,
    private last: number,
  ) {}

  get done(): boolean {
    return this.last === 0;
  }

  /** True when the next hash of the proof stands on the left; goes up to the row where that hash is used. */
  step(): boolean {
    const left = this.position % 2 === 1 || this.position === this.last;
    if (left) this.skipWhile((position) => position % 2 === 0 && position !== 0);
    this.up();
    return left;
  }

  skipWhile(condition: (position: number) => boolean): void {
    while (condition(this.position)) this.up();
  }

  private up(): void {
    this.position = Math.floor(this.position / 2);
    this.last = Math.floor(this.last / 2);
  }
}

const isDigest = (bytes: Uint8Array) => bytes.length === 32;
const isSize = (size: number) => Number.isSafeInteger(size) && size >= 0;

/** True when the leaf stands at `index` of the tree of `size` leaves with that root (RFC 9162, 2.1.3.2). */
export function provesInclusion(claim: Inclusion, proof: readonly Buffer[]): boolean {
  const sound = isSize(claim.index) && isSize(claim.size) && claim.index < claim.size;
  if (!sound || ![claim.leafHash, claim.root, ...proof].every(isDigest)) return false;
  const climb = new Climb(claim.index, claim.size - 1);
  let hash = claim.leafHash;
  for (const sibling of proof) {
    if (climb.done) return false;
    hash = climb.step() ? nodeHashOf(sibling, hash) : nodeHashOf(hash, sibling);
  }
  return climb.done && hash.equals(claim.root);
}

/** True when the larger tree only added leaves to the smaller one (RFC 9162, 2.1.4.2); never for an empty tree. */
export function provesConsistency(claim: Growth, proof: readonly Buffer[]): boolean {
  const sound = isSize(claim.from) && isSize(claim.to) && claim.from > 0 && claim.from <= claim.to;
  if (!sound || !proof.every(isDigest)) return false;
  if (claim.from === claim.to) return proof.length === 0 && claim.fromRoot.equals(claim.toRoot);
  const path = isPowerOfTwo(claim.from) ? [claim.fromRoot, ...proof] : proof;
  return path.length > 0 && rebuildsBoth(claim, path);
}

function rebuildsBoth(claim: Growth, [first, ...path]: readonly Buffer[]): boolean {
  if (!first) return false;
  const climb = new Climb(claim.from - 1, claim.to - 1);
  climb.skipWhile((position) => position % 2 === 1);
  let [old, grown] = [first, first];
  for (const hash of path) {
    if (climb.done) return false;
    if (climb.step()) {
      old = nodeHashOf(hash, old);
      grown = nodeHashOf(hash, grown);
    } else {
      grown = nodeHashOf(grown, hash);
    }
  }
  return climb.done && old.equals(claim.fromRoot) && grown.equals(claim.toRoot);
}

function isPowerOfTwo(size: number): boolean {
  return Number.isInteger(Math.log2(size));
}
