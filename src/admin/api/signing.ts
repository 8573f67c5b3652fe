/** An act that binds is signed before it is sent: the dialog that shows it and takes the signature registers itself here. */
import { client, take } from './client.js';
import { answerByPasskey } from './passkey.js';
import type { components } from './schema.js';

export type ActToSign = components['schemas']['ActsToSign']['acts'][number];
export type Signature = components['schemas']['Signature'];
export type SigningOffer = components['schemas']['SigningOffer'];

/** One thing that is signed, as a person reads it. */
export interface Shown {
  readonly label: string;
  readonly value: string;
  /** A hash, an id: set as code. */
  readonly code?: true;
}

export interface ToSign {
  readonly acts: readonly ActToSign[];
  /** What is done, as its button says it. */
  readonly title: string;
  /** What follows from it, where more follows than an entry. */
  readonly intro?: string;
  /** Exactly what the signature is over, act by act. */
  readonly shown: readonly (readonly Shown[])[];
}

/** The person closed the dialog: nothing was signed, and nothing was sent. */
export class SignatureDeclined extends Error {}

type Ask = (what: ToSign) => Promise<readonly Signature[] | null>;
let asker: Ask | undefined;

/** Returns what takes the dialog away again. */
export function askSignatureBy(ask: Ask): () => void {
  asker = ask;
  return () => {
    asker = undefined;
  };
}

/** One signature for each act, in their order; rejects with SignatureDeclined when the user cancels. */
export async function signAll(what: ToSign): Promise<readonly Signature[]> {
  const signatures = await asker?.(what);
  if (!signatures) throw new SignatureDeclined();
  return signatures;
}

/** How one act is shown to the person who signs it. */
export interface Wording extends Pick<ToSign, 'title' | 'intro'> {
  readonly shown: readonly Shown[];
}

export async function sign(act: ActToSign, { shown, ...wording }: Wording): Promise<Signature> {
  const [signature] = await signAll({ ...wording, acts: [act], shown: [shown] });
  if (!signature) throw new SignatureDeclined();
  return signature;
}

/** An act about one thing alone; the fields that are left out are null, and the sequence 0. */
export const actOn = (act: ActToSign['act'], fields: Partial<ActToSign>): ActToSign => ({
  ...{ act, case: null, payload: null, preparation: null, role: null, seq: 0 },
  ...fields,
});

const encoder = new TextEncoder();

/** SHA-256 of a text, hexadecimal. */
export async function sha256Of(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', encoder.encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** A secret of 256 random bits, base64url. */
export function randomCode(): string {
  const bytes = String.fromCharCode(...crypto.getRandomValues(new Uint8Array(32)));
  return btoa(bytes).replaceAll('+', '-').replaceAll('/', '_').replace('=', '');
}

export const offerSigning = (acts: readonly ActToSign[]): Promise<SigningOffer> =>
  take(client.POST('/api/session/signatures/options', { body: { acts: [...acts] } }));

export async function signByPasskey({ passkey, passkeys, inclusions }: SigningOffer): Promise<Signature[]> {
  const { id, response } = await answerByPasskey(passkey ?? {});
  const key = passkeys.find(({ credentialId }) => credentialId === id)?.key ?? '';
  const { authenticatorData, clientDataJSON, signature } = response;
  const made = { key, authenticatorData, clientDataJSON, signature };
  return inclusions ? inclusions.map((list) => ({ ...made, list })) : [made];
}

export async function signByPassword(
  acts: readonly ActToSign[],
  proof: { readonly password: string; readonly code?: string },
): Promise<Signature[]> {
  const typed = proof.code;
  const code = typed ? (/^\d{6}$/.test(typed) ? { code: typed } : { recoveryCode: typed }) : {};
  const body = { acts: [...acts], password: proof.password, ...code };
  return (await take(client.POST('/api/session/signatures', { body }))).signatures;
}

/** Names in their order at every level, as in RFC 8785; the values are those of the API. */
const ordered = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  const named = Object.entries(value).map(([name, of]): [string, unknown] => [name, ordered(of)]);
  return Object.fromEntries(named.toSorted(([one], [other]) => (one < other ? -1 : 1)));
};

/** SHA-256 of the canonical JSON of what is decided, for the `payload` of an act; hexadecimal. */
export const payloadOfThing = (thing: unknown): Promise<string> => sha256Of(JSON.stringify(ordered(thing)));

/** A fingerprint in groups of four, as one reads it out. */
export const grouped = (fingerprint: string): string => fingerprint.replace(/(.{4})(?=.)/g, '$1 ');
