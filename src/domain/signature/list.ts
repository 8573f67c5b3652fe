/** One signature over a displayed list of acts: a Merkle root over their digests, and the place of each (RFC 6962). */
import { leafHashOf, MerkleTree } from '../ledger/merkle.js';
import { provesInclusion } from '../ledger/merkle-proof.js';
import { type ActToSign, actOn, digestOfAct } from './act.js';
import type { Inclusion } from './signature.js';

export interface SignedTogether {
  readonly challenge: Buffer;
  /** Of each act, in the order given. */
  readonly inclusions: readonly Inclusion[];
}

const challengeOfList = (root: string, size: number): Buffer =>
  digestOfAct(actOn('sign_list', { payload: root, seq: size }));

/** What is signed for all acts at once; MUST be given one act or more. */
export function signedTogether(acts: readonly ActToSign[]): SignedTogether {
  const tree = new MerkleTree();
  for (const act of acts) tree.append(leafHashOf(digestOfAct(act)));
  const root = tree.root().toString('hex');
  return {
    challenge: challengeOfList(root, tree.size),
    inclusions: acts.map((_, index) => ({
      ...{ root, size: tree.size, index },
      path: tree.inclusionProof(index).map((hash) => hash.toString('base64url')),
    })),
  };
}

/** What a signature of that act is over: the act itself, or the list in which it stands; null when it does not stand there. */
export function challengeOf(act: ActToSign, list: Inclusion | undefined): Buffer | null {
  if (!list) return digestOfAct(act);
  const { root, size, index } = list;
  const leafHash = leafHashOf(digestOfAct(act));
  const path = list.path.map((hash) => Buffer.from(hash, 'base64url'));
  const stands = provesInclusion({ index, size, leafHash, root: Buffer.from(root, 'hex') }, path);
  return stands ? challengeOfList(root, size) : null;
}
