/** The verification of the ledger in this browser: the domain's own code, on bytes that the service only carries. */
import './no-eval.js';
import { type Checkpoint, checkpointOf, type OpenedCheckpoint } from '../../../domain/ledger/checkpoint.js';
import { provesConsistency } from '../../../domain/ledger/merkle-proof.js';
import {
  type Claim,
  falseSignature,
  readNote,
  readVerifierKey,
  type VerifierKey,
} from '../../../domain/ledger/note.js';
import { readProof } from '../../../domain/ledger/proof.js';
import { verifyReceipt } from '../../../domain/ledger/receipt.js';
import { verifyExport } from '../../../domain/ledger/verify-export.js';
import { Bytes } from './bytes.js';
import { NoEd25519 } from './unable.js';

const keys = new WeakMap<VerifierKey, Promise<CryptoKey>>();

/** Opens a checkpoint of that key's log by the cryptography of the browser; rejects with NoEd25519 where it has none. */
export async function openHere(note: string, key: VerifierKey): Promise<OpenedCheckpoint> {
  const read = readNote(note, [key]);
  if (!read.ok) return read;
  for (const claim of read.claims) if (!(await holds(claim, read.text))) return falseSignature(claim);
  return checkpointOf(read.text, key);
}

async function holds({ key, signature }: Claim, text: string): Promise<boolean> {
  const known = keys.get(key) ?? imported(key.publicKey);
  keys.set(key, known);
  return crypto.subtle.verify('Ed25519', await known, new Uint8Array(signature), new TextEncoder().encode(text));
}

async function imported(publicKey: Uint8Array): Promise<CryptoKey> {
  try {
    return await crypto.subtle.importKey('raw', new Uint8Array(publicKey), 'Ed25519', false, ['verify']);
  } catch (error) {
    throw new NoEd25519('This browser cannot verify Ed25519.', { cause: error });
  }
}

const noKey = { ok: false, fault: 'The key is no Ed25519 verifier key: it reads name+id+base64.' } as const;

/** Opens a checkpoint with the text form of the key. */
async function checkpointHere(note: string, vkey: string): Promise<OpenedCheckpoint> {
  const key = readVerifierKey(vkey);
  return key ? openHere(note, key) : noKey;
}

/** The entry of a receipt, its leaf computed again, and its way up to the signed root. */
export async function receiptHere(receipt: string, vkey: string) {
  const verified = await verifyReceipt(receipt, vkey, openHere);
  return verified.ok ? { ...verified, steps: readProof(receipt)?.path.length ?? 0 } : verified;
}

export interface Growth {
  readonly from: string;
  readonly to: string;
  readonly path: readonly string[];
}
export type VerifiedGrowth =
  | { readonly ok: true; readonly from: Checkpoint; readonly to: Checkpoint; readonly steps: number }
  | { readonly ok: false; readonly fault: string };

/** That the newer of two signed logs only added to the older one. */
export async function growthHere({ from, to, path }: Growth, vkey: string): Promise<VerifiedGrowth> {
  const [older, newer] = [await checkpointHere(from, vkey), await checkpointHere(to, vkey)];
  if (!older.ok) return older;
  if (!newer.ok) return newer;
  const [a, b] = [older.checkpoint, newer.checkpoint];
  const claim = { from: a.size, fromRoot: a.root, to: b.size, toRoot: b.root };
  const proof = path.map((hash) => Bytes.from(hash, 'base64') as unknown as Buffer);
  return provesConsistency(claim, proof)
    ? { ok: true, from: a, to: b, steps: path.length }
    : { ok: false, fault: `The log of ${b.size} entries does not continue the one signed at ${a.size}.` };
}

/** The whole log, read once as it comes. `known` are checkpoints that this browser kept. */
export const exportHere = (bytes: AsyncIterable<Uint8Array>, vkey: string, known: readonly string[]) =>
  verifyExport(bytes, vkey, known, openHere);
