/** A checkpoint (C2SP tlog-checkpoint): size and root of the log, signed. */
import { decodeDigest } from './base64.js';
import { openNote, type Signer, signNote, type VerifierKey } from './note.js';

export interface Checkpoint {
  /** Identity of the log; also the name of the key that signs it. */
  readonly origin: string;
  readonly size: number;
  readonly root: Buffer;
}

export type OpenedCheckpoint =
  | { readonly ok: true; readonly checkpoint: Checkpoint }
  | { readonly ok: false; readonly fault: string };

export function writeCheckpoint({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${root.toString('base64')}\n`;
}

/** Extension lines are allowed and passed over; null on anything else that is no checkpoint. */
export function readCheckpoint(text: string): Checkpoint | null {
  const lines = /^([^\n]+)\n(0|[1-9]\d*)\n([^\n]+)\n(?:[^\n]+\n)*$/.exec(text);
  const root = decodeDigest(lines?.[3] ?? '');
  const size = Number(lines?.[2]);
  if (!lines?.[1] || !root || !Number.isSafeInteger(size)) return null;
  return { origin: lines[1], size, root };
}

/** MUST be consistent with every checkpoint signed before: the caller proves it first. */
export function signCheckpoint(checkpoint: Checkpoint, signer: Signer): string {
  if (checkpoint.origin !== signer.name) throw new RangeError('A log signs under its own origin.');
  return signNote(writeCheckpoint(checkpoint), signer);
}

/** Opens a checkpoint of exactly the log that the key belongs to. */
export function openCheckpoint(note: string, key: VerifierKey): OpenedCheckpoint {
  const opened = openNote(note, [key]);
  return opened.ok ? checkpointOf(opened.text, key) : opened;
}

/** The checkpoint of that key's log that a text says; the text MUST be one whose signature by the key was verified. */
export function checkpointOf(text: string, key: VerifierKey): OpenedCheckpoint {
  const checkpoint = readCheckpoint(text);
  if (!checkpoint) return { ok: false, fault: 'The signed text is no checkpoint.' };
  if (checkpoint.origin !== key.name) {
    return { ok: false, fault: `The checkpoint is of the log ${checkpoint.origin}, not of ${key.name}.` };
  }
  return { ok: true, checkpoint };
}

/** How a platform opens a checkpoint: here at once, in a browser by its own cryptography. */
export type OpenCheckpoint = (note: string, key: VerifierKey) => OpenedCheckpoint | Promise<OpenedCheckpoint>;
