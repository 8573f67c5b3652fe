import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { AccountStore } from '../../access/account.store.js';
import { tellAccount } from '../../access/account-news.js';
import { ownRoles } from '../../access/refusal.js';
import type { PersonId } from '../../domain/kernel/brand.js';
import type { Instant } from '../../domain/kernel/instant.js';
import { accept, type Refusal, type Result, refuse } from '../../domain/kernel/result.js';
import type { Role } from '../../domain/law/vocabulary.js';
import type { Authority } from '../../domain/signature/authority.js';
import { grantAct, type SignedGrant } from '../../domain/signature/key-event.js';
import { objectionToKind } from '../../domain/signature/policy.js';
import { refusalOf } from '../../domain/signature/refusal.js';
import type { Signature } from '../../domain/signature/signature.js';
import { type GrantKind, objectionToConfirmation } from '../../domain/workflow/grant.js';
import { Ledger } from '../../ledger/ledger.js';
import { attempt } from '../../platform/database/attempt.js';
import { IDENTITY_DATABASE } from '../../platform/database/connections.js';
import { Database } from '../../platform/database/database.js';
import type { Tx } from '../../platform/database/transaction.js';
import { FirstPasswordService } from '../first-password/first-password.service.js';
import { Authorities } from '../signature/authorities.js';
import { GrantStore, type WaitingGrant } from './grant.store.js';
import { LostFactors } from './lost-factors.js';
import { codeUnwanted, grantObjections, grantUnknown, grantWaiting } from './refusal-grant.js';
import { ofAccount, RemainingRights } from './remaining-rights.js';

export interface SignedConfirmation {
  /** SHA-256 of the first code, hexadecimal: made by the person who confirms, unknown to the server. Null where none is needed. */
  readonly code: string | null;
  /** Over the grant and that digest. */
  readonly signature: Signature;
}

/** What an administrator asks for an account and another person confirms or refuses; until then it has no effect. */
@Injectable()
export class GrantsService {
  constructor(
    @Inject(IDENTITY_DATABASE) private readonly database: Database,
    private readonly store: GrantStore,
    private readonly accounts: AccountStore,
    private readonly factors: LostFactors,
    private readonly passwords: FirstPasswordService,
    private readonly remaining: RemainingRights,
    private readonly authorities: Authorities,
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
   * By a person who neither asked nor benefits, counted by persons and not by accounts, and who signs it as it stands.
   * Answers until when the code holds of a person who has no password yet or whose password was forgotten.
   */
  confirm(id: string, by: PersonId, given: SignedConfirmation): Promise<Result<Instant | null>> {
    return attempt(this.database, async (tx) => {
      await this.remaining.lock(tx);
      const grant = await this.store.lock(tx, id);
      if (!grant) return refuse(grantUnknown);
      const refusal = await this.objectionTo(tx, grant, given, by);
      if (refusal) return refuse(refusal);
      const remain = await this.remaining.check(tx, ofAccount(grant.person, changeBy(grant)));
      if (!remain.ok) return remain;
      await this.endWaysIn(tx, grant, by);
      await this.record(tx, 'config.grant_confirmed', by, { ...signedBy(grant, given), signature: given.signature });
      await this.store.settle(tx, id, by, true);
      return given.code === null ? accept(null) : this.keepCode(tx, grant, given.code, by);
    });
  }

  /** Ends the lost credentials, and notifies the person. */
  private async endWaysIn(tx: Tx, { person, what }: WaitingGrant, by: PersonId): Promise<void> {
    if (what === 'roles') return;
    await this.factors.forget(tx, person, by);
    if (what === 'recovery') await this.passwords.end(tx, person, by);
    await tellAccount(tx, person, told[what]);
  }

  private async keepCode(tx: Tx, grant: WaitingGrant, code: string, by: PersonId): Promise<Result<Instant>> {
    const until = await this.passwords.keepCode(tx, grant, code, by);
    return until ? accept(until) : refuse(codeUnwanted(false));
  }

  private async objectionTo(
    tx: Tx,
    grant: WaitingGrant,
    given: SignedConfirmation,
    by: PersonId,
  ): Promise<Refusal | null> {
    const people = await this.accounts.byId(tx, [by, grant.person, grant.askedBy]);
    const objection = objectionToConfirmation(grant, by, people);
    if (objection) return grantObjections[objection];
    if (grant.wantsCode !== (given.code !== null)) return codeUnwanted(grant.wantsCode);
    return this.objectionToSignature(await this.authorities.of(tx), signedBy(grant, given), given.signature, by);
  }

  /** Who may confirm is asked of the table and of the log: what the log does not know to be signed gives no right. */
  private objectionToSignature(authority: Authority, grant: SignedGrant, signature: Signature, by: PersonId) {
    const key = authority.key(signature.key);
    const kind = key && objectionToKind(key.key, this.authorities.policy);
    if (kind) return kind;
    const objection = authority.objectionTo(grantAct(grant), signature, by);
    if (objection) return refusalOf(objection);
    return authority.mayConfirm(by, [grant.person, grant.askedBy]) ? null : grantObjections.not_permitted;
  }

  /** By any user who may confirm, and by the one who asked: refusing a right needs no second person. */
  refuse(id: string, by: PersonId): Promise<Result<null>> {
    return attempt(this.database, async (tx) => {
      const grant = await this.store.lock(tx, id);
      if (!grant) return refuse(grantUnknown);
      const { person, what, roles } = grant;
      await this.record(tx, 'config.grant_refused', by, { grantId: id, person, what, ...(roles && { roles }) });
      await this.store.settle(tx, id, by, false);
      return accept(null);
    });
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

/** The grant as its confirmation signs it. */
const signedBy = ({ id, person, what, roles, askedBy }: WaitingGrant, { code }: SignedConfirmation): SignedGrant => ({
  ...{ grantId: id, person, what, askedBy, code },
  ...(roles && { roles }),
});
