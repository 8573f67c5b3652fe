import { applyDecorators, SetMetadata } from '@nestjs/common';
import type { Reflector } from '@nestjs/core';
import { ApiCookieAuth } from '@nestjs/swagger';
import type { PersonAction } from '../domain/workflow/permission.js';
import { PUBLIC_ROUTE } from '../platform/http/public.js';
import type { Access } from './access.js';

const ACCESS = 'greffe:access';

const guarded = (access: Access) => applyDecorators(SetMetadata(ACCESS, access), ApiCookieAuth());

/** Opens a route to the people whose roles may take the action, by the table of domain/workflow/permission.ts. */
export const Permit = (action: PersonAction) => guarded({ kind: 'permit', action });

/** Opens a route to anyone with a live session: only for what concerns that person alone. */
export const SignedIn = () => guarded({ kind: 'signed_in' });

/** What a route asks, or undefined when it says nothing or says two things: such a route MUST stay shut. */
export function accessOf(reflector: Reflector, handler: object, controller: object): Access | undefined {
  const found = [handler, controller].map((place) => {
    const access = reflector.get<Access | undefined>(ACCESS, place as never);
    const open = reflector.get<boolean | undefined>(PUBLIC_ROUTE, place as never) === true;
    if (access !== undefined && open) return 'contradiction';
    return open ? ({ kind: 'public' } as const) : access;
  });
  const nearest = found.find((access) => access !== undefined);
  return nearest === 'contradiction' ? undefined : nearest;
}
