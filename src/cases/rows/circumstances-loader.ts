/** Loads what a decision depends on besides the case: the law of its day, the people, the time of the database. */
import { Injectable } from '@nestjs/common';
import { AccountStore } from '../../access/account.store.js';
import { Catalogue } from '../../catalogue/catalogue.service.js';
import { Directory } from '../../directory/directory.js';
import type { Actor, Circumstances } from '../../domain/case/model/circumstances.js';
import { isErasable } from '../../domain/case/model/erasure.js';
import type { CaseState } from '../../domain/case/model/state.js';
import { stepOf } from '../../domain/case/model/steps.js';
import { dayOf, type Instant } from '../../domain/kernel/instant.js';
import { NewerVersion } from '../../domain/kernel/newer-version.js';
import type { NoticeRules } from '../../domain/law/notice.js';
import { type Circuits, circuitsOn } from '../../domain/workflow/circuit.js';
import { Database } from '../../platform/database/database.js';
import type { Tx } from '../../platform/database/transaction.js';
import { Settings } from '../../platform/settings/settings.js';
import { ErasureStore } from './erasure.store.js';

/** Who asks, where an answer would go, and what other cases about the same act ask. */
export type Looked = Pick<Circumstances, 'requester' | 'mailbox' | 'answer' | 'writer' | 'related'>;
const unseen: Looked = { requester: null, mailbox: null, answer: null, writer: null, related: [] };

@Injectable()
export class CircumstancesLoader {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly accounts: AccountStore,
    private readonly directory: Directory,
    private readonly erasures: ErasureStore,
    private readonly settings: Settings,
  ) {}

  /** @param looked what was looked at again, where the decision stands on it */
  async of(tx: Tx, caseId: string, state: CaseState, actor: Actor, looked: Looked = unseen): Promise<Circumstances> {
    const law = await this.directory.law(tx);
    const { clocks, calendar, notices, originMethods, authorities, operator, escalation } = law;
    return {
      ...looked,
      circuits: this.circuits(state),
      escalation,
      clocks,
      calendar,
      notices,
      authorities,
      originMethods,
      callBackNumbers: operator.callBackNumbers,
      deliveryDays: this.settings.portalUrl === undefined ? null : (operator.delivery?.days ?? null),
      people: await this.accounts.byId(tx, accountsOf(state, actor)),
      now: await this.database.now(tx),
      rules: law,
      signature: null,
      parts: [],
      keys: await this.keys(tx, caseId, state),
    };
  }

  /** What an order to erase may name; no other decision looks at it. */
  private async keys(tx: Tx, caseId: string, state: CaseState): Promise<string[]> {
    return isErasable(state, { circuits: this.circuits(state) }) ? this.erasures.keysOf(tx, caseId, state) : [];
  }

  /** How each notice is given. */
  get notices(): NoticeRules {
    return this.catalogue.law.notices;
  }

  /** A case follows the circuits in force when it arrived. Throws NewerVersion when the law here has no such step. */
  circuits({ receivedAt, status, circuit, step }: CaseState): Circuits {
    if (receivedAt === '') return new Map();
    const circuits = circuitsOn(this.catalogue.law.circuits, dayOf(receivedAt as Instant));
    if (status === 'open' && !stepOf({ circuit, step }, circuits)) throw new NewerVersion(`${circuit}, ${step}`);
    return circuits;
  }
}

/** Every account whose person a decision may have to tell from another's. */
function accountsOf(state: CaseState, actor: Actor): string[] {
  const { preparation, left, recipient, callBack, acts, glass, proposed, origins, lowering, loweredBy, service } =
    state;
  const { proposedSplit, laterEnd, pauseAsked, resumptionAsked, erasure, erasureOrder } = state;
  const begun = [callBack, recipient, service, lowering, proposedSplit, laterEnd, pauseAsked, resumptionAsked];
  return [
    ...(actor.kind === 'person' ? [actor.id] : []),
    ...(preparation ? [preparation.preparedBy, ...preparation.consents.map(({ person }) => person)] : []),
    ...left.map(({ preparedBy }) => preparedBy),
    ...[...begun, erasure, erasureOrder, ...acts, ...origins].flatMap((each) => each?.by ?? []),
    ...glass.map(({ askedBy }) => askedBy),
    ...(proposed?.by ?? []),
    ...loweredBy,
  ];
}
