/** Gathers what a decision is taken on besides the case: the law of its day, the people, the hour of the database. */
import { Injectable } from '@nestjs/common';
import { AccountStore } from '../auth/account.store.js';
import { Catalogue } from '../catalogue/catalogue.service.js';
import type { Circumstances } from '../domain/case/circumstances.js';
import type { Actor } from '../domain/case/command.js';
import type { CaseState } from '../domain/case/state.js';
import { dayOf, type Instant } from '../domain/kernel/instant.js';
import { type Circuits, circuitsOn } from '../domain/workflow/circuit.js';
import { Database } from '../platform/database/database.js';
import type { Tx } from '../platform/database/transaction.js';

@Injectable()
export class Surroundings {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly accounts: AccountStore,
  ) {}

  /** @param requester digest of who asks as the checks stand now, where the decision stands on it */
  async of(tx: Tx, state: CaseState, actor: Actor, requester: string | null = null): Promise<Circumstances> {
    const { calendar, authorities, operator, escalation } = this.catalogue.law;
    return {
      circuits: this.circuits(state),
      escalation,
      calendar,
      authorities,
      callBackNumbers: operator.callBackNumbers,
      people: await this.accounts.byId(tx, accountsOf(state, actor)),
      now: await this.database.now(tx),
      requester,
    };
  }

  /** A case follows the circuits in force when it arrived. */
  circuits({ receivedAt }: CaseState): Circuits {
    return receivedAt === '' ? new Map() : circuitsOn(this.catalogue.law.circuits, dayOf(receivedAt as Instant));
  }
}

/** Every account whose person a decision may have to tell from another's. */
function accountsOf({ preparation, left, callBack, acts, glass }: CaseState, actor: Actor): string[] {
  return [
    ...(actor.kind === 'person' ? [actor.id] : []),
    ...(preparation ? [preparation.preparedBy, ...preparation.consents.map(({ person }) => person)] : []),
    ...left.map(({ preparedBy }) => preparedBy),
    ...(callBack ? [callBack.by] : []),
    ...acts.map(({ by }) => by),
    ...glass.map(({ askedBy }) => askedBy),
  ];
}
