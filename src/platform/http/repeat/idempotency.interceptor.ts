import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { catchError, from, mergeMap, type Observable, of } from 'rxjs';
import { type Refusal, refusal } from '../../../domain/kernel/result.js';
import { Database } from '../../database/database.js';
import { tracePoint } from '../../telemetry/trace-point.js';
import { RefusalError } from '../answer/refusal.error.js';
import type { MachineRequest } from '../request/machine-request.js';
import {
  isUsableKey,
  keyReused,
  openAnswer,
  sealAnswer,
  storedIdentity,
  type WriteIdentity,
} from './idempotency.key.js';
import { IdempotencyStore } from './idempotency.store.js';

/** For a route of which a write says where it goes on: what came already is not taken again, and no key is asked. */
export const goesOn = { goesOn: true } as const;

/** What earlier stages leave on the request; the session guard sets `personId`. */
export interface DeskRequest extends MachineRequest {
  personId?: string;
  rawBody?: Buffer;
}

/** Methods that a client cannot simply repeat (RFC 9110, 9.2.2): these MUST carry a key. */
const needsKey = ['POST', 'PATCH'];
const writes = [...needsKey, 'PUT', 'DELETE'];
const NO_BODY = Buffer.alloc(0);

/**
 * The same write sent twice by the same person is done once and answered twice, for a day. What a case recorded once under
 * a key is kept with its entries, for good: a process that dies before its answer is stored repeats nothing.
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(
    private readonly database: Database,
    private readonly store: IdempotencyStore,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<DeskRequest>();
    if (request.personId === undefined || !writes.includes(request.method)) return next.handle();
    if ('goesOn' in request.routeOptions.config) return next.handle();
    const key = request.headers['idempotency-key'];
    if (key === undefined && !needsKey.includes(request.method)) return next.handle();
    if (typeof key !== 'string' || !isUsableKey(key)) throw new RefusalError(keyMissing, { status: 400 });
    const target = `${request.method} ${request.url}`;
    const identity = { personId: request.personId, key, target, body: request.rawBody ?? NO_BODY };
    return this.once(identity, context.switchToHttp().getResponse<FastifyReply>(), next);
  }

  private async once(identity: WriteIdentity, reply: FastifyReply, next: CallHandler): Promise<Observable<unknown>> {
    const stored = storedIdentity(identity);
    const claim = await this.database.transaction((tx) => this.store.claim(tx, stored));
    if (claim.state === 'other_request') throw new RefusalError(keyReused);
    if (claim.state === 'running') throw new RefusalError(stillRunning, { retryAfterSeconds: 1 });
    if (claim.state === 'answered') {
      reply.status(claim.status).header('idempotent-replayed', 'true');
      return of(JSON.parse(openAnswer(identity, claim.answer)) ?? undefined);
    }
    tracePoint('idempotency.claimed');
    return next.handle().pipe(
      catchError(async (error: unknown) => {
        await this.database.transaction((tx) => this.store.release(tx, stored));
        tracePoint('idempotency.released');
        throw error;
      }),
      mergeMap((value: unknown) => from(this.keep(identity, reply.statusCode, value))),
    );
  }

  private async keep(identity: WriteIdentity, status: number, value: unknown): Promise<unknown> {
    tracePoint('idempotency.before_answer');
    const answer = sealAnswer(identity, JSON.stringify(value ?? null));
    await this.database.transaction((tx) => this.store.answer(tx, storedIdentity(identity), status, answer));
    tracePoint('idempotency.answered');
    return value;
  }
}

export const keyMissing: Refusal = refusal(
  'idempotency-key-missing',
  'invalid',
  'Cette écriture demande un en-tête Idempotency-Key de 16 à 255 caractères visibles, nouveau à chaque intention (un UUID convient).',
  'This write takes an Idempotency-Key header of 16 to 255 visible characters, new for each intention (a UUID will do).',
);

const stillRunning: Refusal = refusal(
  'write-still-running',
  'conflict',
  'La même écriture est en cours : attendez sa réponse, ou renvoyez-la dans un instant.',
  'The same write is in progress: wait for its answer, or send it again in a moment.',
);
