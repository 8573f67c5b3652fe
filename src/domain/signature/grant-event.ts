/** The stream `config/people`: what an administrator asks for an account and another person confirms, as each signs it. */
import { z } from 'zod';
import { Sha256Text } from '../law/vocabulary.js';
import { type ActToSign, actOn, payloadOfThing } from './act.js';

/**
 * Written once, by the version that brings it. From version 2 on a right counts as asked only where it is signed; from
 * version 3 on what takes a right, a key or an account away does too; from version 4 on a key is enrolled by an older key
 * of its person, or by the two codes of a grant; from version 5 on two people confirm what concerns strong roles; from version 6 on a
 * consent to an answer with data waits some days after the grant; from version 7 on a founding after the first two waits
 * seven days from its announcement on.
 */
export const RULES_ENTRY = 'config.authority_rules';
export const NEWEST_RULES = 7;
export const Rules = z.strictObject({ version: z.int().min(2).max(NEWEST_RULES) });

/** One person who confirms stops an account for a time, and lifts it again (suspensions.ts). */
export const SUSPENDED = 'config.account_suspended';
export const LIFTED = 'config.suspension_lifted';

const grant = {
  grantId: z.uuid(),
  /** The account. */
  person: z.uuid(),
  what: z.string(),
  /** All that the person will then hold; absent where roles are not what is asked. */
  roles: z.array(z.string()).optional(),
  /** The other account, where two accounts are said to be of one person. */
  of: z.uuid().optional(),
};

/** A grant as its asker signs it. */
export const SignedAsk = z.object({
  ...grant,
  /** Who the account is of: digest of name, address and a salt that is in no entry. */
  card: Sha256Text,
  /** SHA-256 of the asker's code; null for a person who has a password. */
  half: Sha256Text.nullable(),
});
export type SignedAsk = z.infer<typeof SignedAsk>;

/** By the first of two people who confirm a grant. */
export const SECONDED = 'config.grant_seconded';
export const OfGrant = z.object({ grantId: z.uuid() });

/** A grant as its second person confirms it. */
export const SignedGrant = z.object({
  ...grant,
  askedBy: z.uuid(),
  /** SHA-256 of the first code of a newcomer, hexadecimal; null for a person who has chosen a password. */
  code: Sha256Text.nullable(),
});
export type SignedGrant = z.infer<typeof SignedGrant>;

export interface Card {
  readonly name: string;
  readonly email: string;
  /** 32 random bytes, base64url: without it the log says nothing of a name. */
  readonly salt: string;
}

export const digestOfCard = ({ name, email, salt }: Card): string => payloadOfThing({ email, name, salt });

/** SHA-256 of what is asked and by whom: the asker signs it, and the second person names it in their confirmation. */
export const payloadOfAsk = ({ person, what, roles, of, card, half }: SignedAsk, askedBy: string): string =>
  payloadOfThing({
    askedBy,
    card,
    half,
    ...(of !== undefined && { of }),
    person,
    roles: roles ? [...roles] : null,
    what,
  });

export const askAct = (ask: SignedAsk, askedBy: string): ActToSign =>
  actOn('ask_grant', { payload: payloadOfAsk(ask, askedBy), preparation: ask.grantId });

/** Of the first of two who confirm it. @param ask payload of the act that asked for it */
export const secondingAct = (grantId: string, ask: string): ActToSign =>
  actOn('second_grant', { payload: ask, preparation: grantId });

export const refusalAct = (grantId: string): ActToSign => actOn('refuse_grant', { preparation: grantId });

/** @param ask payload of the act that asked for it */
export const confirmationAct = (grantId: string, ask: string, code: string | null): ActToSign =>
  actOn('confirm_grant', { payload: payloadOfThing({ ask, code }), preparation: grantId });

/** The confirmation of a grant that was asked without a signature, by a version before. */
export const olderGrantAct = ({ grantId, person, what, roles, askedBy, code }: SignedGrant): ActToSign =>
  actOn('confirm_grant', {
    payload: payloadOfThing({ askedBy, code, person, roles: roles ? [...roles] : null, what }),
    preparation: grantId,
  });
