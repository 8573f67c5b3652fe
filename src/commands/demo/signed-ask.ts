/** What an administrator asks for an account, signed as their browser signs it. */
import { randomUUID } from 'node:crypto';
import { sha256 } from '../../domain/ledger/hash.js';
import type { ActToSign } from '../../domain/signature/act.js';
import {
  askAct,
  confirmationAct,
  digestOfCard,
  payloadOfAsk,
  type SignedAsk,
  secondingAct,
} from '../../domain/signature/grant-event.js';
import type { Signature } from '../../domain/signature/signature.js';
import { newToken } from '../../identity/account/attempt/token.js';
import { newPaperCode, plainRecoveryCode } from '../../identity/account/factor/recovery-code.js';
import type { GivenAsk } from '../../identity/people/grant/given-ask.js';

export interface AskedFor {
  readonly person: { readonly id: string; readonly name: string; readonly email: string };
  readonly what: string;
  readonly roles?: readonly string[] | undefined;
  /** The other account, where two are said to be of one person. */
  readonly of?: string | null;
  readonly askedBy: string;
  /** The person chooses a password by two codes. */
  readonly wantsCode: boolean;
}

interface MadeAsk {
  readonly given: GivenAsk;
  /** As the administrator hands it over; empty where none is needed. */
  readonly askedCode: string;
}

const hex = (text: string): string => sha256(Buffer.from(text)).toString('hex');

export async function signedAsk(
  { person, what, roles, of, askedBy, wantsCode }: AskedFor,
  sign: (act: ActToSign) => Signature | Promise<Signature>,
): Promise<MadeAsk> {
  const askedCode = wantsCode ? newPaperCode() : '';
  const [cardSalt, half] = [newToken(), wantsCode ? hex(plainRecoveryCode(askedCode) ?? '') : null];
  const { id, name, email } = person;
  const card = digestOfCard({ name, email, salt: cardSalt });
  const ask: SignedAsk = {
    ...{ grantId: randomUUID(), person: id, what, card, half },
    ...(roles && { roles: [...roles] }),
    ...(of && { of }),
  };
  return { given: { grantId: ask.grantId, cardSalt, half, signature: await sign(askAct(ask, askedBy)) }, askedCode };
}

/** A grant as it waits for its second person. */
export interface WaitingAsk extends Omit<AskedFor, 'person' | 'roles'> {
  readonly id: string;
  readonly person: string;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly string[] | null;
  readonly cardSalt: string | null;
  readonly half: string | null;
}

/** What the last person who confirms signs, from what is shown to them. */
export const confirmationOf = (waiting: WaitingAsk, code: string | null): ActToSign =>
  confirmationAct(waiting.id, payloadOf(waiting), code);

/** What the first of two who confirm signs. */
export const secondingOf = (waiting: WaitingAsk): ActToSign => secondingAct(waiting.id, payloadOf(waiting));

function payloadOf({ id, person, name, email, what, roles, of, askedBy, cardSalt, half }: WaitingAsk): string {
  const card = digestOfCard({ name, email, salt: cardSalt ?? '' });
  const ask = {
    ...{ grantId: id, person, what, card, half },
    ...(roles && { roles: [...roles] }),
    ...(of && { of }),
  };
  return payloadOfAsk(ask, askedBy);
}
