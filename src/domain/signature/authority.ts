/** Who signs with which key and in which role: folded from the log alone, never read from a table. */
import type { Instant } from '../kernel/instant.js';
import type { Role } from '../law/vocabulary.js';
import type { Account, People } from '../workflow/approval.js';
import { areStrong } from '../workflow/grant.js';
import type { ActToSign } from './act.js';
import { approversIn, canGiveRights } from './counted.js';
import type { SignedAsk } from './grant-event.js';
import { Grants } from './grants.js';
import type { Codes, SpentInvitation } from './invitations.js';
import { KEYS_STREAM } from './key-event.js';
import { FOUNDERS, type KnownKey, KnownKeys, stateAt } from './known-keys.js';
import { laterOf } from './new-rights.js';
import { objectionUnder, type SignatureObjection } from './objection.js';
import { type AuthorityEntry, faultIn, PEOPLE_STREAM, Rights } from './rights.js';
import { RulesInForce } from './rules.js';
import type { Signature } from './signature.js';
import { isOfSuspension, type Suspension, type SuspensionObjection, Suspensions } from './suspensions.js';

/** Takes the entries of `keys` and `config/people` one by one; what is not signed as it must be counts for nothing. */
export class Authority {
  /** Entries that count for nothing, each as a sentence that names its stream and sequence. */
  readonly faults: string[] = [];
  /** Of the last entry, or of the clock where it was given: a suspension ends by itself. */
  private now = '' as Instant;
  private readonly rules = new RulesInForce();
  private readonly rights: Rights;
  private readonly grants: Grants;
  private readonly known: KnownKeys;
  private readonly suspensions: Suspensions;

  /** @param machineKey public key of the ledger, 32 bytes: it vouches for the first two keys */
  constructor(private readonly machineKey: Uint8Array) {
    const fold = this;
    const signers = {
      personOf: (account: string) => this.personOf(account),
      mayAsk: (account: string, concerned: readonly string[]) => this.mayAsk(account, concerned),
      mayConfirm: (account: string, concerned: readonly string[]) => this.mayConfirm(account, concerned),
      objectionTo: (act: ActToSign, signature: Signature, account: string) => this.objectionTo(act, signature, account),
    };
    this.grants = new Grants(
      {
        ...signers,
        confirmersBeside: (concerned) => this.confirmersBeside(concerned),
        isStrong: (account) => this.rights.accountsOf(this.personOf(account)).some(({ roles }) => areStrong(roles)),
      },
      this.rules,
    );
    this.rights = new Rights({
      rules: this.rules,
      get approvers() {
        return approversIn(fold.rights.people(), fold.known.signing);
      },
      granted: (what, account, at) => this.granted(what, account, at),
      prove: (entry) => (isOfSuspension(entry) ? this.suspensions.take(entry) : this.grants.take(entry)),
    });
    this.known = new KnownKeys(
      machineKey,
      {
        ...signers,
        rules: this.rules,
        get wantsFounders() {
          return fold.wantsFounders;
        },
        spend: (invitation, person) => this.grants.invitations.spend(invitation, person),
        found: (account, founding, at) => this.rights.found(account, founding, at),
      },
      this.faults,
    );
    this.suspensions = new Suspensions({
      ...signers,
      rightsRemainWithout: (account) =>
        canGiveRights(
          this.rights.people(),
          this.known.signing,
          (other) => other !== account && !this.isSuspended(other),
        ),
    });
  }

  take(entry: AuthorityEntry): void {
    this.passTo(entry.at as Instant);
    const fault =
      entry.stream === KEYS_STREAM
        ? this.known.take(entry)
        : entry.stream === PEOPLE_STREAM
          ? this.rights.take(entry)
          : null;
    if (fault) this.faults.push(faultIn(entry, fault));
  }

  /** The same state, to be taken further by other entries; this one stays as it is. */
  copy(): Authority {
    return this.copyTo(new Authority(this.machineKey));
  }

  /** @param made that took nothing yet */
  protected copyTo<A extends Authority>(made: A): A {
    made.now = this.now;
    made.faults.push(...this.faults);
    made.rules.resume(this.rules);
    made.rights.resume(this.rights);
    made.grants.resume(this.grants);
    made.known.resume(this.known);
    made.suspensions.resume(this.suspensions);
    return made;
  }

  /** Judges from here on as of that instant, at which what ends by itself may have ended: the fold knows no clock. */
  passTo(at: Instant): void {
    this.now = at;
  }

  key(id: string): KnownKey | undefined {
    return this.known.get(id);
  }

  get keys(): readonly KnownKey[] {
    return this.known.all;
  }

  /** Accounts with the roles that people gave them; a suspended one acts no more than a closed one. */
  get people(): People {
    const people = this.rights.people();
    const suspended = this.suspended.map(({ account }) => account);
    if (suspended.length === 0) return people;
    return new Map(
      [...people].map(([id, account]) => [id, suspended.includes(id) ? { ...account, active: false } : account]),
    );
  }

