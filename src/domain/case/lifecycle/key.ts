/** When two moments of a case are one for the proof: what guards, decisions and steps tell apart, and nothing else. */
import { settlementsOf } from '../../classification/settlement.js';
import type { RequestFacts } from '../../law/fact.js';
import { owedNotices } from '../actions/confidentiality/owed.js';
import { offered } from '../actions/escalation/decide-escalation.js';
import type { Circumstances } from '../model/circumstances.js';
import { isPartial } from '../model/disclosure.js';
import { isPast } from '../model/due.js';
import { askedRoles } from '../model/floor.js';
import type { Hold } from '../model/floor-state.js';
import { objectionToIncident } from '../model/incident.js';
import { actionsOf, needsCallBack, withoutAgreement } from '../model/leaving.js';
import { fewestOf } from '../model/quorum.js';
import { objectionToSilence } from '../model/silence.js';
import type { CaseState } from '../model/state.js';
import { HOLD_CLOCK } from '../model/weakening.js';
import type { Moment, Pending, World } from './world.js';

const sorted = (words: readonly string[]): string => words.toSorted().join('+');

/** The decisions that the rules leave to a person, as far as they lead to other places or want other checks. */
const offersOf = (facts: RequestFacts, world: World): string[] =>
  settlementsOf(world.judge(facts), facts, world.law, world.on).map(
    ({ decision, verdict, circuit, roles, recipient, asked }) =>
      [decision, verdict, circuit, sorted(roles), recipient, sorted(asked)].join(' '),
  );

/** What the law makes of the facts, as far as it opens or closes a way. */
function meaning(facts: RequestFacts, world: World): string {
  const found = world.classificationOf(facts);
  const circuit = world.circuits.get(found.circuit);
  const prepares = circuit?.opens[found.verdict]?.prepare ?? [];
  const answers = prepares.includes('disclose') || prepares.includes('inform');
  const orders = facts.categories.filter((each) => each === 'PRES' || each === 'REM');
  const { enforcing_authority_notified: notified } = facts.checks;
  return [
    ...[found.verdict, found.circuit, sorted(found.approvers), found.gag === 'G_SEC', facts.channel === 'DIS'],
    prepares.length > 0 && found.notices.some((notice) => world.law.notices[notice].with.length > 0),
    ...offersOf(facts, world),
    answers &&
      `${found.failing.length > 0} ${found.unknown.length > 0} ${facts.channel} ${facts.emergency} ${sorted(orders)}`,
    (answers || circuit?.acts.length) && withoutAgreement.includes(facts.issuerZone),
    circuit?.acts.length && found.clocks.some(({ legalEnd }) => legalEnd === null),
    found.clocks.some(({ code }) => code === HOLD_CLOCK) && notified !== 'fails',
  ].join(' ');
}

/** Each way to settle open checks: all hold, or one of them fails. */
export const settlings = (open: readonly string[]): [string, 'holds' | 'fails'][][] =>
  open.length === 0
    ? []
    : [open.map((check) => [check, 'holds']), ...open.map((check): [string, 'fails'][] => [[check, 'fails']])];

/** Checks that a decision of a person wants, and that no person confirmed to hold. */
export function askedByDecisions(state: CaseState, at: Circumstances): string[] {
  const asked = new Set(offered(state, at).flatMap((offer) => offer.asked));
  return [...asked].filter((check) => state.facts?.checks[check] !== 'holds' || !state.confirmed.includes(check));
}

/** Whether a letter may say that something was done: then it matters whether it was. */
const informs = (facts: RequestFacts, world: World): boolean => {
  const { circuit, verdict } = world.classificationOf(facts);
  return world.circuits.get(circuit)?.opens[verdict]?.prepare.includes('inform') ?? false;
};

interface FactClass {
  readonly number: number;
  readonly informs: boolean;
}

/** Classes of facts: what the law makes of them now, and of each way to settle what is open. */
export class FactClasses {
  private readonly known = new WeakMap<RequestFacts, FactClass>();
  private readonly byText = new Map<string, FactClass>();
  private readonly byMeaning = new Map<string, FactClass>();

