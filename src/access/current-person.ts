import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { DeskRequest } from '../platform/http/repeat/idempotency.interceptor.js';
import type { Person } from './access.js';
import type { OpenSession } from './session.store.js';

/** A request after the session guard. */
export interface SignedRequest extends DeskRequest {
  session?: OpenSession;
}

function sessionOf(context: ExecutionContext): OpenSession {
  const { session } = context.switchToHttp().getRequest<SignedRequest>();
  if (session === undefined) throw new Error('A public route has no current person: give it @Permit or @SignedIn.');
  return session;
}

/** The signed-in person of a route with `@Permit` or `@SignedIn`: id, name, roles. */
export const CurrentPerson = createParamDecorator(
  (_: unknown, context: ExecutionContext): Person => sessionOf(context).person,
);

/** The session itself, for the routes that show or end it. */
export const CurrentSession = createParamDecorator(
  (_: unknown, context: ExecutionContext): OpenSession => sessionOf(context),
);
