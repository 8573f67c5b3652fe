/** Services that take an action themselves, since it needs more than the case: a sealed address, the state of a delivery. */
import { Injectable } from '@nestjs/common';
import type { MoveType } from '../../domain/case/actions/index.js';
import type { CaseState } from '../../domain/case/model/state.js';
import type { Result } from '../../domain/kernel/result.js';
import type { Handling } from '../handle/cases.service.js';

type Take<Body> = (caseId: string, body: Body, handling: Handling) => Promise<Result<CaseState>>;

@Injectable()
export class ActionServices {
  private readonly all = new Map<string, Take<never>>();

  /** `Body` is what the schema of the route has parsed, without what was seen and the signature. Throws on a second one. */
  register<Body extends object>(action: MoveType, take: Take<Body>): void {
    if (this.all.has(action)) throw new Error(`Two services take the action "${action}".`);
    this.all.set(action, take);
  }

  /** Throws where none takes it: the action is then not taken without what its service checks. */
  of(action: string): Take<Readonly<Record<string, unknown>>> {
    const take: Take<never> | undefined = this.all.get(action);
    if (!take) throw new Error(`No service takes the action "${action}".`);
    return take as Take<object>;
  }
}
