/** A proof that one leaf is in the log (C2SP tlog-proof@v1), verifiable offline. */
import { decodeBase64, decodeDigest } from './base64.js';
import type { Checkpoint, OpenedCheckpoint } from './checkpoint.js';
import { provesInclusion } from './merkle-proof.js';

const FIRST_LINE = 'c2sp.org/tlog-proof@v1';
/** A tree of 2^53 leaves is 53 high. */
const LONGEST_PATH = 53;

export interface LogProof {
  /** Opaque to the format and NOT authenticated by it. */
  readonly extra: Buffer | null;
  readonly index: number;
  readonly path: readonly Buffer[];
  /** The signed note, verbatim. */
  readonly checkpoint: string;
}

export type CheckedProof =
  | { readonly ok: true; readonly checkpoint: Checkpoint }
  | { readonly ok: false; readonly fault: string };

export function writeProof({ extra, index, path, checkpoint }: LogProof): string {
  const lines = [
    FIRST_LINE,
    ...(extra ? [`extra ${extra.toString('base64')}`] : []),
    `index ${index}`,
    ...path.map((hash) => hash.toString('base64')),
  ];
  return `${lines.join('\n')}\n\n${checkpoint}`;
}

/** Null when the text is no tlog-proof@v1. */
export function readProof(text: string): LogProof | null {
  const parts = /^c2sp\.org\/tlog-proof@v1\n(?:extra ([^\n]*)\n)?index (0|[1-9]\d*)\n((?:[^\n]+\n)*)\n([\s\S]+)$/.exec(
    text,
  );
  if (!parts?.[4]) return null;
  const index = Number(parts[2]);
  const extra = parts[1] === undefined ? null : decodeBase64(parts[1]);
  const path = (parts[3] ?? '').split('\n').slice(0, -1).map(decodeDigest);
  const unreadable = !Number.isSafeInteger(index) || path.length > LONGEST_PATH || (parts[1] !== undefined && !extra);
  if (unreadable || !path.every((hash) => hash !== null)) return null;
  return { extra, index, path, checkpoint: parts[4] };
}

/** Checks that the leaf stands where the proof says, in the tree of the proof's own checkpoint, as it was opened. */
export function checkProof(opened: OpenedCheckpoint, proof: LogProof, leafHash: Buffer): CheckedProof {
  if (!opened.ok) return opened;
  const { size, root } = opened.checkpoint;
  return provesInclusion({ index: proof.index, size, leafHash, root }, proof.path)
    ? opened
    : { ok: false, fault: `The leaf does not stand at index ${proof.index} of the signed tree of ${size}.` };
}
