/** What a witness adds to a checkpoint: "I saw this tree at that time, and it continued the last I saw" (C2SP tlog-cosignature). */
import { publicKeyOf, sign, verify } from './hash.js';
import { idOfKey, readKey, type Signer, signaturesOf, type VerifierKey, writeKey } from './note.js';

const COSIGNATURE = 4;

export interface Cosigned {
  readonly name: string;
  /** POSIX seconds, by the clock of the witness. */
  readonly time: number;
}

export function witnessKeyOf({ name, key }: Signer): VerifierKey {
  const publicKey = publicKeyOf(key);
  return { name, id: idOfKey(name, COSIGNATURE, publicKey), publicKey };
}

export const writeWitnessKey = (key: VerifierKey): string => writeKey(key, COSIGNATURE);

/** Null when the text is no Ed25519 key of a witness. */
export const readWitnessKey = (text: string): VerifierKey | null => readKey(text, COSIGNATURE);

const messageOf = (time: number, text: string): string => `cosignature/v1\ntime ${time}\n${text}`;

/** One signature line, to stand below those of the log. The witness MUST have checked the tree first. */
export function cosign(text: string, time: number, witness: Signer): string {
  const { name, id } = witnessKeyOf(witness);
  const seconds = Buffer.alloc(8);
  seconds.writeBigUInt64BE(BigInt(time));
  const signature = Buffer.concat([id, seconds, sign(messageOf(time, text), witness.key)]);
  return `— ${name} ${signature.toString('base64')}\n`;
}

/** When that witness cosigned the note; null when it did not, or its signature is not over this text. */
export function cosignedBy(note: string, witness: VerifierKey): Cosigned | null {
  const parts = signaturesOf(note);
  const own = parts?.signatures.find(({ name, id }) => name === witness.name && witness.id.equals(id));
  if (!parts || own?.bytes.length !== 72) return null;
  const time = Number(own.bytes.readBigUInt64BE(0));
  const holds =
    Number.isSafeInteger(time) && verify(messageOf(time, parts.text), witness.publicKey, own.bytes.subarray(8));
  return holds ? { name: witness.name, time } : null;
}