  constructor(private readonly world: World) {}

  of(facts: RequestFacts): FactClass {
    const known = this.known.get(facts);
    if (known) return known;
    const text = JSON.stringify(facts);
    const found = this.byText.get(text) ?? this.found(facts);
    this.byText.set(text, found);
    this.known.set(facts, found);
    return found;
  }

  private found(facts: RequestFacts): FactClass {
    const settled = settlings(this.world.classificationOf(facts).unknown).map((results) => ({
      ...facts,
      checks: { ...facts.checks, ...Object.fromEntries(results) },
    }));
    const meanings = new Set(settled.map((each) => meaning(each, this.world)));
    const whole = [meaning(facts, this.world), ...[...meanings].sort()].join('|');
    const found = this.byMeaning.get(whole) ?? {
      number: this.byMeaning.size,
      informs: [facts, ...settled].some((each) => informs(each, this.world)),
    };
    this.byMeaning.set(whole, found);
    return found;
  }
}

const holdText = (hold: Hold | null, moment: Moment): string =>
  hold ? `${hold.over !== null} ${hold.stopped} ${isPast(hold.until, moment)} ${hold.until === null}` : '';

function pendingText(pending: readonly Pending[]): string {
  return sorted(pending.flatMap((each) => (each.do === 'set_timer' ? [each.timer] : [])));
}

function preparationText({ state, now }: Moment): string {
  const { preparation, lettersSent, callBack } = state;
  if (!preparation) return '';
  const { action, letters, consents, preparedBy, dispatchedBy, accountsDisclosed, disclosure } = preparation;
  return [
    ...[
      action,
      accountsDisclosed > 0,
      disclosure && isPartial(disclosure),
      dispatchedBy !== null,
      callBack?.by === preparedBy,
    ],
    sorted(consents.flatMap(({ role, expiresAt }) => (isPast(expiresAt, { now }) ? [] : [role]))),
    sorted(letters.map(({ id, kind }) => `${kind} ${lettersSent.includes(id)}`)),
  ].join(' ');
}

/** A recipient that the law names wants to be chosen; one that was chosen wants a second person, whatever the law names now. */
const recipientText = ({ classification, recipient }: CaseState): string =>
  recipient
    ? `${recipient.kind} ${recipient.post} ${recipient.confirmedBy !== null}`
    : `wants ${classification?.recipient}`;

/** The text under which a moment is known. */
export function keyOf(moment: Moment, classes: FactClasses, world: World): string {
  const { state, pending, answer } = moment;
  const { floor, acts, challenges, preservation, classification } = state;
  const at = world.at(moment);
  const facts = state.facts && classes.of(state.facts);
  const discloses = actionsOf(state, at).includes('disclose');
  const gone = state.left.flatMap(({ letters }) => letters).filter(({ id }) => !state.lettersSent.includes(id));
  return [
    ...[state.status, state.outcome, state.circuit, state.step, state.readable, facts?.number],
    !discloses || classification?.facts.every((fact) => state.confirmed.includes(fact)),
    askedByDecisions(state, at).length,
    ...[preparationText(moment), gone.length > 0],
    ...[facts?.informs && acts.some(({ upheld }) => upheld !== false), state.shortfall],
    ...[acts.some(({ upheld }) => upheld === null), owedNotices(state, world.law.notices).length > 0],
    objectionToIncident(state, at) !== null,
    objectionToSilence(state, at) === null,
    preservation?.ended === null && isPast(preservation.until, moment),
    state.callBack !== null,
    ...[
      holdText(state.hold, moment),
      holdText(floor.hold, moment),
      sorted(askedRoles(state)),
      fewestOf(state, at),
      floor.callBack,
    ],
    challenges.some(({ suspends, result }) => suspends && result === null),
    ...[state.proposedSplit !== undefined, state.split !== undefined],
    state.erasure?.outcome,
    ...[state.alone.length > 0, state.proposed !== null, answer.known, answer.candidates > 0],
    discloses && needsCallBack(state, at),
    pendingText(pending),
    recipientText(state),
  ].join(';');
}
