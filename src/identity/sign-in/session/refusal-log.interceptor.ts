import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { catchError, type Observable } from 'rxjs';
import type { SignedRequest } from '../../../access/current-person.js';
import { Refused } from '../../../domain/kernel/result.js';
import { routeOf } from '../../../platform/http/answer/problem.filter.js';
import { RefusalLog } from './refusal-log.js';

/** Tells the log of what a route refused to its caller after the guard had let them pass: their own rights, for example. */
@Injectable()
export class RefusalLogInterceptor implements NestInterceptor {
  constructor(private readonly log: RefusalLog) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<SignedRequest>();
    return next.handle().pipe(
      catchError(async (thrown: unknown) => {
        if (request.session && thrown instanceof Refused && thrown.refusal.kind === 'forbidden') {
          await this.log.record(request.session.person.id, thrown.refusal.code, routeOf(request));
        }
        throw thrown;
      }),
    );
  }
}
