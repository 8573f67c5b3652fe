/** While the entry of a case to the secret cell waits, what lies below its page opens to those who handle it alone. */
import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Observable } from 'rxjs';
import type { SignedRequest } from '../../access/current-person.js';
import { isHiddenFrom, objectionToHandling } from '../../domain/case/model/cell-entry.js';
import { Database } from '../../platform/database/database.js';
import { RefusalError } from '../../platform/http/answer/refusal.error.js';
import { CasesService } from '../handle/cases.service.js';

const BELOW = '/api/cases/:id/';
/** Presence, and the caller's own drafts: they show nothing of the case. */
const open: readonly string[] = [`${BELOW}presence`, `${BELOW}drafts`];

type CaseRequest = FastifyRequest<{ Params: { id: string } }> & Pick<SignedRequest, 'session'>;

@Injectable()
export class HiddenContent implements NestInterceptor {
  constructor(
    private readonly database: Database,
    private readonly cases: CasesService,
  ) {}

  /** After the guards: the person is known. The page of the case itself leaves its content out (case-files.ts). */
  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const { method, routeOptions, params, session } = context.switchToHttp().getRequest<CaseRequest>();
    const route = routeOptions.url ?? '';
    const reads = ['GET', 'HEAD'].includes(method) && route.startsWith(BELOW) && !open.includes(route);
    if (reads && session !== undefined) await this.demand(params.id, session.person);
    return next.handle();
  }

  private async demand(caseId: string, person: Parameters<typeof isHiddenFrom>[1]): Promise<void> {
    const state = await this.database.transaction((tx) => this.cases.load(tx, caseId));
    const objection = objectionToHandling(state, person);
    if (objection) throw new RefusalError(objection);
  }
}
