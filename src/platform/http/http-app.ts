import rateLimit from '@fastify/rate-limit';
import type { DynamicModule, LoggerService, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { v7 as uuidv7 } from 'uuid';
import { ProblemFilter } from './answer/problem.filter.js';
import { protocolRefusal } from './answer/protocol.refusal.js';
import { RefusalError } from './answer/refusal.error.js';
import { refuseAmbiguous } from './request/ambiguous-request.js';
import { watchForUnnamedProxies } from './request/unnamed-proxy.js';
import { serveDesk } from './served/desk-files.js';
import { ApiDescription } from './served/openapi.controller.js';
import { setSecurityHeaders } from './served/security-headers.js';

export interface HttpSettings {
  /** Addresses or networks of the reverse proxies whose X-Forwarded-* headers are believed; none by default. */
  readonly trustedProxies: readonly string[];
}

/** Addresses or people whose requests are counted; the one seen longest ago gives way. */
const LIMITED_AT_ONCE = 10_000;
const REQUEST_TIMEOUT_MILLISECONDS = 120_000;
/** Enough for any form of the desk; what is larger comes as a stream, and its reader keeps the limit. */
export const LARGEST_JSON_BYTES = 256 * 1024;

/** A request that a machine brings (docs/formats/input.md). */
export const REQUEST_TYPE = 'application/vnd.greffe.request+json';

/** A part of a file, from where the request says (tus 1.0.0). */
export const PART_TYPE = 'application/offset+octet-stream';

/** For a route that takes files inside its JSON: `@RouteConfig(largestBody(bytes))`. */
export const largestBody = (bytes: number): { readonly largestBodyBytes: number } => ({ largestBodyBytes: bytes });

/** For a route that takes a form (RFC 6749 asks for one): `@RouteConfig(takesForm)`, which gets URLSearchParams. */
export const takesForm = { takesForm: true } as const;
const LARGEST_FORM_BYTES = 8 * 1024;

function largestBodyOf(config: object | undefined): number | undefined {
  return config && 'largestBodyBytes' in config ? Number(config.largestBodyBytes) : undefined;
}

/**
 * The HTTP application around a root module that imports HttpModule: Fastify, ready to listen or to be injected into.
 * It reads JSON, and hands raw messages (message/rfc822), signals (application/cloudevents+json), requests of machines
 * (REQUEST_TYPE) and parts of files (PART_TYPE) to their route as a stream. Forms are read by the one route that asks for them, so that no page of another
 * site can write without a preflight. Rejects when the module does not start.
 */
export async function createHttpApp(
  module: Type | DynamicModule,
  settings: HttpSettings,
  logger?: LoggerService | false,
): Promise<NestFastifyApplication> {
  const filter = new ProblemFilter();
  const adapter = new FastifyAdapter({
    bodyLimit: LARGEST_JSON_BYTES,
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
    ...(logger === undefined ? {} : { logger }),
  });
  const fastify = adapter.getInstance();
  const watch = watchForUnnamedProxies();
  fastify.addHook('onRequest', async (request, reply) => {
    setSecurityHeaders(request, reply);
    refuseAmbiguous(request);
    watch(request);
  });
  await fastify.register(rateLimit, { global: false, cache: LIMITED_AT_ONCE });
  fastify.removeContentTypeParser('text/plain');
  app.useBodyParser('application/json');
  for (const raw of ['message/rfc822', 'application/cloudevents+json', REQUEST_TYPE, PART_TYPE]) {
    fastify.addContentTypeParser(raw, (_request, stream, done) => done(null, stream));
  }
  const form = { parseAs: 'string', bodyLimit: LARGEST_FORM_BYTES } as const;
  fastify.addContentTypeParser(
    'application/x-www-form-urlencoded',
    form,
    async (request: FastifyRequest, text: string) => {
      if ('takesForm' in request.routeOptions.config) return new URLSearchParams(text);
      throw new RefusalError(protocolRefusal(415), { status: 415 });
    },
  );
  const mounted: string[] = [];
  fastify.addHook('onRoute', (route) => {
    const { method, url } = route;
    const own = largestBodyOf(route.config);
    if (own !== undefined) route.bodyLimit = own;
    mounted.push(...[method].flat().map((name) => `${name} ${url}`));
  });
  try {
    serveDesk(fastify);
    await app.init();
    app.get(ApiDescription).of(app, mounted);
    await fastify.ready();
    return app;
  } catch (error) {
    await app.close();
    throw error;
  }
}
