/** One person who confirms stops one account for three days, alone and at once: it signs nothing, confirms nothing. */
import { z } from 'zod';
import { addHours, type Instant, millisecondsOf } from '../kernel/instant.js';
import { type ActToSign, actOn, payloadOfThing } from './act.js';
import { LIFTED, SUSPENDED } from './grant-event.js';
import type { AuthorityEntry } from './rights.js';
import { Signature } from './signature.js';

/** After so long a suspension ends by itself: two people have closed the account or taken its rights by then. */
export const SUSPENSION_HOURS = 72;
/** The same person suspends the same account again after so long at the earliest: it is no way to close it alone. */
export const HOURS_BETWEEN = 24 * 7;

const Suspended = z.strictObject({ suspensionId: z.uuid(), account: z.uuid(), signature: Signature });
const Lifted = z.strictObject({ suspensionId: z.uuid(), signature: Signature });

export const suspensionAct = (suspensionId: string, account: string): ActToSign =>
  actOn('suspend_account', { payload: payloadOfThing({ account }), preparation: suspensionId });

export const liftingAct = (suspensionId: string): ActToSign => actOn('lift_suspension', { preparation: suspensionId });

export interface Suspension {
  readonly id: string;
  readonly account: string;
  /** The account that suspended it. */
  readonly by: string;
  readonly at: Instant;
  /** When it ends by itself, or was lifted. */
  readonly until: Instant;
  /** Accounts that want it lifted: that of the suspender is enough, of others two persons. */
  readonly liftedBy: readonly string[];
}

/** What the fold knows of people while it takes an entry. */
export interface SuspendersSoFar {
  personOf(account: string): string;
  mayConfirm(account: string, concerned: readonly string[]): boolean;
  objectionTo(act: ActToSign, signature: Signature, account: string): unknown;
  /** Whether an administrator could still ask and another person confirm, if that account did neither. */
  rightsRemainWithout(account: string): boolean;
}

const isBefore = (one: Instant, other: Instant): boolean => millisecondsOf(one) < millisecondsOf(other);

/** Where an account may not be suspended by that person now. */
export type SuspensionObjection = 'not_permitted' | 'one_at_a_time' | 'again' | 'suspended' | 'last';

const sentences: Readonly<Record<SuspensionObjection, string>> = {
  not_permitted: 'the account was suspended by a person who may not.',
  one_at_a_time: 'one person suspends one account at a time.',
  again: 'the same person suspended the same account before.',
  suspended: 'the account is suspended already.',
  last: 'no right could be given any more.',
};

export const isOfSuspension = ({ type }: AuthorityEntry): boolean => type === SUSPENDED || type === LIFTED;

export class Suspensions {
  private known: Map<string, Suspension> = new Map();

  constructor(private readonly people: SuspendersSoFar) {}

  /** Goes on from the state of the other, which stays as it is. */
  resume({ known }: Suspensions): void {
    this.known = new Map(known);
  }

  /** Those that had not ended at that instant, oldest first. */
  standing(at: Instant): Suspension[] {
    return [...this.known.values()].filter((each) => !isBefore(at, each.at) && isBefore(at, each.until));
  }

  holds(account: string, at: Instant): boolean {
    return this.standing(at).some((each) => each.account === account);
  }

  /** Whether there ever was one: without any, no hour matters. */
  get any(): boolean {
    return this.known.size > 0;
  }

  objectionTo(account: string, by: string, at: Instant): SuspensionObjection | null {
    if (!this.people.mayConfirm(by, [account])) return 'not_permitted';
    const standing = this.standing(at);
    if (standing.some((each) => each.account === account)) return 'suspended';
    const own = [...this.known.values()].filter((each) => this.isOf(each, by));
    if (own.some((each) => standing.includes(each))) return 'one_at_a_time';
    if (own.some((each) => each.account === account && isBefore(at, addHours(each.at, HOURS_BETWEEN)))) return 'again';
    return this.people.rightsRemainWithout(account) ? null : 'last';
  }

  /** Null when it counts. */
  take(entry: AuthorityEntry): string | null {
    return entry.type === SUSPENDED ? this.suspend(entry) : this.lift(entry);
  }

  private suspend({ data, actor, at }: AuthorityEntry): string | null {
    const read = Suspended.safeParse(data).data;
    if (!read || this.known.has(read.suspensionId)) return 'the suspension cannot be read, or was written before.';
    const { suspensionId: id, account, signature } = read;
    const from = at as Instant;
    const objection = this.objectionTo(account, actor, from);
    if (objection) return sentences[objection];
    if (this.people.objectionTo(suspensionAct(id, account), signature, actor)) return unsigned;
    const until = addHours(from, SUSPENSION_HOURS);
    this.known.set(id, { id, account, by: actor, at: from, until, liftedBy: [] });
    return null;
  }

  /** Null when it counts: it ends at once by the suspender, and with the second of two other persons. */
  private lift({ data, actor, at }: AuthorityEntry): string | null {
    const read = Lifted.safeParse(data).data;
    const found = read && this.standing(at as Instant).find(({ id }) => id === read.suspensionId);
    if (!read || !found) return 'no such suspension holds.';
    if (!this.people.mayConfirm(actor, [found.account])) return 'the suspension was lifted by a person who may not.';
    if (this.people.objectionTo(liftingAct(found.id), read.signature, actor)) return unsigned;
    const liftedBy = [...found.liftedBy, actor];
    const persons = new Set(liftedBy.map((account) => this.people.personOf(account)));
    const isOver = this.isOf(found, actor) || persons.size >= 2;
    this.known.set(found.id, { ...found, liftedBy, ...(isOver && { until: at as Instant }) });
    return null;
  }

  private isOf({ by }: Suspension, account: string): boolean {
    return this.people.personOf(by) === this.people.personOf(account);
  }
}

const unsigned = 'it is not signed by a key that counts.';
