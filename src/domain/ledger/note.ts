/** Signed notes with Ed25519 (C2SP signed-note): a text that carries its signatures. */
import { decodeBase64 } from './base64.js';
import { publicKeyOf, type SigningKey, sha256, sign, verify } from './hash.js';

const ED25519 = 1;
/** The note specification asks for at least 16; a witness network adds some, an attacker would add thousands. */
const MOST_SIGNATURES = 100;
const LONGEST_NOTE = 1_000_000;

export interface VerifierKey {
  readonly name: string;
  /** First 4 bytes of the hash of name and key: with the name, it says which key signed. */
  readonly id: Buffer;
  readonly publicKey: Buffer;
}

export interface Signer {
  readonly name: string;
  readonly key: SigningKey;
}

export type OpenedNote =
  | { readonly ok: true; readonly text: string; readonly signedBy: readonly string[] }
  | { readonly ok: false; readonly fault: string };

/** @param signer whose key may be the public half alone */
export function verifierKeyOf({ name, key }: Signer): VerifierKey {
  const publicKey = publicKeyOf(key);
  return { name, id: idOfKey(name, ED25519, publicKey), publicKey };
}

/** The text form people exchange: `name+hex(id)+base64(type ‖ key)`. */
export const writeVerifierKey = (key: VerifierKey): string => writeKey(key, ED25519);

/** The same for a key of another use of Ed25519: `type` is the byte that names it. */
export function writeKey({ name, id, publicKey }: VerifierKey, type: number): string {
  return `${name}+${id.toString('hex')}+${Buffer.concat([Buffer.of(type), publicKey]).toString('base64')}`;
}

/** Null when the text is no Ed25519 verifier key, or when its id is not that of its key. */
export const readVerifierKey = (text: string): VerifierKey | null => readKey(text, ED25519);

export function readKey(text: string, type: number): VerifierKey | null {
  const parts = /^([^\s+]+)\+([0-9a-f]{8})\+(\S+)$/u.exec(text);
  const material = decodeBase64(parts?.[3] ?? '');
  if (!parts?.[1] || !material || material.length !== 33 || material[0] !== type) return null;
  const publicKey = material.subarray(1);
  const id = idOfKey(parts[1], type, publicKey);
  return id.toString('hex') === parts[2] ? { name: parts[1], id, publicKey } : null;
}

/** `text` MUST end with a newline and hold no other control character. */
export function signNote(text: string, signer: Signer): string {
  if (!text.endsWith('\n') || hasControlCharacter(text)) throw new RangeError('No note text.');
  const { name, id } = verifierKeyOf(signer);
  return `${text}\n— ${name} ${Buffer.concat([id, sign(text, signer.key)]).toString('base64')}\n`;
}

/** A signature of a trusted key of a note that is not verified yet. */
export interface Claim {
  readonly key: VerifierKey;
  readonly signature: Buffer;
}

export type ReadNote =
  | { readonly ok: true; readonly text: string; readonly claims: readonly Claim[] }
  | { readonly ok: false; readonly fault: string };

/**
 * Takes a note apart, with the signatures of trusted keys that it claims to carry; unknown ones are passed over. Every
 * claim MUST be verified before the text is believed: `openNote` does, and a platform with verification of its own may.
 */
export function readNote(note: string, trusted: readonly VerifierKey[]): ReadNote {
  const parts = splitNote(note);
  if (!parts) return { ok: false, fault: 'The note is malformed.' };
  const claims: Claim[] = [];
  for (const line of parts.signatures) {
    const signature = readSignature(line);
    if (!signature) return { ok: false, fault: 'The note is malformed: a signature line cannot be read.' };
    const [key, ambiguous] = trusted.filter(({ name, id }) => name === signature.name && id.equals(signature.id));
    if (ambiguous) return { ok: false, fault: `Two trusted keys answer to ${signature.name}.` };
    if (key) claims.push({ key, signature: signature.bytes });
  }
  return claims.length > 0
    ? { ok: true, text: parts.text, claims }
    : { ok: false, fault: 'The note carries no signature of a trusted key.' };
}

export const falseSignature = ({ key }: Claim) =>
  ({ ok: false, fault: `The signature of ${key.name} does not match the text.` }) as const;

/** Opens a note signed by at least one trusted key; unknown signatures are passed over, false ones are not. */
export function openNote(note: string, trusted: readonly VerifierKey[]): OpenedNote {
  const read = readNote(note, trusted);
  if (!read.ok) return read;
  const { text, claims } = read;
  const wrong = claims.find(({ key, signature }) => !verify(text, key.publicKey, signature));
  return wrong ? falseSignature(wrong) : { ok: true, text, signedBy: claims.map(({ key }) => key.name) };
}

export function idOfKey(name: string, type: number, publicKey: Uint8Array): Buffer {
  return sha256(Buffer.from(`${name}\n`, 'utf8'), Buffer.of(type), publicKey).subarray(0, 4);
}

function hasControlCharacter(text: string): boolean {
  return /[^\P{Cc}\n\u007f-\u009f]/u.test(text);
}

function splitNote(note: string): { text: string; signatures: string[] } | null {
  const end = note.lastIndexOf('\n\n');
  const malformed =
    note.length > LONGEST_NOTE || end < 0 || !note.endsWith('\n') || hasControlCharacter(note) || /\p{Cs}/u.test(note);
  if (malformed) return null;
  const signatures = note.slice(end + 2, -1).split('\n');
  return signatures.length <= MOST_SIGNATURES ? { text: note.slice(0, end + 1), signatures } : null;
}

/** The text of a note and its signatures as they stand, none of them checked; null when it is no note. */
export function signaturesOf(
  note: string,
): { text: string; signatures: { name: string; id: Buffer; bytes: Buffer }[] } | null {
  const parts = splitNote(note);
  const signatures = parts?.signatures.map(readSignature) ?? [];
  return parts && signatures.every((each) => each !== null) ? { text: parts.text, signatures } : null;
}

function readSignature(line: string): { name: string; id: Buffer; bytes: Buffer } | null {
  const parts = /^— ([^\s+]+) (\S+)$/u.exec(line);
  const bytes = decodeBase64(parts?.[2] ?? '');
  if (!parts?.[1] || !bytes || bytes.length < 5) return null;
  return { name: parts[1], id: bytes.subarray(0, 4), bytes: bytes.subarray(4) };
}
