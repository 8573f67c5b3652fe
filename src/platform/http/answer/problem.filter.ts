import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { NewerVersion, writtenByNewerVersion } from '../../../domain/kernel/newer-version.js';
import { Refused } from '../../../domain/kernel/result.js';
import { storedFileRefusal } from '../../blobs/refusal.js';
import { databaseAway, isOutage } from '../../database/outage.js';
import { languageOf } from './language.js';
import { answers, failureOf, type Problem, problemOf } from './problem.js';
import { protocolRefusal } from './protocol.refusal.js';
import { RefusalError } from './refusal.error.js';

/** Turns whatever was thrown into a problem document; what is no refusal is a bug, logged and never shown. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('http');

  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    this.answer(thrown, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }

  /** Also for the errors that the router meets before any controller exists (a malformed address). */
  answer(thrown: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const refused = refusalIn(thrown);
    const language = languageOf(request.headers['accept-language']);
    if (refused === undefined) {
      this.logger.error('Unexpected error', thrown, { requestId: request.id, route: routeOf(request) });
      send(reply, failureOf(language, request.id), language);
      return;
    }
    const { refusal, details } = refused;
    const { level, retryAfterSeconds } = answers[refusal.kind];
    this.logger[level](refusal.code, { requestId: request.id, route: routeOf(request) });
    const seconds = details.retryAfterSeconds ?? retryAfterSeconds;
    if (seconds !== undefined) reply.header('retry-after', String(seconds));
    if (details.challenge !== undefined) reply.header('www-authenticate', details.challenge);
    send(reply, problemOf(refusal, details, language, request.id), language);
  }
}

/** The pattern, not the address: ids and query strings stay out of the technical log. */
export const routeOf = (request: FastifyRequest): string =>
  `${request.method} ${request.routeOptions?.url ?? '(none)'}`;

function refusalIn(thrown: unknown): RefusalError | undefined {
  if (thrown instanceof RefusalError) return thrown;
  if (thrown instanceof Refused) return new RefusalError(thrown.refusal);
  if (thrown instanceof NewerVersion) return new RefusalError(writtenByNewerVersion);
  if (isOutage(thrown)) return new RefusalError(databaseAway);
  const stored = storedFileRefusal(thrown);
  if (stored) return new RefusalError(stored);
  const status = thrown instanceof HttpException ? thrown.getStatus() : statusIn(thrown);
  if (status === undefined || status < 400 || status > 499) return undefined;
  return new RefusalError(protocolRefusal(status), { status });
}

/** Fastify's own errors carry a code FST_… and a status; no other thrown object may choose one. */
function statusIn(thrown: unknown): number | undefined {
  if (!(thrown instanceof Error) || !('statusCode' in thrown) || !('code' in thrown)) return undefined;
  const isFastify = typeof thrown.code === 'string' && thrown.code.startsWith('FST_');
  return isFastify && typeof thrown.statusCode === 'number' ? thrown.statusCode : undefined;
}

function send(reply: FastifyReply, problem: Problem, language: string): void {
  reply
    .status(problem.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .header('content-language', language)
    .header('vary', 'Accept-Language')
    .send(JSON.stringify(problem));
}
