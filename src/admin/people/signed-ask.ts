/** What is asked for an account, as the administrator signs it and a second person confirms it. */
import type { components } from '../api/schema.js';
import { type ActToSign, actOn, payloadOfThing, randomCode, type Shown, sha256Of, sign } from '../api/signing.js';

type Grant = components['schemas']['WaitingGrants']['grants'][number];
export type GrantAsk = components['schemas']['GrantAsk'];

/** How a person reads what they sign. */
export interface Reads {
  readonly title: string;
  readonly shown: readonly Shown[];
}

export interface AskedFor extends Pick<Grant, 'what' | 'roles' | 'askedBy' | 'wantsCode'> {
  /** The other account, where two are said to be of one person. */
  readonly of?: string | null;
  readonly person: { readonly id: string; readonly name: string; readonly email: string };
}

export interface MadeAsk {
  readonly ask: GrantAsk;
  /** Handed over by the administrator, and shown this once; null where none is needed. */
  readonly askedCode: string | null;
}

/** Crockford's base32, as the server reads it: no letter that looks like a digit. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const LENGTH = 24;

const paperCode = (): string =>
  [...crypto.getRandomValues(new Uint8Array(LENGTH))].map((byte) => ALPHABET[byte % ALPHABET.length]).join('');

/** Digest of who the account is of: the salt is in no entry of the log. */
const cardOf = ({ name, email }: AskedFor['person'], salt: string): Promise<string> =>
  payloadOfThing({ email, name, salt });

const payloadOfAsk = ({ person, what, roles, of, askedBy }: AskedFor, card: string, half: string | null) =>
  payloadOfThing({ askedBy, card, half, ...(of && { of }), person: person.id, roles, what });

/** Signed with the digest of a code that is made here, where the person is to choose a password. */
export async function signAsk(asked: AskedFor, reads: Reads): Promise<MadeAsk> {
  const [grantId, cardSalt, code] = [crypto.randomUUID(), randomCode(), asked.wantsCode ? paperCode() : null];
  const half = code === null ? null : await sha256Of(code);
  const payload = await payloadOfAsk(asked, await cardOf(asked.person, cardSalt), half);
  const signature = await sign(actOn('ask_grant', { payload, preparation: grantId }), reads);
  const askedCode = code === null ? null : code.replace(/(.{4})(?=.)/g, '$1-');
  return { ask: { grantId, cardSalt, half, signature }, askedCode };
}

/** What was asked, computed from what the person who confirms is shown. */
async function payloadOf(grant: Grant): Promise<string> {
  const { person, name, email, cardSalt, half } = grant;
  const shown = { id: person, name, email };
  return payloadOfAsk({ ...grant, person: shown }, await cardOf(shown, cardSalt ?? ''), half);
}

/** The act of the person who confirms last: it names what was asked. */
export async function confirmationOf(grant: Grant, code: string | null): Promise<ActToSign> {
  const payload = await payloadOfThing({ ask: await payloadOf(grant), code });
  return actOn('confirm_grant', { payload, preparation: grant.id });
}

/** The act of the first of two who confirm. */
export const secondingOf = async (grant: Grant): Promise<ActToSign> =>
  actOn('second_grant', { payload: await payloadOf(grant), preparation: grant.id });
