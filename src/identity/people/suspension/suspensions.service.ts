import { Inject, Injectable } from '@nestjs/common';
import { tellAccount } from '../../../access/account-news.js';
import { notPermitted, personUnknown } from '../../../access/refusal.js';
import { SessionStore } from '../../../access/session.store.js';
import type { PersonId } from '../../../domain/kernel/brand.js';
import { accept, type Result, refuse } from '../../../domain/kernel/result.js';
import { LIFTED, SUSPENDED } from '../../../domain/signature/grant-event.js';
import { PEOPLE_STREAM } from '../../../domain/signature/rights.js';
import type { Signature } from '../../../domain/signature/signature.js';
import { liftingAct, type Suspension, suspensionAct } from '../../../domain/signature/suspensions.js';
import { Ledger, type NewEntry } from '../../../ledger/ledger.js';
import { attempt } from '../../../platform/database/attempt.js';
import { IDENTITY_DATABASE } from '../../../platform/database/connections.js';
import { Database } from '../../../platform/database/database.js';
import type { Tx } from '../../../platform/database/transaction.js';
import { Authorities } from '../../keys/authorities.js';
import { RemainingRights } from '../grant/remaining-rights.js';
import { liftedByYou, suspensionObjections, suspensionUnknown } from './refusal-suspension.js';

export interface NewSuspension {
  readonly id: string;
  readonly account: PersonId;
  readonly signature: Signature;
}

/**
 * The quick way against a thief: one person who confirms stops one account for three days, by their signature. What stays,
 * a closed account or a key that is forgotten, takes two. Nothing of it is a row: the log says what is suspended.
 */
@Injectable()
export class SuspensionsService {
  constructor(
    @Inject(IDENTITY_DATABASE) private readonly database: Database,
    private readonly authorities: Authorities,
    private readonly sessions: SessionStore,
    private readonly remaining: RemainingRights,
    private readonly ledger: Ledger,
  ) {}

  standing(): Promise<readonly Suspension[]> {
    return this.database.transaction(async (tx) => (await this.authorities.of(tx)).suspended);
  }

  /** Ends the sessions of the account in the same commit, and notifies its person by mail. */
  suspend({ id, account, signature }: NewSuspension, by: PersonId): Promise<Result<null>> {
    return attempt(this.database, async (tx) => {
      await this.remaining.lock(tx);
      const authority = await this.authorities.of(tx);
      if (authority.people.get(account)?.active === undefined) return refuse(personUnknown);
      const objection = authority.objectionToSuspension(account, by);
      if (objection) return refuse(suspensionObjections[objection]);
      const unsigned = await this.authorities.objectionTo(tx, suspensionAct(id, account), signature, by);
      if (unsigned) return refuse(unsigned);
      await this.record(tx, SUSPENDED, by, { suspensionId: id, account, signature });
      if (!(await this.holds(tx, id))) throw new Error('A suspension that was just signed does not count.');
      await this.sessions.endAllOf(tx, account);
      await tellAccount(tx, account, 'suspended');
      return accept(null);
    });
  }

  /** By the person who ordered it, at once; by others, once two of them have signed it. */
  lift(id: string, by: PersonId, signature: Signature): Promise<Result<null>> {
    return attempt(this.database, async (tx) => {
      await this.remaining.lock(tx);
      const authority = await this.authorities.of(tx);
      const found = authority.suspended.find((each) => each.id === id);
      if (!found) return refuse(suspensionUnknown);
      if (!authority.mayConfirm(by, [found.account])) return refuse(notPermitted('people.confirm'));
      const own = authority.personOf(by);
      if (found.liftedBy.some((other) => authority.personOf(other) === own)) return refuse(liftedByYou);
      const unsigned = await this.authorities.objectionTo(tx, liftingAct(id), signature, by);
      if (unsigned) return refuse(unsigned);
      await this.record(tx, LIFTED, by, { suspensionId: id, signature });
      return accept(null);
    });
  }

  private async holds(tx: Tx, id: string): Promise<boolean> {
    return (await this.authorities.of(tx)).suspended.some((each) => each.id === id);
  }

  private async record(tx: Tx, type: string, actor: string, data: NewEntry['data']): Promise<void> {
    await this.ledger.record(tx, PEOPLE_STREAM, [{ type, class: 'other', actor, data }]);
  }
}
