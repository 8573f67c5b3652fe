/** How often the routes that cost much may be called: by one person or machine, and from one address (ASVS 5.0, 2.4.1; RFC 6585, 4). */
import {
  applyDecorators,
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  SetMetadata,
} from '@nestjs/common';
import { HttpAdapterHost, Reflector } from '@nestjs/core';
import { ApiExtension } from '@nestjs/swagger';
import type { FastifyInstance } from 'fastify';
import type { Observable } from 'rxjs';
import { type Refusal, refusal } from '../../domain/kernel/result.js';
import { RefusalError } from './answer/refusal.error.js';
import type { DeskRequest } from './repeat/idempotency.interceptor.js';
import { placeOf } from './request/place.js';

/** Requests a minute of one person, or of one machine. */
const limits = {
  /** A list, a search, a file that is kept. */
  read: 240,
  /** A file that is drawn, read or verified, a question to the rules, a call to another server. */
  work: 60,
  /** A report that is built, or the whole log. */
  whole: 10,
} as const;
type Cost = keyof typeof limits;
/** Colleagues share an address, and a public route knows nothing else. */
const TIMES_FOR_ADDRESS = 10;
const WINDOW_MILLISECONDS = 60_000;
const COST = 'greffe:cost';

/** What a call of the route costs; a route without it is not limited. */
export const Costs = (cost: Cost) =>
  applyDecorators(SetMetadata(COST, cost), ApiExtension('x-requests-per-minute', limits[cost]));

type Limiter = ReturnType<FastifyInstance['createRateLimit']>;
const tooManyRequests: Refusal = refusal(
  'too-many-requests',
  'too_many',
  'Trop de demandes en une minute : attendez le délai indiqué, puis recommencez.',
  'Too many requests in a minute: wait for the time stated, then try again.',
);

/** Counts in the memory of this process: each further process allows as much again. */
@Injectable()
export class RateLimit implements NestInterceptor {
  private limiters: Readonly<Record<Cost, Limiters>> | undefined;

  constructor(
    private readonly reflector: Reflector,
    private readonly host: HttpAdapterHost,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const cost = this.reflector.get<Cost | undefined>(COST, context.getHandler());
    if (cost === undefined) return next.handle();
    this.limiters ??= limitersOf(this.host.httpAdapter.getInstance<FastifyInstance>());
    const request = context.switchToHttp().getRequest<DeskRequest>();
    const { ofAddress, ofPerson } = this.limiters[cost];
    await take(ofAddress, request);
    if (callerOf(request) !== undefined) await take(ofPerson, request);
    return next.handle();
  }
}

interface Limiters {
  readonly ofAddress: Limiter;
  readonly ofPerson: Limiter;
}

const callerOf = ({ personId, machineId }: DeskRequest): string | undefined => personId ?? machineId;

async function take(limiter: Limiter, request: DeskRequest): Promise<void> {
  const taken = await limiter(request);
  if (taken.isAllowed || !taken.isExceeded) return;
  throw new RefusalError(tooManyRequests, { retryAfterSeconds: Math.max(1, taken.ttlInSeconds) });
}

function limitersOf(fastify: FastifyInstance): Record<Cost, Limiters> {
  const limiter = (max: number, keyOf: (request: DeskRequest) => string): Limiter =>
    fastify.createRateLimit({ max, timeWindow: WINDOW_MILLISECONDS, keyGenerator: keyOf });
  const of = (cost: Cost): Limiters => ({
    ofAddress: limiter(limits[cost] * TIMES_FOR_ADDRESS, ({ ip }) => placeOf(ip)),
    ofPerson: limiter(limits[cost], (request) => callerOf(request) ?? ''),
  });
  return { read: of('read'), work: of('work'), whole: of('whole') };
}
