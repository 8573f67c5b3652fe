/** The keys that the log knows, folded from the stream `keys`: each signed itself, and another person confirmed it. */
import { addHours, type Instant, millisecondsOf } from '../kernel/instant.js';
import { verify } from '../ledger/hash.js';
import { type ActToSign, digestOfAct } from './act.js';
import { faultOfSignature } from './assertion.js';
import type { Invitation, SpentInvitation } from './invitations.js';
import {
  announcementText,
  confirmationOf,
  enrolmentOf,
  type Founding,
  foundingText,
  KeyAnnounced,
  KeyConfirmed,
  KeyEnrolled,
  type KeyKind,
  KeyRevoked,
  revocationOf,
  SigningKey,
} from './key-event.js';
import type { AuthorityEntry } from './rights.js';
import type { RulesInForce } from './rules.js';
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
  /** When the machine said that it will found it; null where it did not. */
  readonly announcedAt: string | null;
}

/** What the fold knows beside the keys while it takes an entry. */
export interface KeysSoFar {
  readonly wantsFounders: boolean;
  readonly rules: RulesInForce;
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

/** Keys of which the machine said that it will found them, whatever came of it. */
export const announced = (keys: readonly KnownKey[]): KnownKey[] =>
  keys.filter(({ announcedAt }) => announcedAt !== null);

/** Whether the machine will found it, if no one ends that. */
export const isAnnounced = ({ state, announcedAt }: KnownKey): boolean => state === 'waiting' && announcedAt !== null;

/** So many days a later founding stands in sight before it counts. */
export const FOUNDING_DAYS = 7;

/** From when an announced founding may count. */
export const foundingFrom = (announcedAt: string): Instant => addHours(announcedAt as Instant, FOUNDING_DAYS * 24);

/** Whether the machine founded as many keys as begin an installation. */
export const hasFounders = (keys: readonly KnownKey[]): boolean =>
  keys.filter(({ confirmedBy }) => confirmedBy === 'machine').length >= FOUNDERS;

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
      case 'key.announced':
        return this.announce(entry);
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
    const hours = { enrolledAt: at, revokedAt: null, announcedAt: null };
    this.known.set(key.key, { key, seq, ...hours, ...proved, ...(spent ? confirmed : waiting) });
    return root ? null : this.faultOfUnproved(invitation !== undefined);
  }

  private faultOfUnproved(isInvited: boolean): string | null {
    if (isInvited) return 'the invitation is of another person, or was spent: the key waits.';
    // While too few people can confirm, the machine does, and knows them by other means.
    return this.others.rules.takesProvedKeys && !this.others.wantsFounders ? unproved : null;
  }

  private provedBy(olderKey: Signature | undefined, key: SigningKey): KnownKey | undefined {
    const holds = olderKey && this.others.objectionTo(enrolmentOf(key), olderKey, key.person) === null;
    return holds ? this.known.get(olderKey.key) : undefined;
  }

  /** Once for each key: a second one would begin the days anew, or count from the first. */
  private announce({ data, at }: AuthorityEntry): string | null {
    const read = KeyAnnounced.safeParse(data).data;
    const found = read && this.known.get(read.key);
    if (found?.state !== 'waiting' || found.announcedAt !== null) return 'no such key waits to be announced.';
    if (!this.others.wantsFounders) return 'two people can confirm keys: the machine announces none.';
    if (!this.isByMachine(announcementText(found.key), read?.signature)) return notOfMachine;
    this.known.set(found.key.key, { ...found, announcedAt: at });
    return null;
  }

  private isByMachine(text: string, signature = ''): boolean {
    return verify(text, this.machineKey, Buffer.from(signature, 'base64url'));
  }

  private confirm({ data, actor, at }: AuthorityEntry): string | null {
    const read = KeyConfirmed.safeParse(data).data;
    const found = read && this.known.get(read.key);
    if (!read || found?.state !== 'waiting') return 'no such key waits to be confirmed.';
    const fault =
      'founding' in read ? this.faultOfFounding(found, read.founding, at) : this.faultOf(found, read.signature, actor);
    if (fault) return fault;
    if ('founding' in read) this.faults.push(...this.others.found(found.key.person, read.founding, at));
    const confirmedBy = 'founding' in read ? 'machine' : actor;
    this.known.set(read.key, { ...found, state: 'confirmed', confirmedBy, confirmedAt: at });
    return null;
  }

  private faultOf({ key, seq, proved }: KnownKey, signature: Signature, actor: string): string | null {
    if (!proved && this.others.rules.takesProvedKeys) return unproved;
    if (!this.others.mayConfirm(actor, [key.person])) return 'the key was confirmed by a person who may not.';
    const objection = this.others.objectionTo(confirmationOf(key, seq), signature, actor);
    return objection ? 'the confirmation of the key is not signed by a key that counts.' : null;
  }

  private faultOfFounding(
    { key, announcedAt }: KnownKey,
    { signature, ...founding }: Founding,
    at: string,
  ): string | null {
    if (!this.others.wantsFounders) return 'two people can confirm keys: the machine confirms no other.';
    if (!this.isByMachine(foundingText(key, founding), signature)) return notOfMachine;
    const isLater = announcedAt !== null || hasFounders(this.all);
    if (!this.others.rules.foundingsWait || !isLater) return null;
    const isOver = announcedAt !== null && !isAfter(foundingFrom(announcedAt), at as Instant);
    return isOver ? null : 'a founding after the first two waits seven days from its announcement on.';
  }

  /** A key that waits signs nothing, so that refusing it takes nothing away; one that the machine announced is ended by a signature. */
  private revoke({ data, actor, at }: AuthorityEntry): string | null {
    const read = KeyRevoked.safeParse(data).data;
    const found = read && this.known.get(read.key);
    if (!found) return 'no such key is enrolled.';
    const { key, state } = found;
    if (this.others.rules.takesSigned && (state === 'confirmed' || isAnnounced(found))) {
      const { signature } = read;
      const may = actor === key.person || (isAnnounced(found) && this.others.mayConfirm(actor, [key.person]));
      if (!may || !signature || this.others.objectionTo(revocationOf(key), signature, actor)) {
        return 'the revocation is not signed by the person whose key it is.';
      }
    }
    this.endOne(key.key, at);
    return null;
  }
}

const notOfMachine = 'the key was not registered from the machine of this ledger.';
const unproved = 'neither an older key of its person nor a grant of two people stands under the key.';
