/** What two persons do where a judgement would ask less: who may be the second, and what stands against it. */
import type { Refusal } from '../kernel/result.js';
import type { RequestFacts } from '../law/fact.js';
import { type ApproverRole, approverRoles } from '../law/vocabulary.js';
import type { Circumstances, RelatedFloor } from './circumstances.js';
import type { Actor, FactValue } from './command.js';
import { withFact } from './evolve-step.js';
import { covers, floorOf } from './floor.js';
import type { ProposedCorrection } from './floor-state.js';
import { type Guard, type Guards, stepOf } from './guard.js';
import { samePerson } from './quorum.js';
import { standsInZone } from './receiving.js';
import { refusals } from './refusal.js';
import type { CaseState } from './state.js';
import { foreignZones } from './weakening.js';

/** Who prepares asks, and is no second person: where no judgement ever asked anybody, any other approver is. */
const others: readonly ApproverRole[] = approverRoles.filter((role) => role !== 'jurist');

/** Roles of which the second person holds one: those of the judgement that asked the most persons. */
export const secondRoles = ({ floor }: CaseState): readonly ApproverRole[] =>
  floor.strictest.length > 0 ? floor.strictest : others;

/** Why the account is no second person for what these accounts began; null when it is. */
export function objectionToSecond(
  state: CaseState,
  actor: Actor,
  first: readonly string[],
  at: Pick<Circumstances, 'people'>,
): Refusal | null {
  if (actor.kind === 'system') return refusals.personOnly;
  if (!secondRoles(state).some((role) => actor.roles.includes(role))) return refusals.notStricterRole;
  return first.some((account) => samePerson(account, actor.id, at)) ? refusals.beganIt : null;
}

export const factsWith = (facts: RequestFacts, changes: readonly { fact: string; value: unknown }[]): RequestFacts =>
  changes.reduce((all, { fact, value }) => withFact(all, fact, value), facts);

/** The proposal a person means, unless another took its place. */
export const proposalOf = ({ proposed }: CaseState, seq: number): ProposedCorrection | null =>
  proposed?.seq === seq ? proposed : null;

/** What is known of an origin that was recorded and that nobody confirmed yet. */
export const unconfirmedOrigin = ({ origins }: CaseState, noteId: string) =>
  origins.find((each) => each.confirmedBy === null && each.noteId === noteId);

/** An unknown origin is left only for the zone of which evidence was recorded. */
export function objectionToOrigin({ facts, origins }: CaseState, { fact, value }: FactValue): Refusal | null {
  if (fact !== 'issuerZone' || facts?.issuerZone !== 'UNKNOWN' || value === 'UNKNOWN') return null;
  return origins.some(({ zone }) => zone === value) ? null : refusals.originWithoutEvidence;
}

/** True when the floor asks more than the judgement in force. */
export const isRaised = ({ classification, floor, hold }: CaseState): boolean =>
  classification !== null && !covers(floorOf(classification, hold), floor);

/** Of cases about the same act, those whose demands this one does not have yet and that nobody said are another. */
export const missingFloor = (
  { floor, apart }: CaseState,
  { related }: Pick<Circumstances, 'related'>,
): RelatedFloor | undefined => related.find((other) => !apart.includes(other.caseId) && !covers(floor, other.floor));

/** The preparer of what waits neither asks for less nor grants it. */
function objectionToLowering(state: CaseState, actor: Actor, at: Circumstances): Refusal | null {
  if (actor.kind === 'system') return refusals.personOnly;
  if (!secondRoles(state).some((role) => actor.roles.includes(role))) return refusals.notStricterRole;
  const { preparation } = state;
  return preparation && samePerson(preparation.preparedBy, actor.id, at) ? refusals.preparedIt : null;
}

const confirmingStep: Guard = (state, _actor, { circuits }) =>
  stepOf(state, circuits)?.on.confirm_fact === undefined ? refusals.stepForbids : null;

export const correctionGuards: Guards = {
  confirm_correction: (state, actor, at) => {
    const proposed = state.proposed;
    if (!proposed) return refusals.nothingProposed;
    if (!state.classification) return refusals.notClassified;
    return confirmingStep(state, actor, at) ?? objectionToSecond(state, actor, proposed.by, at);
  },
  refuse_correction: (state, actor, at) => {
    const proposed = state.proposed;
    return proposed ? objectionToSecond(state, actor, proposed.by, at) : refusals.nothingProposed;
  },
  withdraw_correction: (state, actor, at) => {
    const proposed = state.proposed;
    if (!proposed) return refusals.nothingProposed;
    const own = actor.kind === 'person' && proposed.by.some((account) => samePerson(account, actor.id, at));
    return own ? null : refusals.proposalOfAnother;
  },
  record_origin: ({ facts }, _actor, { mailbox }) => {
    if (!facts) return refusals.notRead;
    const { issuerZone } = facts;
    if (issuerZone === 'UNKNOWN') return null;
    const answered = mailbox !== null && !foreignZones.includes(issuerZone);
    return answered && !standsInZone(mailbox.zone, facts) ? null : refusals.originKnown;
  },
  confirm_origin: (state, actor, at) => {
    const recorded = state.origins.filter(({ confirmedBy }) => confirmedBy === null);
    if (recorded.length === 0) return refusals.nothingRecorded;
    const objections = recorded.map(({ by }) => objectionToSecond(state, actor, [by], at));
    return objections.includes(null) ? null : (objections[0] ?? null);
  },
  ask_lower_floor: (state, actor, at) => {
    if (!state.classification) return refusals.notClassified;
    return isRaised(state) ? objectionToLowering(state, actor, at) : refusals.floorNotRaised;
  },
  lower_floor: (state, actor, at) => {
    const { lowering } = state;
    if (!lowering) return refusals.loweringNotAsked;
    if (!state.classification) return refusals.notClassified;
    return objectionToLowering(state, actor, at) ?? objectionToSecond(state, actor, [lowering.by], at);
  },
};

/** Why the account may not prepare: who lowered the demands prepares nothing under the lower ones. */
export const objectionToPreparer = ({ loweredBy }: CaseState, actor: Actor, at: Circumstances): Refusal | null =>
  actor.kind === 'person' && loweredBy.some((account) => samePerson(account, actor.id, at)) ? refusals.loweredIt : null;
