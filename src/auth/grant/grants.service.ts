import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { PersonId } from '../../domain/kernel/brand.js';
import { accept, type Result, refuse } from '../../domain/kernel/result.js';
import type { Role } from '../../domain/law/vocabulary.js';
import { type GrantKind, objectionToConfirmation } from '../../domain/workflow/grant.js';
import { Ledger } from '../../ledger/ledger.js';
import { attempt } from '../../platform/database/attempt.js';
import { Database } from '../../platform/database/database.js';
import type { Tx } from '../../platform/database/transaction.js';
import { AccountStore } from '../account.store.js';
import { tellAccount } from '../account-news.js';
import { type FirstCode, FirstPasswordService } from '../first-password/first-password.service.js';
import { LostFactors } from '../lost-factors.js';
import { ownRoles } from '../refusal.js';
import { grantObjections, grantUnknown, grantWaiting } from '../refusal-grant.js';
import { ofAccount, RemainingRights } from '../remaining-rights.js';
import { GrantStore, type WaitingGrant } from './grant.store.js';

/** What an administrator asks for somebody and another person confirms or refuses; until then nothing of it holds. */
@Injectable()
export class GrantsService {
  constructor(
    private readonly database: Database,
    private readonly store: GrantStore,
    private readonly accounts: AccountStore,
    private readonly factors: LostFactors,
    private readonly passwords: FirstPasswordService,
    private readonly remaining: RemainingRights,
    private readonly ledger: Ledger,
  ) {}

  waiting(): Promise<WaitingGrant[]> {
    return this.database.transaction((tx) => this.store.waiting(tx));
  }

  /**
   * Inside the caller's transaction. `roles` is all that the person will hold; null where `what` is not roles. Refuses what
   * an administrator asks for themself, under any of their accounts.
   */
  async ask(
    tx: Tx,
    person: PersonId,
    what: GrantKind,
    roles: readonly Role[] | null,
    askedBy: PersonId,
  ): Promise<Result<string>> {
    const people = await this.accounts.byId(tx, [person, askedBy]);
    if (people.get(person)?.person === people.get(askedBy)?.person) return refuse(ownRoles);
    const id = uuidv7();
    const asked = { grantId: id, person, what, ...(roles && { roles }) };
    await this.record(tx, 'config.grant_asked', askedBy, asked);
    const added = await this.store.add(tx, { id, person, what, roles: roles && [...roles], askedBy });
    return added ? accept(id) : refuse(grantWaiting);
  }

  /**
   * By a person who neither asked nor benefits, counted by persons and not by accounts. Answers, this once, the code of a
   * person who has no password yet or whose password was forgotten.
   */
  confirm(id: string, by: PersonId): Promise<Result<FirstCode | null>> {
    return attempt(this.database, async (tx) => {
      await this.remaining.lock(tx);
      const grant = await this.store.lock(tx, id);
      if (!grant) return refuse(grantUnknown);
      const { person, askedBy } = grant;
      const objection = objectionToConfirmation(grant, by, await this.accounts.byId(tx, [by, person, askedBy]));
      if (objection) return refuse(grantObjections[objection]);
      const remain = await this.remaining.check(tx, ofAccount(person, changeBy(grant)));
      if (!remain.ok) return remain;
      if (grant.what !== 'roles') await this.factors.forget(tx, person, by);
      if (grant.what === 'recovery') await this.passwords.end(tx, person, by);
      await this.settle(tx, grant, by, true);
      if (grant.what !== 'roles') await tellAccount(tx, person, told[grant.what]);
      return accept(await this.passwords.codeFor(tx, person, grant.what, by));
    });
  }

  /** By anyone who may confirm, whoever asked included: a right that is not given needs no second person. */
  refuse(id: string, by: PersonId): Promise<Result<null>> {
    return attempt(this.database, async (tx) => {
      const grant = await this.store.lock(tx, id);
      if (!grant) return refuse(grantUnknown);
      await this.settle(tx, grant, by, false);
      return accept(null);
    });
  }

  private async settle(tx: Tx, { id, person, what, roles }: WaitingGrant, by: PersonId, confirmed: boolean) {
    const type = confirmed ? 'config.grant_confirmed' : 'config.grant_refused';
    await this.record(tx, type, by, { grantId: id, person, what, ...(roles && { roles }) });
    await this.store.settle(tx, id, by, confirmed);
  }

  private async record(tx: Tx, type: string, actor: string, data: Readonly<Record<string, unknown>>): Promise<void> {
    await this.ledger.record(tx, 'config/people', [{ type, class: 'other', actor, data }]);
  }
}

const told = { factors: 'factors_forgotten', recovery: 'recovery_confirmed' } as const;

/** What the account becomes at once; a recovered one opens again when its person has chosen a password. */
const changeBy = ({ what, roles }: WaitingGrant) => ({
  ...(roles && { roles }),
  ...(what === 'recovery' && { canSignIn: false }),
});
