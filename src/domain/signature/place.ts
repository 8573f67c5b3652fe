/** The stream `installation/place`: two people confirm that a restored or moved database is the installation. */
import { z } from 'zod';
import type { Instant } from '../kernel/instant.js';
import { Sha256Text } from '../law/vocabulary.js';
import { mayTake } from '../workflow/permission.js';
import { type ActToSign, actOn, payloadOfThing } from './act.js';
import type { Authority } from './authority.js';
import { Signature } from './signature.js';

export const PLACE_STREAM = 'installation/place';
export const PLACE_CONFIRMED = 'installation.place_confirmed';
export const PLACE_TAKEN = 'installation.place_taken';

/** Where the database is, and which checkpoint its log no longer reaches. */
const Place = z.object({
  /** SHA-256 of cluster, database and store of files, hexadecimal. */
  place: Sha256Text,
  /** The checkpoint kept outside, where the database has fewer entries; null where none is missing. */
  lost: z.strictObject({ size: z.int().positive(), root: Sha256Text }).nullable(),
});

export interface ConfirmedPlace extends z.infer<typeof Place> {
  /** Sequence of the entry that took the place before; 0 for none. A signature counts once: a place that comes back has another. */
  readonly before: number;
}

/** Entries of version 0.2.0 and older name no place before; what they signed is over 0. */
const Confirmation = Place.extend({ before: z.int().nonnegative().optional(), signature: Signature });
type Confirmation = z.infer<typeof Confirmation>;

export const placeAct = ({ place, lost, before }: ConfirmedPlace): ActToSign =>
  actOn('confirm_place', { payload: payloadOfThing({ lost: lost && { ...lost }, place }), seq: before });

export interface PlaceEntry {
  readonly seq: number;
  readonly type: string;
  readonly actor: string;
  readonly at: string;
  readonly data: unknown;
}

export interface PlaceConfirmation {
  /** The account. */
  readonly by: string;
  readonly at: string;
}

export interface PlaceInForce extends z.infer<typeof Place> {
  /** Of the entry that took it. */
  readonly seq: number;
}

/** How many natural persons end safe mode. */
export const PLACE_PERSONS = 2;

interface Said extends PlaceConfirmation {
  readonly read: Confirmation;
}

/** The place that the log proves, and who confirmed one since. */
class Places {
  inForce: PlaceInForce | null = null;
  private said: readonly Said[] = [];
  /** Person and act of what already took a place: an act without its place before would count again. */
  private readonly spent = new Set<string>();

  constructor(private readonly authority: Authority) {}

  take({ seq, type, actor, at, data }: PlaceEntry): void {
    if (type === PLACE_CONFIRMED) {
      const read = Confirmation.safeParse(data).data;
      if (read) this.said = [...this.said, { by: actor, at, read }];
    }
    const wanted = type === PLACE_TAKEN ? Place.safeParse(data).data : undefined;
    const counting = wanted ? this.counting(wanted, at as Instant) : [];
    if (!wanted || counting.length < PLACE_PERSONS) return;
    for (const { by, read } of this.said)
      if (this.isSigned(read, by, at as Instant)) this.spent.add(this.nameOf(by, read));
    this.inForce = { seq, ...wanted };
    this.said = [];
  }

  /**
   * One confirmation a natural person, of exactly this place after exactly the one in force.
   * @param at an instant at which key and role have to count; without it, they have to count now
   */
  counting({ place, lost }: z.infer<typeof Place>, at?: Instant): Said[] {
    const before = this.inForce?.seq ?? 0;
    const persons = new Set<string>();
    return this.said.filter(({ by, read }) => {
      const isThis = read.place === place && read.lost?.size === lost?.size && read.lost?.root === lost?.root;
      const isNew = (read.before ?? before) === before && !this.spent.has(this.nameOf(by, read));
      const person = this.authority.personOf(by);
      const counts = isThis && isNew && !persons.has(person) && this.mayConfirm(by, at) && this.isSigned(read, by, at);
      if (counts) persons.add(person);
      return counts;
    });
  }

  private isSigned({ place, lost, before, signature }: Confirmation, account: string, at?: Instant): boolean {
    const act = placeAct({ place, lost, before: before ?? 0 });
    return this.authority.objectionTo(act, signature, account, at) === null;
  }

  private mayConfirm(account: string, at?: Instant): boolean {
    if (at === undefined) return this.authority.mayConfirm(account, []);
    const held = this.authority.accountAt(account, at);
    return held?.active === true && mayTake('people.confirm', held.roles);
  }

  private nameOf(account: string, { place, lost, before }: Confirmation): string {
    return `${this.authority.personOf(account)} ${payloadOfThing({ place, lost: lost && { ...lost }, before: before ?? 0 })}`;
  }
}

function placesOf(entries: readonly PlaceEntry[], authority: Authority): Places {
  const places = new Places(authority);
  for (const entry of entries) places.take(entry);
  return places;
}

/**
 * The place that two persons confirmed last, each by a signature that counted then; null where none ever was, as in an
 * installation that never moved. Rows and unsigned entries prove nothing.
 * @param entries the whole stream, by sequence
 */
export const placeInForce = (entries: readonly PlaceEntry[], authority: Authority): PlaceInForce | null =>
  placesOf(entries, authority).inForce;

/**
 * Who has confirmed exactly this since a place was last taken: a signature that counts now, a role that confirms, and one
 * confirmation a natural person. Two of them end safe mode.
 * @param entries the whole stream, by sequence
 */
export const standingConfirmations = (
  entries: readonly PlaceEntry[],
  { place, lost }: Pick<ConfirmedPlace, 'place' | 'lost'>,
  authority: Authority,
): PlaceConfirmation[] =>
  placesOf(entries, authority)
    .counting({ place, lost })
    .map(({ by, at }) => ({ by, at }));