  /** Suspensions that have not ended. */
  get suspended(): readonly Suspension[] {
    return this.suspensions.standing(this.now);
  }

  /** Whether an account was ever suspended: without that, no hour matters. */
  get knowsSuspensions(): boolean {
    return this.suspensions.any;
  }

  isSuspended(account: string): boolean {
    return this.suspensions.holds(account, this.now);
  }

  objectionToSuspension(account: string, by: string): SuspensionObjection | null {
    return this.suspensions.objectionTo(account, by, this.now);
  }

  /** Whether too few persons who consent would be left, were those two accounts of one person. */
  mergeLeavesTooFew(account: string, of: string): boolean {
    return this.rights.leavesTooFew(account, of);
  }

  /** Whether keys are to be confirmed from the machine: too few people are left who could ask for one and confirm it. */
  get wantsFounders(): boolean {
    // A suspension ends: it opens no way to found anew.
    if (this.confirmersBeside([]) < FOUNDERS) return true;
    // A person without a key gets one by a grant that an administrator signs: without one, no one would ever get one.
    return this.rules.takesProvedKeys && ![...this.known.signing].some((account) => this.rights.mayAsk(account, []));
  }

  /** Whether a first key was ever confirmed. */
  get begun(): boolean {
    return this.rights.begun;
  }

  personOf(account: string): string {
    return this.rights.personOf(account);
  }

  /** An open account with a role that confirms, of another person than those concerned. */
  mayConfirm(account: string, concerned: readonly string[]): boolean {
    return this.rights.mayConfirm(account, concerned) && !this.isSuspended(account);
  }

  /** Open accounts whose people may confirm a key of that account, and hold a key to do it with. */
  confirmersOf(account: string): string[] {
    return [...this.known.signing].filter((other) => this.mayConfirm(other, [account]));
  }

  /** How that account spends these two codes; undefined where no unspent grant to it has them. */
  invitationOf(account: string, codes: Codes): SpentInvitation | undefined {
    return this.grants.invitations.of(account, codes);
  }

  /** Whether a new key counts only by an older one of its person or by a grant: it is none that the machine confirms. */
  get wantsProvedKeys(): boolean {
    return this.rules.takesProvedKeys && !this.wantsFounders;
  }

  /** Whether another person may confirm it. */
  isConfirmable({ state, proved }: KnownKey): boolean {
    return state === 'waiting' && (proved || !this.rules.takesProvedKeys);
  }

  /** What counts as asked under that id. */
  askOf(grantId: string): SignedAsk | undefined {
    return this.grants.askOf(grantId);
  }

  /** Whether another person has to confirm what was asked first, before a second one does. */
  wantsSecond(grantId: string): boolean {
    return this.grants.wantsSecond(grantId);
  }

  /** An open account of an administrator, of another person than those concerned. */
  mayAsk(account: string, concerned: readonly string[]): boolean {
    return this.rights.mayAsk(account, concerned) && !this.isSuspended(account);
  }

  /** The account as it stood at that instant; undefined for one that was not there yet. */
  accountAt(account: string, at: Instant): Account | undefined {
    const held = this.rights.heldAt(account, at);
    const active = held?.active === true && !this.suspensions.holds(account, at);
    return held && { ...held, active, person: this.personOf(account) };
  }

  /** When two people last gave that account what it consents by at that instant, the role or the key; null for neither. */
  givenFor(account: string, role: Role, key: string, at: Instant): Instant | null {
    return laterOf(this.rights.givenAt(account, role, at), this.known.get(key)?.grantedAt);
  }

  /**
   * Why the signature does not count for that act of that account; null when it does.
   * @param at an instant at which the key has to count; without it, the key has to count now
   */
  objectionTo(act: ActToSign, signature: Signature, account: string, at?: Instant): SignatureObjection | null {
    const found = this.known.get(signature.key);
    if (!found) return { why: 'unknown' };
    if (found.key.person !== account) return { why: 'of_another' };
    const state = at === undefined ? found.state : stateAt(found, at);
    if (state !== 'confirmed') return { why: state };
    if (this.suspensions.holds(account, at ?? this.now)) return { why: 'suspended' };
    return objectionUnder(found.key, act, signature);
  }

  /** A suspension ends: who is suspended counts, so that no suspension makes one person enough. */
  private confirmersBeside(concerned: readonly string[]): number {
    const able = [...this.known.signing].filter((account) => this.rights.mayConfirm(account, concerned));
    return new Set(able.map((account) => this.personOf(account))).size;
  }

  /** The keys that two people ended by a signed act; no entry of its own says it. */
  private granted(what: string, account: string, at: string): void {
    if (!this.rules.takesSigned) return;
    if (what === 'factors') this.known.end(account, at, 'passkey');
    if (what === 'recovery' || what === 'closing') this.known.end(account, at);
  }
}
