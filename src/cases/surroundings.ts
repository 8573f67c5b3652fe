/** Gathers what a decision is taken on besides the case: the law of its day, the people, the hour of the database. */
import { Injectable } from '@nestjs/common';
import { AccountStore } from '../access/account.store.js';
import { Catalogue } from '../catalogue/catalogue.service.js';
import type { Actor, Circumstances } from '../domain/case/model/circumstances.js';
import type { CaseState } from '../domain/case/model/state.js';
import { dayOf, type Instant } from '../domain/kernel/instant.js';
import { type Circuits, circuitsOn } from '../domain/workflow/circuit.js';
import { Database } from '../platform/database/database.js';
import type { Tx } from '../platform/database/transaction.js';

/** Who asks, where an answer would go, and what other cases about the same act ask. */
export type Looked = Pick<Circumstances, 'requester' | 'mailbox' | 'related'>;
const unseen: Looked = { requester: null, mailbox: null, related: [] };

@Injectable()
export class Surroundings {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly accounts: AccountStore,
  ) {}

  /** @param looked what was looked at anew, where the decision stands on it */
  async of(tx: Tx, state: CaseState, actor: Actor, looked: Looked = unseen): Promise<Circumstances> {
    const { clocks, calendar, authorities, operator, escalation } = this.catalogue.law;
    return {
      ...looked,
      circuits: this.circuits(state),
      escalation,
      clocks,
      calendar,
      authorities,
      callBackNumbers: operator.callBackNumbers,
      people: await this.accounts.byId(tx, accountsOf(state, actor)),
      now: await this.database.now(tx),
      rules: this.catalogue.law,
      signature: null,
    };
  }

  /** A case follows the circuits in force when it arrived. */
  circuits({ receivedAt }: CaseState): Circuits {
    return receivedAt === '' ? new Map() : circuitsOn(this.catalogue.law.circuits, dayOf(receivedAt as Instant));
  }
}

/** Every account whose person a decision may have to tell from another's. */
function accountsOf(state: CaseState, actor: Actor): string[] {
  const { preparation, left, callBack, acts, glass, proposed, origins, lowering, loweredBy } = state;
  return [
    ...(actor.kind === 'person' ? [actor.id] : []),
    ...(preparation ? [preparation.preparedBy, ...preparation.consents.map(({ person }) => person)] : []),
    ...left.map(({ preparedBy }) => preparedBy),
    ...(callBack ? [callBack.by] : []),
    ...acts.map(({ by }) => by),
    ...glass.map(({ askedBy }) => askedBy),
    ...(proposed?.by ?? []),
    ...origins.map(({ by }) => by),
    ...(lowering ? [lowering.by] : []),
    ...loweredBy,
  ];
}
