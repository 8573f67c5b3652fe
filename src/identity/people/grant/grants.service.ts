import { Inject, Injectable } from '@nestjs/common';
import { AccountStore } from '../../../access/account.store.js';
import { tellAccount } from '../../../access/account-news.js';
import { ownRoles, personUnknown } from '../../../access/refusal.js';
import { SessionStore } from '../../../access/session.store.js';
import type { PersonId } from '../../../domain/kernel/brand.js';
import type { Instant } from '../../../domain/kernel/instant.js';
import { accept, type Result, refuse } from '../../../domain/kernel/result.js';
import type { Role } from '../../../domain/law/vocabulary.js';
import {
  digestOfCard,
  refusalAct,
  SECONDED,
  type SignedAsk,
  type SignedGrant,
} from '../../../domain/signature/grant-event.js';
import type { Signature } from '../../../domain/signature/signature.js';
import type { People } from '../../../domain/workflow/approval.js';
import { type GrantKind, type Holder } from '../../../domain/workflow/grant.js';
import { Ledger } from '../../../ledger/ledger.js';
import { attempt } from '../../../platform/database/attempt.js';
import { IDENTITY_DATABASE } from '../../../platform/database/connections.js';
import { Database } from '../../../platform/database/database.js';
import type { Tx } from '../../../platform/database/transaction.js';
import { Authorities } from '../../keys/authorities.js';
import { FirstPasswordService } from '../first-password/first-password.service.js';
import type { GivenAsk } from './given-ask.js';
import { GrantStore, type WaitingGrant } from './grant.store.js';
import { LostFactors } from './lost-factors.js';
import { codeUnwanted, grantUnknown, grantWaiting, onePersonAlready, tooFewWouldConsent } from './refusal-grant.js';
import { ofAccount, RemainingRights } from './remaining-rights.js';
import { named, type SignedConfirmation, SignedGrants } from './signed-grants.js';

export interface ShownGrant extends WaitingGrant {
  /** Two people confirm it, and the first of them is still missing. */
  readonly wantsSecond: boolean;
}

