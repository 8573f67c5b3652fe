import type { DynamicModule, LoggerService, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { v7 as uuidv7 } from 'uuid';
import { applyBodyLimit, DEFAULT_BODY_LIMIT } from './body-limit.js';
import { ApiDescription } from './openapi.controller.js';
import { ProblemFilter } from './problem.filter.js';
import { setSecurityHeaders } from './security-headers.js';

export interface HttpSettings {
  /** Addresses or networks of the reverse proxies whose X-Forwarded-* headers are believed; none by default. */
  readonly trustedProxies: readonly string[];
}

const REQUEST_TIMEOUT_MILLISECONDS = 120_000;
const READ_AS_BYTES = ['application/octet-stream', 'message/rfc822'];

/**
 * The HTTP application around a root module that imports HttpModule: Fastify, ready to listen or to be injected into.
 * It reads JSON and, where a route asks for it, raw bytes; forms are not read, so that no page of another site can
 * write without a preflight. Rejects when the module does not start.
 */
export async function createHttpApp(
  module: Type | DynamicModule,
  settings: HttpSettings,
  logger?: LoggerService,
): Promise<NestFastifyApplication> {
  const filter = new ProblemFilter();
  const adapter = new FastifyAdapter({
    bodyLimit: DEFAULT_BODY_LIMIT,
    requestTimeout: REQUEST_TIMEOUT_MILLISECONDS,
    trustProxy: settings.trustedProxies.length > 0 ? [...settings.trustedProxies] : false,
    genReqId: () => uuidv7(),
    routerOptions: { caseSensitive: true, ignoreTrailingSlash: false },
    frameworkErrors: (error: unknown, request: FastifyRequest, reply: FastifyReply) => {
      setSecurityHeaders(request, reply);
      filter.answer(error, request, reply);
    },
  });
  const options = { rawBody: true, bodyParser: false, abortOnError: false, forceCloseConnections: true };
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    ...options,
    ...(logger && { logger }),
  });
  const fastify = adapter.getInstance();
  fastify.addHook('onRequest', async (request, reply) => setSecurityHeaders(request, reply));
  fastify.addHook('onRoute', applyBodyLimit);
  fastify.removeContentTypeParser('text/plain');
  app.useBodyParser('application/json');
  for (const type of READ_AS_BYTES) app.useBodyParser(type);
  app.get(ApiDescription).describe(app);
  await app.init();
  await fastify.ready();
  return app;
}
