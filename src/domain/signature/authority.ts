/** Who signs with which key and in which role: folded from the log alone, never read from a table. */
import { type Instant, millisecondsOf } from '../kernel/instant.js';
import { verify } from '../ledger/hash.js';
import type { Account, People } from '../workflow/approval.js';
import { type ActToSign, digestOfAct } from './act.js';
import { faultOfSignature, type SignatureFault } from './assertion.js';
import { RULES_ENTRY, type SignedAsk } from './grant-event.js';
import { Grants, type Invitation } from './grants.js';
import {
  confirmationOf,
  enrolmentOf,
  type Founding,
  foundingText,
  KEYS_STREAM,
  KeyConfirmed,
  KeyEnrolled,
  KeyRevoked,
  SigningKey,
} from './key-event.js';
import { challengeOf } from './list.js';
import { type AuthorityEntry, faultIn, PEOPLE_STREAM, Rights } from './rights.js';
import type { Signature } from './signature.js';

export interface KnownKey {
  readonly key: SigningKey;
  /** Of the entry that enrols it. */
  readonly seq: number;
  readonly enrolledAt: string;
  readonly state: 'waiting' | 'confirmed' | 'revoked';
  /** Account of the second person, or `machine` for the first two keys; null while it waits. */
  readonly confirmedBy: string | null;
  readonly confirmedAt: string | null;
  readonly revokedAt: string | null;
}

export type SignatureObjection =
  | { readonly why: 'unknown' | 'of_another' | 'waiting' | 'revoked' | 'list' }
  | { readonly why: 'wrong'; readonly fault: SignatureFault | 'list' };

/** Acts of which several refusals may be signed at once; a disclosure has a signature of its own. */
const inLists: readonly ActToSign['act'][] = ['approve', 'refuse'];

/** Fewest persons who may confirm and hold a confirmed key; below it keys are confirmed from the machine. */
const FOUNDERS = 2;

const isAfter = (one: string, other: Instant): boolean => millisecondsOf(one as Instant) > millisecondsOf(other);

/** A key without an hour of confirmation was never confirmed. */
function stateAt({ confirmedAt, revokedAt }: KnownKey, at: Instant): KnownKey['state'] {
  if (confirmedAt === null || isAfter(confirmedAt, at)) return 'waiting';
  return revokedAt === null || isAfter(revokedAt, at) ? 'confirmed' : 'revoked';
}

/** Takes the entries of `keys` and `config/people` one by one; what is not signed as it must be counts for nothing. */
export class Authority {
  /** Entries that count for nothing, each as a sentence that names its stream and sequence. */
  readonly faults: string[] = [];
  private readonly known = new Map<string, KnownKey>();
  private readonly rights = new Rights();
  private readonly grants = new Grants({
    mayAsk: (account, concerned) => this.rights.mayAsk(account, concerned),
    mayConfirm: (account, concerned) => this.rights.mayConfirm(account, concerned),
    objectionTo: (act, signature, account) => this.objectionTo(act, signature, account),
  });

  /** @param machineKey public key of the ledger, 32 bytes: it vouches for the first two keys */
  constructor(private readonly machineKey: Uint8Array) {}

  take(entry: AuthorityEntry): void {
    const fault =
      entry.stream === KEYS_STREAM
        ? this.takeKey(entry)
        : entry.stream === PEOPLE_STREAM
          ? this.rights.take(entry, () => this.prove(entry))
          : null;
    if (fault) this.faults.push(faultIn(entry, fault));
  }

  key(id: string): KnownKey | undefined {
    return this.known.get(id);
  }

  /** Oldest first. */
  get keys(): readonly KnownKey[] {
    return [...this.known.values()];
  }

  /** Accounts with the roles that two people gave them. */
  get people(): People {
    return this.rights.people();
  }

  /** Whether keys are to be confirmed from the machine: too few people are left who could confirm one. */
  get wantsFounders(): boolean {
    const signing = this.keys.filter(({ state }) => state === 'confirmed').map(({ key }) => key.person);
    const able = signing.filter((account) => this.rights.mayConfirm(account, []));
    return new Set(able.map((account) => this.personOf(account))).size < FOUNDERS;
  }

  /** Whether a first key was ever confirmed: from then on rights are signed. */
  get begun(): boolean {
    return this.rights.begun;
  }

  personOf(account: string): string {
    return this.rights.personOf(account);
  }

  /** An open account with a role that confirms, of another person than those concerned. */
  mayConfirm(account: string, concerned: readonly string[]): boolean {
    return this.rights.mayConfirm(account, concerned);
  }

  /** Open accounts whose people may confirm a key of that account, and hold a key to do it with. */
  confirmersOf(account: string): string[] {
    const signing = this.keys.filter(({ state }) => state === 'confirmed').map(({ key }) => key.person);
    return [...new Set(signing)].filter((other) => this.rights.mayConfirm(other, [account]));
  }

