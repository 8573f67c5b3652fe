import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { refusalOf, writes } from '../../../access/access.js';
import type { SignedRequest } from '../../../access/current-person.js';
import { MachineDoor } from '../../../access/machine-door.js';
import { accessOf } from '../../../access/permit.js';
import { stepUpRequired } from '../../../access/refusal.js';
import type { OpenSession } from '../../../access/session.store.js';
import { routeOf } from '../../../platform/http/answer/problem.filter.js';
import { RefusalError } from '../../../platform/http/answer/refusal.error.js';
import { readSessionCookie } from '../../../platform/http/request/session-cookie.js';
import { Served, servedElsewhere } from '../../../platform/http/served/served-by.js';
import { SafeMode } from '../../../platform/place/safe-mode.js';
import { isRequestTokenOf } from '../../account/attempt/token.js';
import { isCrossSite } from './origin.js';
import { RefusalLog } from './refusal-log.js';
import { SessionService } from './session.service.js';

/** Guards every route of every controller; a route that declares no access is closed. */
@Injectable()
export class SessionGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: SessionService,
    private readonly refusals: RefusalLog,
    private readonly safeMode: SafeMode,
    private readonly served: Served,
    private readonly machines: MachineDoor,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (!this.served.has(this.reflector, context.getClass())) throw new RefusalError(servedElsewhere);
    const access = accessOf(this.reflector, context.getHandler(), context.getClass());
    if (access === undefined) throw new Error(`${context.getClass().name} has a route without @Permit or @Public.`);
    const request = context.switchToHttp().getRequest<SignedRequest>();
    if (access.kind === 'machine') {
      await this.machines.pass(request, access.scope);
      return true;
    }
    const session = access.kind === 'public' ? undefined : await this.open(request);
    const refusal = refusalOf(access, {
      person: session?.person,
      writes: writes(request.method),
      crossSite: isCrossSite(originHeaders(request)),
      tokenMatches: session !== undefined && isRequestTokenOf(session.token, only(request.headers['x-csrf-token'])),
      lacksFactor: session?.overdue === true && !session.secondFactor,
      present: (session?.presentUntil ?? null) !== null,
      safeMode: this.safeMode.isOn,
    });
    if (refusal === undefined) return true;
    if (session !== undefined && refusal.kind === 'forbidden' && refusal !== stepUpRequired) {
      await this.refusals.record(session.person.id, refusal.code, routeOf(request));
    }
    throw new RefusalError(refusal);
  }

  private async open(request: SignedRequest): Promise<OpenSession | undefined> {
    const token = readSessionCookie(request.headers.cookie);
    const session = token === undefined ? undefined : await this.sessions.find(token);
    if (session === undefined) return undefined;
    request.session = session;
    request.personId = session.person.id;
    return session;
  }
}

const only = (header: string | string[] | undefined): string | undefined =>
  typeof header === 'string' ? header : undefined;

const originHeaders = ({ host, headers }: SignedRequest) => ({
  host,
  origin: only(headers.origin),
  fetchSite: only(headers['sec-fetch-site']),
});