/** What an administrator asks for an account. */
export interface Wanted {
  readonly person: { readonly id: PersonId; readonly name: string; readonly email: string };
  readonly what: GrantKind;
  /** All that the person will hold; null where `what` is not roles. */
  readonly roles: readonly Role[] | null;
  /** The other account, where two are said to be of one person. */
  readonly of?: PersonId;
  /** The person chooses a password by two codes, of which the one who asks hands over the first. */
  readonly wantsCode: boolean;
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
    private readonly signed: SignedGrants,
    private readonly sessions: SessionStore,
    private readonly ledger: Ledger,
  ) {}

  waiting(): Promise<ShownGrant[]> {
    return this.database.transaction(async (tx) => {
      const authority = await this.authorities.of(tx);
      const waiting = await this.store.waiting(tx);
      return waiting.map((grant) => ({ ...grant, wantsSecond: authority.wantsSecond(grant.id) }));
    });
  }

  /** Inside the caller's transaction. Refuses what an administrator asks for themself, under any of their accounts. */
  async ask(tx: Tx, wanted: Wanted, given: GivenAsk, askedBy: PersonId): Promise<Result<string>> {
    const { what, roles, person, wantsCode, of = null } = wanted;
    const { grantId: id, cardSalt, half, signature } = given;
    const people = await this.accounts.byId(tx, [person.id, askedBy, ...named(of)]);
    const concerned = [person.id, ...named(of)].map((account) => people.get(account)?.person);
    if (concerned.includes(people.get(askedBy)?.person)) return refuse(ownRoles);
    if (wantsCode !== (half !== null)) return refuse(codeUnwanted(wantsCode));
    const remain = await this.leaves(tx, { person: person.id, what, roles, of }, people);
    if (!remain.ok) return remain;
    const ask = signedAskOf(wanted, given);
    const refusal = await this.signed.objectionToAsk(tx, ask, signature, askedBy);
    if (refusal) return refuse(refusal);
    await this.record(tx, 'config.grant_asked', askedBy, { ...ask, signature });
    const request = { id, person: person.id, what, roles: roles && [...roles], of, askedBy, cardSalt, half };
    if (!(await this.store.add(tx, request))) return refuse(grantWaiting);
    if (half !== null) await this.passwords.keepHalf(tx, person.id, half);
    return accept(id);
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
      const refusal = await this.signed.objectionTo(tx, grant, given, by);
      if (refusal) return refuse(refusal);
      const people = await this.accounts.byId(tx, [grant.person, ...named(grant.of)]);
      const remain = await this.leaves(tx, grant, people);
      if (!remain.ok) return remain;
      await this.endWaysIn(tx, grant, by);
      await this.record(tx, 'config.grant_confirmed', by, { ...signedBy(grant, given), signature: given.signature });
      await this.store.settle(tx, id, by, true);
      return given.code === null ? accept(null) : this.keepCode(tx, grant, given.code, by);
    });
  }

  /** As the first of two people who confirm it: until the second does, nothing changes. */
  second(id: string, by: PersonId, signature: Signature): Promise<Result<null>> {
    return attempt(this.database, async (tx) => {
      const grant = await this.store.lock(tx, id);
      if (!grant) return refuse(grantUnknown);
      const refusal = await this.signed.objectionToSecond(tx, grant, signature, by);
      if (refusal) return refuse(refusal);
      await this.record(tx, SECONDED, by, { grantId: id, person: grant.person, what: grant.what, signature });
      await this.store.second(tx, id, by);
      return accept(null);
    });
  }

  /** Refuses what would leave too few persons to give rights, or to approve what is sent. */
  private async leaves(tx: Tx, change: Changing, people: People): Promise<Result<null>> {
    const { person, what, of } = change;
    if (what === 'one_person' && of) {
      if (!people.has(of)) return refuse(personUnknown);
      if (people.get(person)?.person === people.get(of)?.person) return refuse(onePersonAlready);
      if ((await this.authorities.of(tx)).mergeLeavesTooFew(person, of)) return refuse(tooFewWouldConsent);
    }
    return takingAway.includes(what) ? this.remaining.check(tx, changeBy(change, people)) : accept(null);
  }

  /** Ends the lost credentials, and notifies the person. Which keys end, the log says by the grant itself. */
  private async endWaysIn(tx: Tx, { person, what }: WaitingGrant, by: PersonId): Promise<void> {
    if (what === 'closing') await this.sessions.endAllOf(tx, person);
    if (what !== 'factors' && what !== 'recovery') return;
    await this.factors.forget(tx, person, by);
    if (what === 'recovery') await this.passwords.end(tx, person, by);
    await tellAccount(tx, person, told[what]);
  }

  private async keepCode(tx: Tx, grant: WaitingGrant, code: string, by: PersonId): Promise<Result<Instant>> {
    const until = await this.passwords.keepCode(tx, grant, code, by);
    return until ? accept(until) : refuse(codeUnwanted(false));
  }

  /** By any user who may confirm, and by the one who asked, who sign it: refusing a right needs no second person. */
  refuse(id: string, by: PersonId, signature: Signature): Promise<Result<null>> {
    return attempt(this.database, async (tx) => {
      const grant = await this.store.lock(tx, id);
      if (!grant) return refuse(grantUnknown);
      const objection = await this.authorities.objectionTo(tx, refusalAct(id), signature, by);
      if (objection) return refuse(objection);
      const { person, what, roles } = grant;
      const refused = { grantId: id, person, what, ...(roles && { roles }), signature };
      await this.record(tx, 'config.grant_refused', by, refused);
      await this.store.settle(tx, id, by, false);
      return accept(null);
    });
  }

  private async record(tx: Tx, type: string, actor: string, data: Readonly<Record<string, unknown>>): Promise<void> {
    await this.ledger.record(tx, 'config/people', [{ type, class: 'other', actor, data }]);
  }
}

const told = { factors: 'factors_forgotten', recovery: 'recovery_confirmed' } as const;

interface Changing extends Pick<Wanted, 'what' | 'roles'> {
  readonly person: PersonId;
  readonly of: PersonId | null;
}

/**
 * Changes after which fewer people may be left. Forgetting lost factors, or separating two accounts, leaves as many.
 */
const takingAway: readonly GrantKind[] = ['roles', 'recovery', 'closing', 'one_person'];

/** What accounts become at once; a recovered one opens again when its person has chosen a password. */
function changeBy({ person, what, roles, of }: Changing, people: People): (each: Holder) => Holder {
  const [one, other] = [people.get(person)?.person, of && people.get(of)?.person];
  if (what === 'one_person' && other) return (each) => (each.person === one ? { ...each, person: other } : each);
  return ofAccount(person, {
    ...(roles && { roles }),
    ...(what === 'recovery' && { canSignIn: false }),
    ...(what === 'closing' && { active: false }),
  });
}

/** As the administrator signs it. */
const signedAskOf = ({ person, what, roles, of }: Wanted, { grantId, cardSalt, half }: GivenAsk): SignedAsk => ({
  ...{ grantId, person: person.id, what, half },
  ...(roles && { roles: [...roles] }),
  ...(of && { of }),
  card: digestOfCard({ ...person, salt: cardSalt }),
});

/** The grant as its confirmation signs it. */
const signedBy = (
  { id, person, what, roles, of, askedBy }: WaitingGrant,
  { code }: SignedConfirmation,
): SignedGrant => ({
  ...{ grantId: id, person, what, askedBy, code },
  ...(roles && { roles }),
  ...(of && { of }),
});
