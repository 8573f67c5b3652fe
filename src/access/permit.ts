import { applyDecorators, SetMetadata } from '@nestjs/common';
import type { Reflector } from '@nestjs/core';
import { ApiCookieAuth, ApiExtension, ApiOAuth2 } from '@nestjs/swagger';
import { type PersonAction, sensitiveActions } from '../domain/case/permission.js';
import type { MachineScope } from '../domain/machine/client.js';
import { PUBLIC_ROUTE } from '../platform/http/served/public.js';
import { type Access, writes } from './access.js';

const ACCESS = 'greffe:access';
const STEP_UP = 'greffe:step-up';
const SIGNED = 'greffe:signed';

type Asked =
  | { readonly kind: 'signed_in' }
  | { readonly kind: 'permit'; readonly action: PersonAction }
  | { readonly kind: 'machine'; readonly scope: MachineScope };

const guarded = (access: Asked, described: string) =>
  applyDecorators(SetMetadata(ACCESS, access), ApiCookieAuth(), ApiExtension('x-permission', described));

/** Opens a route to the people whose roles may take the action, by the table of domain/workflow/permission.ts. */
export const Permit = (action: PersonAction) => guarded({ kind: 'permit', action }, action);

/** Opens a route to anyone with a live session: only for what concerns that person alone, and the names of colleagues. */
export const SignedIn = () => guarded({ kind: 'signed_in' }, 'signed-in');

/** Opens a route to machines whose token has the scope, and to no person. */
export const MachinesWith = (scope: MachineScope) =>
  applyDecorators(
    SetMetadata(ACCESS, { kind: 'machine', scope } satisfies Asked),
    ApiOAuth2([scope], 'machine'),
    ApiExtension('x-permission', `machine ${scope}`),
  );

/**
 * Asks, beside the right, for a proof of presence in this session that is at most ten minutes old (ASVS 5.0, 7.5.3);
 * `POST /api/session/step-up` takes it. Every write with a sensitive action MUST carry it: the start checks.
 */
export const StepUp = () => applyDecorators(SetMetadata(STEP_UP, true), ApiExtension('x-step-up', true));

/**
 * The act carries the person's signature in its body, which `decide` or the service demands: that ceremony is the proof
 * of presence, one for each act, and no grace time stands in for it.
 */
export const Signed = () => applyDecorators(SetMetadata(SIGNED, true), ApiExtension('x-signed', true));

/** What a route asks, or undefined when it says nothing or says two things: such a route MUST stay shut. */
export function accessOf(reflector: Reflector, handler: object, controller: object): Access | undefined {
  const stepUp = reflector.get<boolean | undefined>(STEP_UP, handler as never) === true;
  const signed = reflector.get<boolean | undefined>(SIGNED, handler as never) === true;
  const found = [handler, controller].map((place) => {
    const asked = reflector.get<Asked | undefined>(ACCESS, place as never);
    const open = reflector.get<boolean | undefined>(PUBLIC_ROUTE, place as never) === true;
    return statedBy(open, asked, { stepUp, ...(signed && { signed }) });
  });
  const nearest = found.find((access) => access !== undefined);
  return nearest === 'contradiction' ? undefined : nearest;
}

/** Proofs of presence are of people: a public route, or one for machines, that asks for one says two things. */
function statedBy(
  open: boolean,
  asked: Asked | undefined,
  presence: { readonly stepUp: boolean; readonly signed?: boolean },
): Access | 'contradiction' | undefined {
  const asksPresence = presence.stepUp || presence.signed === true;
  if (open) return asked !== undefined || asksPresence ? 'contradiction' : { kind: 'public' };
  if (asked?.kind === 'machine') return asksPresence ? 'contradiction' : asked;
  return asked && { ...asked, ...presence };
}

/** A write whose action asks for a proof of presence, on a route that asks neither for it nor for a signature: it MUST NOT be served. */
export const forgetsStepUp = (access: Access, method: string): boolean =>
  access.kind === 'permit' &&
  !access.stepUp &&
  !access.signed &&
  writes(method) &&
  sensitiveActions.includes(access.action);
