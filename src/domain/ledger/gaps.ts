/** What an export shows to be missing from the log: a hole in a stream, an entry that others name and that is not there. */
import { type Entry, SET_ASIDE, SetAside } from './entry.js';

export interface EntryPlace {
  readonly stream: string;
  readonly seq: number;
}

/** An id that entries name, and the type of the entry that gives it; the field has one name in both. */
const preparation = { field: 'preparationId', first: 'case.prepared' };
const grant = { field: 'grantId', first: 'config.grant_asked' };
const lawDraft = { field: 'draftId', first: 'law.drafted' };
const directoryChange = { field: 'changeId', first: 'directory.proposed' };
const flagsChange = { field: 'changeId', first: 'directory.flags_proposed' };
const sovereigntyChange = { field: 'changeId', first: 'directory.sovereignty_proposed' };
const machine = { field: 'changeId', first: 'machine.proposed' };
const brief = { field: 'briefId', first: 'counsel.invited' };
const key = { field: 'key', first: 'key.enrolled' };
const act = { field: 'actId', first: 'case.acted' };

/** By type of the entry that names; the database refuses one that names what is not there. */
export const named: Readonly<Record<string, { readonly field: string; readonly first: string }>> = {
  'case.approved': preparation,
  'case.consents_expired': preparation,
  'case.sent_back': preparation,
  'case.refused': preparation,
  'case.released': preparation,
  'case.informed': preparation,
  'case.recalled': preparation,
  'case.ratified': act,
  'case.break_glass_granted': { field: 'requestId', first: 'case.break_glass_asked' },
  'case.opinion_received': { field: 'opinionId', first: 'case.opinion_asked' },
  'case.challenge_settled': { field: 'challengeId', first: 'case.challenged' },
  'config.grant_confirmed': grant,
  'config.grant_refused': grant,
  'law.adopted': lawDraft,
  'law.proposed': lawDraft,
  'law.withdrawn': lawDraft,
  'directory.adopted': directoryChange,
  'directory.withdrawn': directoryChange,
  'directory.flags_adopted': flagsChange,
  'directory.flags_withdrawn': flagsChange,
  'directory.sovereignty_adopted': sovereigntyChange,
  'directory.sovereignty_withdrawn': sovereigntyChange,
  'machine.adopted': machine,
  'machine.withdrawn': machine,
  'machine.revoked': machine,
  'key.confirmed': key,
  'key.revoked': key,
  'counsel.commented': brief,
  'counsel.advised': brief,
  'counsel.withdrawn': brief,
  'roster.shift_removed': { field: 'shiftId', first: 'roster.shift_planned' },
  'access.delegation_ended': { field: 'delegationId', first: 'access.delegated' },
  'desk.cases_unlinked': { field: 'linkId', first: 'desk.cases_linked' },
};
const firsts = new Map(Object.values(named).map(({ field, first }) => [first, field]));

/** Holes and names beyond this number say nothing more. */
const MOST = 1000;
const SHOWN = 3;

const textOf = (data: unknown, field: string): string | null => {
  const value = typeof data === 'object' && data !== null ? (data as Record<string, unknown>)[field] : undefined;
  return typeof value === 'string' ? value : null;
};
const placeOf = ({ stream, seq }: EntryPlace): string => `${stream} ${seq}`;

/** Sees every entry once, in the order of the log. */
export class Gaps {
  private readonly lastOf = new Map<string, number>();
  private readonly holes: EntryPlace[] = [];
  private readonly aside: EntryPlace[] = [];
  private readonly given = new Set<string>();
  private readonly wanted = new Map<string, string>();

  get streams(): number {
    return this.lastOf.size;
  }

  /** Entries that the log itself says were set aside, and that nothing of it proves. */
  get setAside(): readonly EntryPlace[] {
    return this.aside;
  }

  /** The seq of this stream that the entry MUST NOT be below. */
  next(stream: string): number {
    return (this.lastOf.get(stream) ?? 0) + 1;
  }

  see({ stream, seq, type, data }: Entry): void {
    for (let hole = this.next(stream); hole < seq && this.holes.length < MOST; hole += 1) {
      this.holes.push({ stream, seq: hole });
    }
    this.lastOf.set(stream, seq);
    const told = type === SET_ASIDE ? SetAside.safeParse(data).data : undefined;
    if (told) this.aside.push(told);
    this.seeNames(type, data, placeOf({ stream, seq }));
  }

  /** The sentence that says what is missing; null when nothing is, but for what was set aside. */
  fault(): string | null {
    const told = new Set(this.aside.map(placeOf));
    const holes = this.holes.map(placeOf).filter((place) => !told.has(place));
    if (holes.length > 0) {
      return `Entries are missing in their streams, and no later entry says why: ${shown(holes)}.`;
    }
    const unknown = [...this.wanted].filter(([name]) => !told.has(name) && !this.isGiven(name)).map(([, by]) => by);
    return unknown.length === 0 ? null : `Entries name others that are not in the log: ${shown(unknown)}.`;
  }

  private seeNames(type: string, data: unknown, place: string): void {
    const first = firsts.get(type);
    const id = first === undefined ? null : textOf(data, first);
    if (id !== null) this.given.add(`${type} ${id}`);
    const name = nameIn(type, data);
    if (name !== null && !this.isGiven(name) && this.wanted.size < MOST) this.wanted.set(name, place);
  }

  private isGiven(name: string): boolean {
    return this.given.has(name) || this.lastOf.has(name);
  }
}

/** The entry, or the stream, that must be there too; null where the entry names none. */
function nameIn(type: string, data: unknown): string | null {
  const message = type === 'case.opened' || type === 'case.joined' ? textOf(data, 'messageId') : null;
  if (message !== null) return `message/${message}`;
  const by = named[type];
  const id = by ? textOf(data, by.field) : null;
  return by && id !== null ? `${by.first} ${id}` : null;
}

const shown = (places: readonly string[]): string =>
  [...places.slice(0, SHOWN), ...(places.length > SHOWN ? [`and ${places.length - SHOWN} more`] : [])].join(', ');
