/** What an administrator sends with whatever they ask for an account: made and signed in their browser. */
import { z } from 'zod';
import { Sha256Text } from '../../../domain/law/vocabulary.js';
import { Signature } from '../../../domain/signature/signature.js';

export const GivenAsk = z
  .strictObject({
    grantId: z.uuid().describe('Chosen by the person who asks, and named in the signature'),
    cardSalt: z
      .string()
      .regex(/^[\w-]{43}$/)
      .describe('32 random bytes in base64url: the salt of the signed digest of name and address'),
    half: Sha256Text.nullable().describe(
      'SHA-256 of the code that the administrator hands over, without hyphens; null for a person who has a password',
    ),
    signature: Signature.describe('Over the grant, the account, its card, the rights and the digest of the code'),
  })
  .meta({ id: 'GrantAsk' });
export type GivenAsk = z.infer<typeof GivenAsk>;