  /** The invitation by which that unspent code was given to that account. */
  invitationOf(account: string, code: string): (Invitation & { readonly grant: string }) | undefined {
    return this.grants.invitationOf(account, code);
  }

  /** What was asked under that id and counts; undefined for nothing of the kind. */
  askOf(grantId: string): SignedAsk | undefined {
    return this.grants.askOf(grantId);
  }

  /** An open account of an administrator, of another person than those concerned. */
  mayAsk(account: string, concerned: readonly string[]): boolean {
    return this.rights.mayAsk(account, concerned);
  }

  /** Whether asks have to be signed already. */
  get wantsSignedAsks(): boolean {
    return !this.grants.takesOlder;
  }

  /** The account as it stood at that instant; undefined for one that was not there yet. */
  accountAt(account: string, at: Instant): Account | undefined {
    const held = this.rights.heldAt(account, at);
    return held && { ...held, person: this.personOf(account) };
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
    if (signature.list && !inLists.includes(act.act)) return { why: 'list' };
    const challenge = challengeOf(act, signature.list);
    if (!challenge) return { why: 'wrong', fault: 'list' };
    const fault = faultOfSignature(signature, challenge, found.key);
    return fault && { why: 'wrong', fault };
  }

  private takeKey(entry: AuthorityEntry): string | null {
    switch (entry.type) {
      case 'key.enrolled':
        return this.enrol(entry);
      case 'key.confirmed':
        return this.confirm(entry);
      case 'key.revoked':
        return this.revoke(entry);
      default:
        return 'an entry of an unknown type.';
    }
  }

  private enrol({ data, seq, at }: AuthorityEntry): string | null {
    const read = KeyEnrolled.safeParse(data).data;
    if (!read) return 'the enrolment cannot be read.';
    if (this.known.has(read.key)) return 'the key is enrolled a second time.';
    const { signature, invitation, ...rest } = read;
    const key = SigningKey.parse(rest);
    const own = signature.key === key.key && signature.list === undefined;
    if (!own || faultOfSignature(signature, digestOfAct(enrolmentOf(key)), key)) return 'the key did not sign itself.';
    const by = invitation ? this.grants.spend(invitation, key.person) : null;
    const confirmed = { state: 'confirmed', confirmedBy: by, confirmedAt: at } as const;
    const waiting = { state: 'waiting', confirmedBy: null, confirmedAt: null } as const;
    this.known.set(key.key, { key, seq, enrolledAt: at, revokedAt: null, ...(by ? confirmed : waiting) });
    return invitation && !by ? 'the invitation is of another person, or was spent: the key waits.' : null;
  }

  private confirm({ data, actor, at }: AuthorityEntry): string | null {
    const read = KeyConfirmed.safeParse(data).data;
    const found = read && this.known.get(read.key);
    if (!read || found?.state !== 'waiting') return 'no such key waits to be confirmed.';
    const fault =
      'founding' in read ? this.faultOfFounding(found, read.founding) : this.faultOf(found, read.signature, actor);
    if (fault) return fault;
    if ('founding' in read) this.faults.push(...this.rights.found(found.key.person, read.founding, at));
    const confirmedBy = 'founding' in read ? 'machine' : actor;
    this.known.set(read.key, { ...found, state: 'confirmed', confirmedBy, confirmedAt: at });
    return null;
  }

  private faultOf({ key, seq }: KnownKey, signature: Signature, actor: string): string | null {
    if (!this.rights.mayConfirm(actor, [key.person])) return 'the key was confirmed by a person who may not.';
    const objection = this.objectionTo(confirmationOf(key, seq), signature, actor);
    return objection && 'the confirmation of the key is not signed by a key that counts.';
  }

  private faultOfFounding({ key }: KnownKey, { signature, ...founding }: Founding): string | null {
    if (!this.wantsFounders) return 'two people can confirm keys: the machine confirms no other.';
    const text = foundingText(key, founding);
    const holds = verify(text, this.machineKey, Buffer.from(signature, 'base64url'));
    return holds ? null : 'the key was not registered from the machine of this ledger.';
  }

  private revoke({ data, at }: AuthorityEntry): string | null {
    const read = KeyRevoked.safeParse(data).data;
    const found = read && this.known.get(read.key);
    if (!found) return 'no such key is enrolled.';
    this.known.set(read.key, { ...found, state: 'revoked', revokedAt: found.revokedAt ?? at });
    return null;
  }

  /** Null when the entry is signed as it has to be. */
  private prove(entry: AuthorityEntry): string | null {
    switch (entry.type) {
      case RULES_ENTRY:
        return this.grants.begin(entry);
      case 'config.grant_asked':
        return this.grants.ask(entry);
      default:
        return this.grants.confirm(entry);
    }
  }
}
