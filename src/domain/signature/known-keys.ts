/** The keys that the log knows, folded from the stream `keys`: each signed itself, and another person confirmed it. */
import { type Instant, millisecondsOf } from '../kernel/instant.js';
import { verify } from '../ledger/hash.js';
import { type ActToSign, digestOfAct } from './act.js';
import { faultOfSignature } from './assertion.js';
import type { Invitation, SpentInvitation } from './invitations.js';
import {
  confirmationOf,
  enrolmentOf,
  type Founding,
  foundingText,
  KeyConfirmed,
  KeyEnrolled,
  type KeyKind,
  KeyRevoked,
  revocationOf,
  SigningKey,
} from './key-event.js';
import type { AuthorityEntry } from './rights.js';
import type { Signature } from './signature.js';

export interface KnownKey {
  readonly key: SigningKey;
  /** Of the entry that enrols it. */
  readonly seq: number;
  readonly enrolledAt: string;
  readonly state: 'waiting' | 'confirmed' | 'revoked';
  /** An older key of its person stands under it, or a grant of two people: an entry of its own proves nothing. */
  readonly proved: boolean;
  /** The grant by which it, or the older key under it, counts; null where none has to wait (new-rights.ts). */
  readonly grantedAt: string | null;
  /** Account of the second person, or `machine` for the first two keys; null while it waits. */
  readonly confirmedBy: string | null;
  readonly confirmedAt: string | null;
  readonly revokedAt: string | null;
}

/** What the fold knows beside the keys while it takes an entry. */
export interface KeysSoFar {
  readonly wantsFounders: boolean;
  /** Whether a key that counts is taken away by a signature alone. */
  readonly takesSigned: boolean;
  /** Whether a person confirms only what an older key or a grant proves. */
  readonly takesProvedKeys: boolean;
  mayConfirm(account: string, concerned: readonly string[]): boolean;
  objectionTo(act: ActToSign, signature: Signature, account: string): unknown;
  /** Null when the invitation is of another person, or was spent. */
  spend(invitation: SpentInvitation, person: string): Invitation | null;
  /** Gives the person of a founding their roles; answers what gives nothing. */
  found(account: string, founding: Founding, at: string): readonly string[];
}

const isAfter = (one: string, other: Instant): boolean => millisecondsOf(one as Instant) > millisecondsOf(other);

/** A key without an hour of confirmation was never confirmed. */
export function stateAt({ confirmedAt, revokedAt }: KnownKey, at: Instant): KnownKey['state'] {
  if (confirmedAt === null || isAfter(confirmedAt, at)) return 'waiting';
  return revokedAt === null || isAfter(revokedAt, at) ? 'confirmed' : 'revoked';
}

/** Keys that the machine confirmed after the first two: those people could confirm no more. Told for as long as the log is. */
export const foundedLater = (keys: readonly KnownKey[]): KnownKey[] =>
  keys
    .filter(({ confirmedBy }) => confirmedBy === 'machine')
    .toSorted((one, other) => millisecondsOf(one.confirmedAt as Instant) - millisecondsOf(other.confirmedAt as Instant))
    .slice(FOUNDERS);

/** Fewest persons who may confirm and hold a confirmed key; below it keys are confirmed from the machine. */
export const FOUNDERS = 2;

export class KnownKeys {
  private known: Map<string, KnownKey> = new Map();

  /**
   * @param machineKey public key of the ledger, 32 bytes: it vouches for the first two keys
   * @param faults where to say what else gives nothing
   */
  constructor(
    private readonly machineKey: Uint8Array,
    private readonly others: KeysSoFar,
    private readonly faults: string[],
  ) {}

  /** Goes on from the state of the other, which stays as it is. */
  resume({ known }: KnownKeys): void {
    this.known = new Map(known);
  }

  get(id: string): KnownKey | undefined {
    return this.known.get(id);
  }

  /** Oldest first. */
  get all(): readonly KnownKey[] {
    return [...this.known.values()];
  }

  /** Accounts with a key that counts. */
  get signing(): ReadonlySet<string> {
    return new Set(this.all.filter(({ state }) => state === 'confirmed').map(({ key }) => key.person));
  }

