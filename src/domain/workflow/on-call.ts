/** Who is on call, and whether the people that urgent circuits want are there at each instant. */
import { addHours, type Instant } from '../kernel/instant.js';
import type { Role } from '../law/vocabulary.js';
import type { Account, People } from './approval.js';
import type { Circuit } from './circuit.js';

/** One person on call in one role, from an instant to another; the substitute takes over where that person cannot. */
export interface Shift {
  readonly id: string;
  readonly person: string;
  readonly substitute: string | null;
  readonly role: Role;
  readonly from: Instant;
  readonly until: Instant;
}

export interface Absence {
  readonly person: string;
  readonly from: Instant;
  readonly until: Instant;
}

/** Every account that a shift may name, and who is away when. */
export interface Staff {
  readonly people: People;
  readonly absences: readonly Absence[];
}

/** Different persons, one for each seat, each on call in one of its roles. */
export interface Need {
  readonly circuit: string;
  readonly seats: readonly (readonly Role[])[];
}

/** From when to when a circuit lacks people, and the seats that no one takes. */
export interface Gap {
  readonly circuit: string;
  readonly from: Instant;
  readonly until: Instant;
  readonly missing: readonly (readonly Role[])[];
}

/** What a rule asks before anything leaves its circuit. */
interface Approval {
  readonly circuit: string;
  readonly roles: readonly Role[];
}

const rolesAt = ({ steps }: Circuit, kind: 'preparation' | 'approval' | 'dispatch'): readonly Role[] =>
  steps.find((step) => step.kind === kind)?.roles ?? [];

/** The preparer, those who consent and the person who sends: all different. Without consents, who acts at the first step. */
function seatsOf(circuit: Circuit, approvers: readonly Role[]): Need['seats'] {
  const { consent, steps, start } = circuit;
  if (consent === null) return [steps.find(({ id }) => id === start)?.roles ?? []];
  const others = Math.max(0, consent.quorum - approvers.length);
  return [
    rolesAt(circuit, 'preparation'),
    ...approvers.map((role) => [role]),
    ...Array.from({ length: others }, () => rolesAt(circuit, 'approval')),
    rolesAt(circuit, 'dispatch'),
  ];
}

/** What each urgent circuit in force wants, once for each set of approvers that a rule asks. */
export function needsOfUrgent(
  circuits: Iterable<Circuit>,
  urgent: readonly string[],
  approvals: readonly Approval[],
): Need[] {
  const needs = [...circuits]
    .filter(({ code }) => urgent.includes(code))
    .flatMap((circuit) => {
      const asked = approvals.filter((approval) => approval.circuit === circuit.code).map(({ roles }) => roles);
      return (asked.length > 0 ? asked : [[]]).map((roles) => ({
        circuit: circuit.code,
        seats: seatsOf(circuit, roles),
      }));
    });
  return [...new Map(needs.map((need) => [JSON.stringify(need), need])).values()];
}

const covers = ({ from, until }: { readonly from: Instant; readonly until: Instant }, at: Instant): boolean =>
  from <= at && at < until;

/** The account when it can act in the role at that instant; a closed one, one without the role, and one that is away cannot. */
function able(account: string | null, role: Role, at: Instant, { people, absences }: Staff): Account | null {
  const found = account === null ? undefined : people.get(account);
  if (!found?.active || !found.roles.includes(role)) return null;
  return absences.some((absence) => absence.person === account && covers(absence, at)) ? null : found;
}

/** The persons on call at an instant, with the roles in which they are. */
export function onCallAt(shifts: readonly Shift[], staff: Staff, at: Instant): Map<string, Set<Role>> {
  const found = new Map<string, Set<Role>>();
  for (const shift of shifts.filter((each) => covers(each, at))) {
    const { person, substitute, role } = shift;
    const account = able(person, role, at, staff) ?? able(substitute, role, at, staff);
    if (account) found.set(account.person, (found.get(account.person) ?? new Set()).add(role));
  }
  return found;
}

/** Seats that no one takes when as many as possible are taken, each person sitting once. */
export function emptySeats(seats: Need['seats'], persons: ReadonlyMap<string, ReadonlySet<Role>>): Need['seats'] {
  const seatOf = new Map<string, number>();
  const takes = (seat: number, tried: Set<string>): boolean =>
    [...persons].some(([person, roles]) => {
      if (tried.has(person) || !seats[seat]?.some((role) => roles.has(role))) return false;
      tried.add(person);
      const other = seatOf.get(person);
      if (other !== undefined && !takes(other, tried)) return false;
      seatOf.set(person, seat);
      return true;
    });
  return seats.filter((_, seat) => !takes(seat, new Set()));
}

/** When something of the roster may change, within the window. */
function instantsOf(shifts: readonly Shift[], { absences }: Staff, from: Instant, until: Instant): Instant[] {
  const all = [...shifts, ...absences].flatMap((each) => [each.from, each.until]);
  return [...new Set([from, ...all.filter((at) => from < at && at < until)])].toSorted();
}

/** From when to when each need is not met, in order of time; what goes on without a change is one gap. */
export function gapsOf(
  needs: readonly Need[],
  shifts: readonly Shift[],
  staff: Staff,
  { from, days }: { readonly from: Instant; readonly days: number },
): Gap[] {
  const until = addHours(from, days * 24);
  const instants = instantsOf(shifts, staff, from, until);
  const persons = instants.map((at) => onCallAt(shifts, staff, at));
  const gaps = needs.flatMap(({ circuit, seats }) => {
    const found: Gap[] = [];
    for (const [n, at] of instants.entries()) {
      const missing = emptySeats(seats, persons[n] ?? new Map());
      if (missing.length === 0) continue;
      const gap = { circuit, from: at, until: instants[n + 1] ?? until, missing };
      const last = found.at(-1);
      const goesOn = last?.until === at && JSON.stringify(last.missing) === JSON.stringify(missing);
      if (goesOn) found.splice(-1, 1, { ...gap, from: last.from });
      else found.push(gap);
    }
    return found;
  });
  const once = new Map(gaps.map((gap) => [JSON.stringify(gap), gap]));
  return [...once.values()].toSorted((one, other) => (one.from < other.from ? -1 : one.from > other.from ? 1 : 0));
}
