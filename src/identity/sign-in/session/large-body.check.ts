import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { sessionRequired } from '../../../access/refusal.js';
import { RefusalError } from '../../../platform/http/answer/refusal.error.js';
import { LARGEST_JSON_BYTES } from '../../../platform/http/http-app.js';
import { readSessionCookie } from '../../../platform/http/request/session-cookie.js';
import { SessionService } from './session.service.js';

/**
 * A body larger than a form is read of people with a session alone. The guard of the route comes after its body was read
 * and parsed, which for 16 MB of JSON is memory and time that no stranger may take.
 */
@Injectable()
export class LargeBodyCheck implements OnModuleInit {
  constructor(
    private readonly host: HttpAdapterHost,
    private readonly sessions: SessionService,
  ) {}

  onModuleInit(): void {
    const fastify = this.host.httpAdapter?.getInstance<FastifyInstance>();
    fastify?.addHook('preParsing', async (request) => this.check(request));
  }

  private async check({ routeOptions, headers }: FastifyRequest): Promise<void> {
    if ((routeOptions.bodyLimit ?? 0) <= LARGEST_JSON_BYTES) return;
    const token = readSessionCookie(headers.cookie);
    const session = token === undefined ? undefined : await this.sessions.find(token);
    if (session === undefined) throw new RefusalError(sessionRequired);
  }
}
