/** A machine that may call the API (RFC 6749, 4.4): what one person proposes of it, and another confirms. */
import { z } from 'zod';
import type { Instant } from '../kernel/instant.js';
import { addHours } from '../kernel/instant.js';
import { type Refusal, refusal } from '../kernel/result.js';
import { Sha256Text } from '../law/vocabulary.js';

/** Each opens the routes of one matter, and no other. */
export const machineScopes = ['requests:write', 'events:read', 'instructions:read', 'instructions:answer'] as const;
export const MachineScope = z.enum(machineScopes);
export type MachineScope = z.infer<typeof MachineScope>;

const LONGEST_DAYS = 400;

/** Signed by both, so that neither its rights nor its secret change afterwards. */
export const MachineClient = z
  .strictObject({
    name: z
      .string()
      .regex(/^[a-z0-9][a-z0-9-]{1,39}$/)
      .describe('Small letters, digits and hyphens; it names no person'),
    scopes: z.array(MachineScope).min(1).max(machineScopes.length),
    owner: z
      .uuid()
      .describe('The account of the person who answers for it; once it is closed, no token is given or taken'),
    until: z.iso.datetime({ precision: 3 }).describe('No token holds from then on; 400 days ahead at most'),
    secretSha256: Sha256Text.describe('Of its secret, which the server never keeps: 32 random bytes in base64url'),
  })
  .meta({ id: 'MachineClient' });
export type MachineClient = z.infer<typeof MachineClient>;

export type MachineState = 'waiting' | 'withdrawn' | 'in_force' | 'ended' | 'owner_left' | 'revoked';

const untilWrong = refusal(
  'machine-end-wrong',
  'invalid',
  `La fin doit être à venir, et dans ${LONGEST_DAYS} jours au plus.`,
  `The end must be to come, and within ${LONGEST_DAYS} days.`,
);
const scopesRepeated = refusal(
  'machine-scopes-repeated',
  'invalid',
  'Le même droit est demandé deux fois : ne le citez qu’une fois.',
  'The same scope is asked for twice: name it once.',
);

/** What is wrong with a proposal at that moment; null for nothing. */
export function faultOf({ scopes, until }: MachineClient, now: Instant): Refusal | null {
  if (new Set(scopes).size < scopes.length) return scopesRepeated;
  return until > now && until <= addHours(now, LONGEST_DAYS * 24) ? null : untilWrong;
}

/** What the log says of a client, and what its owner's account and the clock add. */
export interface MachineStanding {
  readonly adopted: boolean;
  readonly withdrawn: boolean;
  readonly revoked: boolean;
  readonly ownerActive: boolean;
  readonly until: string;
}

/** Only `in_force` gives tokens. */
export function stateOf(standing: MachineStanding, now: Instant): MachineState {
  if (standing.revoked) return 'revoked';
  if (standing.withdrawn) return 'withdrawn';
  if (standing.until <= now) return 'ended';
  if (!standing.ownerActive) return 'owner_left';
  return standing.adopted ? 'in_force' : 'waiting';
}
