/** What a case has asked at its strictest: later judgements may add to it, and none takes from it (SecNumCloud 3.2, 9.3). */
import type { ApproverRole } from '../../law/vocabulary.js';
import type { Circumstances, RelatedFloor } from './circumstances.js';
import type { Classified } from './event-schema.js';
import { type Floor, type FloorAsked, type Hold, noFloor } from './floor-state.js';
import type { CaseState } from './state.js';

/** What a judgement asks before anything leaves. */
export interface Demand {
  readonly approvers: readonly ApproverRole[];
  /** Fewest persons who consent. */
  readonly fewest: number;
  /** The authority is called back before anything is disclosed. */
  readonly callBack: boolean;
}

const times = (roles: readonly ApproverRole[], role: ApproverRole): number =>
  roles.filter((each) => each === role).length;

/** Of each role, as many as the one of the two that asks more of it. */
export function strictestRoles(one: readonly ApproverRole[], other: readonly ApproverRole[]): ApproverRole[] {
  // Asked at each step of the proof, where a case mostly has nothing stricter behind it.
  if (other.length === 0) return [...one];
  const more = [...new Set(other)].flatMap((role) =>
    Array.from({ length: Math.max(0, times(other, role) - times(one, role)) }, () => role),
  );
  return [...one, ...more];
}

/** True when the second asks of no role more than the first does. */
export const holdsAll = (all: readonly ApproverRole[], some: readonly ApproverRole[]): boolean =>
  some.every((role) => times(all, role) >= times(some, role));

/** True of an order that waits for the enforcing authority, or on which a ground was raised (Reg. 2023/1543, art. 10, 12). */
export const holdsBack = (hold: Hold | null): boolean => hold !== null && (hold.stopped || hold.over === null);

/** True when nothing that the second asks is missing in the first. */
export const covers = (floor: Floor, other: FloorAsked): boolean =>
  holdsAll(floor.approvers, other.approvers) &&
  floor.fewest >= other.fewest &&
  (floor.callBack || !other.callBack) &&
  (!holdsBack(other.hold) || (floor.hold !== null && (floor.hold.stopped || other.hold?.stopped === false)));

/** The roles of the judgement that asked the most persons; the earlier one of two that asked as many. */
const strictest = (floor: Floor, roles: readonly ApproverRole[]): readonly ApproverRole[] =>
  roles.length > floor.strictest.length ? roles : floor.strictest;

/** The floor after a second person agreed to less: what it asks stays, what a later correction drops is counted again. */
export const agreed = (floor: Floor): Floor => ({ ...floor, since: noFloor.since });

/** The floor with one more judgement. A hold that ran goes on, whatever the judgement says of it. */
const raised = (floor: Floor, demand: Demand, hold: Hold | null): Floor => ({
  ...floor,
  approvers: strictestRoles(floor.approvers, demand.approvers),
  fewest: Math.max(floor.fewest, demand.fewest),
  callBack: floor.callBack || demand.callBack,
  hold: floor.hold?.stopped ? floor.hold : (hold ?? floor.hold),
  strictest: strictest(floor, demand.approvers),
  since: {
    approvers: strictestRoles(floor.since.approvers, demand.approvers),
    callBack: floor.since.callBack || demand.callBack,
  },
});

/** What the entry of a judgement says of it; entries older than the two last fields name the roles alone. */
const demandIn = ({ approvers, fewest, callBack }: Classified): Demand => ({
  approvers,
  fewest: fewest ?? 0,
  callBack: callBack ?? false,
});

/** The floor with one more judgement of the case. */
export const raisedBy = (floor: Floor, judgement: Classified, hold: Hold | null): Floor =>
  raised(floor, demandIn(judgement), hold);

/** What one judgement asks, and nothing besides. */
export const floorOf = (judgement: Classified, hold: Hold | null): Floor => raisedBy(noFloor, judgement, hold);

/** The roles whose consent is asked now: those of the judgement in force, and all that the case ever asked. */
export const askedRoles = ({ classification, floor }: CaseState): ApproverRole[] =>
  classification ? strictestRoles(classification.approvers, floor.approvers) : [];

/** The floor with what another case about the same act asks. */
export const inherited = (floor: Floor, other: FloorAsked & { readonly from: string }): Floor => ({
  ...raised(floor, other, other.hold?.stopped ? other.hold : (floor.hold ?? other.hold)),
  strictest: strictest(floor, other.strictest),
  since: floor.since,
  from: [...floor.from, other.from],
});

/** True when the floor asks more than the judgement in force. */
export const isRaised = ({ classification, floor, hold }: CaseState): boolean =>
  classification !== null && !covers(floorOf(classification, hold), floor);

/** Of cases about the same act, those whose demands this one lacks, except those that a person declared to be about another act. */
export const missingFloor = (
  { floor, apart }: CaseState,
  { related }: Pick<Circumstances, 'related'>,
): RelatedFloor | undefined => related.find((other) => !apart.includes(other.caseId) && !covers(floor, other.floor));
