/** What stops to hold on a day that is known beforehand: found early enough to be renewed. */
import { addDays, type Day, day } from '../kernel/day.js';

export const expiryKinds = [
  'call_back_number',
  'authority',
  'instrument',
  'rule',
  'circuit',
  'certificate',
  'source',
  'change_notice',
] as const;
export type ExpiryKind = (typeof expiryKinds)[number];

/** Something that holds up to a last day. */
export interface Dated {
  readonly kind: ExpiryKind;
  /** Its code, or for a certificate the setting that gives it with its fingerprint: no personal data. */
  readonly name: string;
  /** A civil day of the operator's zone, included. */
  readonly lastDay: Day;
}

/** All of one kind that end on one day. */
export interface Expiry {
  readonly kind: ExpiryKind;
  readonly lastDay: Day;
  readonly state: 'soon' | 'expired';
  readonly names: readonly string[];
}

/** How long before its end people are notified: time to find an authority's new number, or to have a certificate issued. */
export const WARNING_DAYS = 60;

interface Text {
  readonly validFrom: string;
  readonly validTo: string | null;
}
interface Verified {
  readonly verifiedAt: string;
  readonly expiresAt: string;
}

/** What of the law holds up to a day. Public holidays are computed and do not end; letters are replaced and do not end. */
export interface DatedLaw {
  readonly instruments: readonly (Text & { readonly code: string })[];
  readonly rules: readonly { readonly rule: Text & { readonly id: string } }[];
  readonly circuits: readonly (Text & { readonly code: string })[];
  readonly authorities: readonly (Verified & { readonly id: string })[];
  readonly profiles: readonly {
    readonly callBackNumbers: readonly (Verified & { readonly authority: string; readonly number: string })[];
  }[];
}

/** A version: what it is a version of, its first and its last day. */
interface Version {
  readonly key: string;
  readonly name: string;
  readonly from: string;
  readonly to: string | null;
}

const versionOf = (key: string, { validFrom, validTo }: Text): Version => ({
  ...{ key, name: key, from: validFrom, to: validTo },
});

/** Versions that end without another that began later and holds on the day after. */
function withoutSuccessor(kind: ExpiryKind, versions: readonly Version[]): Dated[] {
  return versions.flatMap(({ key, name, from, to }) => {
    if (to === null) return [];
    const lastDay = day(to);
    const next = addDays(lastDay, 1);
    const succeeds = (other: Version): boolean =>
      other.key === key && other.from > from && other.from <= next && (other.to === null || other.to >= next);
    return versions.some(succeeds) ? [] : [{ kind, name, lastDay }];
  });
}

type DatedDirectory = Pick<DatedLaw, 'authorities'> & DatedLaw['profiles'][number];

/** Authorities and the numbers at which they are called back. */
export function datedDirectory({ authorities, callBackNumbers }: DatedDirectory): Dated[] {
  const numbers = callBackNumbers.map(({ authority, number, verifiedAt, expiresAt }) => ({
    ...{ key: `${authority} ${number}`, name: authority, from: verifiedAt, to: expiresAt },
  }));
  const verified = authorities.map(({ id, verifiedAt, expiresAt }) => ({
    ...{ key: id, name: id, from: verifiedAt, to: expiresAt },
  }));
  return [...withoutSuccessor('call_back_number', numbers), ...withoutSuccessor('authority', verified)];
}

/** Rules, circuits and instruments that end by themselves, with their last day. */
export function datedTexts({ instruments, rules, circuits }: Omit<DatedLaw, 'authorities' | 'profiles'>): Dated[] {
  // The versions of a row of the table begin with its three characters.
  const rows = rules.map(({ rule }) => ({ ...versionOf(rule.id.slice(0, 3), rule), name: rule.id }));
  return [
    ...withoutSuccessor(
      'instrument',
      instruments.map((text) => versionOf(text.code, text)),
    ),
    ...withoutSuccessor('rule', rows),
    ...withoutSuccessor(
      'circuit',
      circuits.map((text) => versionOf(text.code, text)),
    ),
  ];
}

/** Everything of the law that ends by itself. */
export const datedOf = (law: DatedLaw): Dated[] => [
  ...law.profiles.flatMap(({ callBackNumbers }) => datedDirectory({ authorities: [], callBackNumbers })),
  ...datedDirectory({ authorities: law.authorities, callBackNumbers: [] }),
  ...datedTexts(law),
];

/** A text of law that ended long ago is history; a number, a directory entry and a certificate that ended are missing. */
const historic: readonly ExpiryKind[] = ['instrument', 'rule', 'circuit'];

/**
 * What has expired on a civil day, and what expires within so many days after it; the earliest end first, all of one kind
 * and one last day together.
 */
export function expiriesOn(dated: readonly Dated[], today: Day, days = WARNING_DAYS): Expiry[] {
  const [horizon, past] = [addDays(today, days), addDays(today, -days)];
  const due = dated.filter(({ kind, lastDay }) => lastDay <= horizon && (lastDay >= past || !historic.includes(kind)));
  const groups = new Map<string, Dated[]>();
  for (const one of due) {
    const key = `${one.lastDay} ${one.kind}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.entries()]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .flatMap(([, [first, ...others]]) => {
      if (!first) return [];
      const { kind, lastDay } = first;
      const names = [...new Set([first, ...others].map(({ name }) => name))].sort();
      return [{ kind, lastDay, state: lastDay < today ? 'expired' : 'soon', names }];
    });
}
