/** What an authority is handed: its own entry, opened, with the proof that the log holds it. */

import { canonical } from './canonical.js';
import { type Checkpoint, type OpenCheckpoint, openCheckpoint } from './checkpoint.js';
import { Entry, entryLeaf } from './entry.js';
import { withoutBlankEnd } from './lines.js';
import { readVerifierKey } from './note.js';
import { checkProof, type LogProof, readProof, writeProof } from './proof.js';

export type ReceiptVerification =
  | { readonly ok: true; readonly entry: Entry; readonly index: number; readonly checkpoint: Checkpoint }
  | { readonly ok: false; readonly fault: string };

/** The entry, its salt and its opening travel in the `extra` line of the proof. */
export function writeReceipt(entry: Entry, proof: Omit<LogProof, 'extra'>): string {
  return writeProof({ ...proof, extra: Buffer.from(canonical(entry), 'utf8') });
}

/** Needs the receipt and the log's verifier key, nothing else. */
export async function verifyReceipt(
  text: string,
  verifierKey: string,
  open: OpenCheckpoint = openCheckpoint,
): Promise<ReceiptVerification> {
  const key = readVerifierKey(verifierKey);
  if (!key) return { ok: false, fault: 'The key is no Ed25519 verifier key: it reads name+id+base64.' };
  const proof = readProof(withoutBlankEnd(text));
  if (!proof) return { ok: false, fault: 'The file is no proof of the kind c2sp.org/tlog-proof@v1.' };
  const entry = readEntry(proof.extra);
  if (!entry) return { ok: false, fault: 'The proof carries no entry of the ledger in its extra line.' };
  const checked = checkProof(await open(proof.checkpoint, key), proof, entryLeaf(entry));
  return checked.ok ? { ok: true, entry, index: proof.index, checkpoint: checked.checkpoint } : checked;
}

/** The entry that a receipt carries, proven or not; null when it carries none. */
export function readReceiptEntry(text: string): Entry | null {
  return readEntry(readProof(withoutBlankEnd(text))?.extra ?? null);
}

function readEntry(extra: Buffer | null): Entry | null {
  try {
    const text = extra?.toString('utf8') ?? '';
    const entry = Entry.parse(JSON.parse(text));
    return canonical(entry) === text ? entry : null;
  } catch {
    return null;
  }
}
