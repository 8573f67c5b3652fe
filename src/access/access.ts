/** Who passes a route: one decision, made from values, closed unless every condition holds (SecNumCloud 3.2, 9.3). */

import { mayTake, type PersonAction } from '../domain/case/permission.js';
import type { PersonId } from '../domain/kernel/brand.js';
import type { Refusal } from '../domain/kernel/result.js';
import type { Role } from '../domain/law/vocabulary.js';
import type { MachineScope } from '../domain/machine/client.js';
import { inSafeMode } from '../platform/place/safe-mode.js';
import {
  crossSiteRequest,
  notPermitted,
  secondFactorDue,
  sessionRequired,
  stepUpRequired,
  tokenMissing,
} from './refusal.js';

/** The signed-in person of a request. */
export interface Person {
  readonly id: PersonId;
  readonly name: string;
  readonly roles: readonly Role[];
}

/** What a route for machines requires: a token with the scope (machine-door.ts). */
export interface MachineAccess {
  readonly kind: 'machine';
  readonly scope: MachineScope;
}

/** What a route requires of its caller. */
export type Access = PersonAccess | MachineAccess;
export type PersonAccess =
  | { readonly kind: 'public' }
  | ({ readonly kind: 'signed_in' } & Presence)
  | ({ readonly kind: 'permit'; readonly action: PersonAction } & Presence);

interface Presence {
  /** The session must have proved within ten minutes that the person is there (ASVS 5.0, 7.5.3). */
  readonly stepUp: boolean;
  /** The body carries a signature of the act, which is such a proof for this act alone. */
  readonly signed?: boolean;
}

export interface Caller {
  readonly person: Person | undefined;
  /** POST, PUT, PATCH, DELETE and whatever else is not known to be safe. */
  readonly writes: boolean;
  readonly crossSite: boolean;
  readonly tokenMatches: boolean;
  /** A second factor is asked of this person, the time to enrol one is over, and the session knows of none. */
  readonly lacksFactor: boolean;
  /** The last proof of presence still holds. */
  readonly present: boolean;
  /** This database is a copy until two people confirm it (platform/place/safe-mode.ts). */
  readonly safeMode: boolean;
}

const safeMethods = ['GET', 'HEAD', 'OPTIONS'];

/** Safe methods change nothing (RFC 9110, 9.2.1); an unknown one is taken to write. */
export const writes = (method: string): boolean => !safeMethods.includes(method);

/** The reason the caller does not pass, or undefined when it does. */
export function refusalOf(access: PersonAccess, caller: Caller): Refusal | undefined {
  if (caller.writes && caller.crossSite) return crossSiteRequest;
  if (access.kind === 'public') return undefined;
  if (caller.person === undefined) return sessionRequired;
  if (caller.writes && !caller.tokenMatches) return tokenMissing;
  const refusal = access.kind === 'permit' ? refusalOfAction(access.action, caller, caller.person) : undefined;
  if (refusal) return refusal;
  if (access.stepUp && !caller.present) return stepUpRequired;
  return undefined;
}

/** In safe mode people decide nothing but that this is the installation, and who confirms it. */
function refusalOfAction(action: PersonAction, caller: Caller, { roles }: Person): Refusal | undefined {
  if (!mayTake(action, roles)) return notPermitted(action);
  if (caller.writes && caller.safeMode && action !== 'people.confirm') return inSafeMode;
  return caller.lacksFactor ? secondFactorDue : undefined;
}
