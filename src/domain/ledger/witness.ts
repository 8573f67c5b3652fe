/** A witness of one log (C2SP tlog-witness): it cosigns a tree that continues the last it saw, and nothing else. */
import { decodeDigest } from './base64.js';
import { openCheckpoint } from './checkpoint.js';
import { cosign } from './cosignature.js';
import { sha256 } from './hash.js';
import { provesConsistency } from './merkle-proof.js';
import type { Signer, VerifierKey } from './note.js';
import { signaturesOf } from './note.js';

/** The last tree it saw. */
export interface Seen {
  readonly size: number;
  readonly root: Buffer;
}

export const nothingSeen: Seen = { size: 0, root: sha256() };

export interface WitnessAnswer {
  readonly status: 200 | 400 | 403 | 404 | 409 | 422;
  readonly body: string;
  /** To be kept before the answer leaves; absent where nothing changed. */
  readonly seen?: Seen;
}

const LONGEST_PROOF = 63;
const refused = (status: WitnessAnswer['status'], body = ''): WitnessAnswer => ({ status, body });

interface Asked {
  readonly from: number;
  readonly proof: readonly Buffer[];
  readonly note: string;
}

function readAsked(body: string): Asked | null {
  const parts = /^old (0|[1-9]\d*)\n((?:[A-Za-z0-9+/=]+\n)*)\n([\s\S]+)$/.exec(body);
  const proof = (parts?.[2] ?? '').split('\n').slice(0, -1).map(decodeDigest);
  const from = Number(parts?.[1]);
  if (!parts?.[3] || !Number.isSafeInteger(from) || proof.length > LONGEST_PROOF) return null;
  return proof.every((hash) => hash !== null) ? { from, proof, note: parts[3] } : null;
}

export function writeAddCheckpoint(from: number, proof: readonly Buffer[], note: string): string {
  return `old ${from}\n${proof.map((hash) => `${hash.toString('base64')}\n`).join('')}\n${note}`;
}

/** The answer to `add-checkpoint`; `time` is that of the witness's own clock, POSIX seconds. */
export function addCheckpoint(
  body: string,
  seen: Seen,
  log: VerifierKey,
  witness: Signer,
  time: number,
): WitnessAnswer {
  const asked = readAsked(body);
  if (!asked) return refused(400);
  const origin = signaturesOf(asked.note)?.text.split('\n')[0];
  if (origin === undefined) return refused(400);
  if (origin !== log.name) return refused(404);
  const opened = openCheckpoint(asked.note, log);
  if (!opened.ok) return refused(403);
  const { size, root } = opened.checkpoint;
  if (asked.from > size) return refused(400);
  if (asked.from !== seen.size) return refused(409, `${seen.size}\n`);
  if (!continues(seen, { size, root }, asked.proof)) return refused(422);
  const { text } = signaturesOf(asked.note) ?? { text: '' };
  return { status: 200, body: cosign(text, time, witness), seen: { size, root } };
}

function continues(seen: Seen, next: Seen, proof: readonly Buffer[]): boolean {
  if (next.size === 0) return proof.length === 0 && next.root.equals(nothingSeen.root);
  if (seen.size === 0) return proof.length === 0;
  return provesConsistency({ from: seen.size, fromRoot: seen.root, to: next.size, toRoot: next.root }, proof);
}