  take(entry: AuthorityEntry): string | null {
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

  /** By an act that two people signed: those of that account end, of one kind or of all. */
  end(account: string, at: string, kind?: KeyKind): void {
    for (const { key } of this.all) {
      if (key.person === account && (kind ?? key.kind) === key.kind) this.endOne(key.key, at);
    }
  }

  private endOne(id: string, at: string): void {
    const found = this.known.get(id);
    if (found) this.known.set(id, { ...found, state: 'revoked', revokedAt: found.revokedAt ?? at });
  }

  private enrol({ data, seq, at }: AuthorityEntry): string | null {
    const read = KeyEnrolled.safeParse(data).data;
    if (!read) return 'the enrolment cannot be read.';
    if (this.known.has(read.key)) return 'the key is enrolled a second time.';
    const { signature, invitation, olderKey, ...rest } = read;
    const key = SigningKey.parse(rest);
    const own = signature.key === key.key && signature.list === undefined;
    if (!own || faultOfSignature(signature, digestOfAct(enrolmentOf(key)), key)) return 'the key did not sign itself.';
    const spent = invitation ? this.others.spend(invitation, key.person) : null;
    const root = spent ?? this.provedBy(olderKey, key);
    const confirmed = { state: 'confirmed', confirmedBy: spent?.by ?? null, confirmedAt: at } as const;
    const waiting = { state: 'waiting', confirmedBy: null, confirmedAt: null } as const;
    const proved = { proved: root !== undefined, grantedAt: root?.grantedAt ?? null };
    const hours = { enrolledAt: at, revokedAt: null };
    this.known.set(key.key, { key, seq, ...hours, ...proved, ...(spent ? confirmed : waiting) });
    return root ? null : this.faultOfUnproved(invitation !== undefined);
  }

  private faultOfUnproved(isInvited: boolean): string | null {
    if (isInvited) return 'the invitation is of another person, or was spent: the key waits.';
    // While too few people can confirm, the machine does, and knows them by other means.
    return this.others.takesProvedKeys && !this.others.wantsFounders ? unproved : null;
  }

  private provedBy(olderKey: Signature | undefined, key: SigningKey): KnownKey | undefined {
    const holds = olderKey && this.others.objectionTo(enrolmentOf(key), olderKey, key.person) === null;
    return holds ? this.known.get(olderKey.key) : undefined;
  }

  private confirm({ data, actor, at }: AuthorityEntry): string | null {
    const read = KeyConfirmed.safeParse(data).data;
    const found = read && this.known.get(read.key);
    if (!read || found?.state !== 'waiting') return 'no such key waits to be confirmed.';
    const fault =
      'founding' in read ? this.faultOfFounding(found, read.founding) : this.faultOf(found, read.signature, actor);
    if (fault) return fault;
    if ('founding' in read) this.faults.push(...this.others.found(found.key.person, read.founding, at));
    const confirmedBy = 'founding' in read ? 'machine' : actor;
    this.known.set(read.key, { ...found, state: 'confirmed', confirmedBy, confirmedAt: at });
    return null;
  }

  private faultOf({ key, seq, proved }: KnownKey, signature: Signature, actor: string): string | null {
    if (!proved && this.others.takesProvedKeys) return unproved;
    if (!this.others.mayConfirm(actor, [key.person])) return 'the key was confirmed by a person who may not.';
    const objection = this.others.objectionTo(confirmationOf(key, seq), signature, actor);
    return objection ? 'the confirmation of the key is not signed by a key that counts.' : null;
  }

  private faultOfFounding({ key }: KnownKey, { signature, ...founding }: Founding): string | null {
    if (!this.others.wantsFounders) return 'two people can confirm keys: the machine confirms no other.';
    const text = foundingText(key, founding);
    const holds = verify(text, this.machineKey, Buffer.from(signature, 'base64url'));
    return holds ? null : 'the key was not registered from the machine of this ledger.';
  }

  /** A key that waits signs nothing, so that refusing it takes nothing away. */
  private revoke({ data, actor, at }: AuthorityEntry): string | null {
    const read = KeyRevoked.safeParse(data).data;
    const found = read && this.known.get(read.key);
    if (!found) return 'no such key is enrolled.';
    const { key, state } = found;
    if (this.others.takesSigned && state === 'confirmed') {
      const { signature } = read;
      const isOwn = signature && actor === key.person;
      if (!isOwn || this.others.objectionTo(revocationOf(key), signature, actor)) {
        return 'the revocation is not signed by the person whose key it is.';
      }
    }
    this.endOne(key.key, at);
    return null;
  }
}

const unproved = 'neither an older key of its person nor a grant of two people stands under the key.';
