/** A person confirms a fact or corrects it; a correction that would weaken the judgement waits for a second person. */
import { z } from 'zod';
import { accept, type Refusal, refuse } from '../../../kernel/result.js';
import type { RequestFacts } from '../../../law/fact.js';
import { type Context, defineAction, defineEvent } from '../../model/action.js';
import { effectOf, valueIn } from '../../model/correction.js';
import { Correction } from '../../model/event-schema.js';
import { unjudged, withFact } from '../../model/evolve-step.js';
import { ConfirmedFact, type FactValue } from '../../model/fact-value.js';
import { notifyApprovers } from '../../model/follow-up.js';
import { refusals } from '../../model/refusal.js';
import { secondRoles } from '../../model/second-person.js';
import type { CaseState } from '../../model/state.js';
import { leftWords } from '../../model/weakening.js';

/** A call-back speaks of the requester that was known then. */
const identityFacts: readonly string[] = [
  'issuerZone',
  'issuerCountry',
  'issuerKind',
  'relayedBy',
  'channel',
  'origin_established',
];

const UNPROVED = 'unproved_origin';

/** Facts that one person alone took from a strict value, after one more statement of a fact. */
function alone(state: CaseState, { fact, value }: { fact: string; value: unknown }): readonly string[] {
  const { facts, seconded, origins } = state;
  if (!facts) return state.alone;
  const others = state.alone.filter((each) => each !== fact);
  const second = seconded.some((each) => each.fact === fact && JSON.stringify(each.value) === JSON.stringify(value));
  if (second) return fact === 'issuerZone' ? others.filter((each) => each !== UNPROVED) : others;
  const changed = withFact(facts, fact, value);
  if (leftWords(facts, changed).length > 0) return [...others, fact];
  if (facts.issuerZone !== 'UNKNOWN' || changed.issuerZone === 'UNKNOWN') return state.alone;
  const proved = origins.some(({ zone }) => zone === value);
  return [...state.alone.filter((each) => each !== UNPROVED), ...(proved ? [] : [UNPROVED])];
}

export const factConfirmed = defineEvent('case.fact_confirmed', {
  data: { fact: z.string(), value: z.json(), corrected: z.boolean() },
  by: 'person',
  evolve: (state, { fact, value, corrected }) => ({
    ...(corrected ? unjudged(state) : state),
    facts: state.facts && withFact(state.facts, fact, value),
    alone: alone(state, { fact, value }),
    seconded: state.seconded.filter((each) => each.fact !== fact),
    confirmed: [...state.confirmed.filter((each) => each !== fact), fact],
    callBack: corrected && identityFacts.includes(fact) ? null : state.callBack,
  }),
  follow: ({ corrected }) => (corrected ? [{ do: 'classify' }] : []),
});

/** The facts in force do not change; a later proposal holds all the changes that wait. */
const correctionProposed = defineEvent('case.correction_proposed', {
  data: Correction.shape,
  by: 'person',
  keepsPreparation: true,
  evolve: (state, data, account) => ({
    ...state,
    proposed: { ...data, seq: state.seq + 1, by: [...new Set([...(state.proposed?.by ?? []), account])] },
  }),
  follow: (_data, after) => [notifyApprovers('proposed', secondRoles(after))],
});

/** An unknown origin is left only for the zone of which evidence was recorded. */
function objectionToOrigin({ facts, origins }: CaseState, { fact, value }: FactValue): Refusal | null {
  if (fact !== 'issuerZone' || facts?.issuerZone !== 'UNKNOWN' || value === 'UNKNOWN') return null;
  return origins.some(({ zone }) => zone === value) ? null : refusals.originWithoutEvidence;
}

/** The correction with those that wait already. */
function proposedWith(facts: RequestFacts, confirmed: FactValue, { state, at }: Context) {
  if (!state.classification) return refuse(refusals.notClassified);
  const waiting = (state.proposed?.changes ?? []).filter(({ fact }) => fact !== confirmed.fact);
  return accept([correctionProposed.of(effectOf(facts, [...waiting, confirmed], state, at))]);
}

export const confirmFact = defineAction('confirm_fact', {
  input: { confirmed: ConfirmedFact },
  events: [factConfirmed, correctionProposed],
  open: 'in_step',
  roles: ['jurist', 'head_of_legal', 'dpo'],
  guard: ({ facts }) => (facts ? null : refusals.notRead),
  decide: ({ confirmed }, context) => {
    const { facts, floor } = context.state;
    const { fact, value } = confirmed;
    if (fact === 'enforcement_cleared' && floor.hold) return refuse(refusals.holdByItself);
    if (!facts) return refuse(refusals.notRead);
    const corrected = JSON.stringify(valueIn(facts, fact)) !== JSON.stringify(value);
    if (corrected) {
      const objection = objectionToOrigin(context.state, confirmed);
      if (objection) return refuse(objection);
      const { weakens } = effectOf(facts, [confirmed], context.state, context.at);
      if (weakens.length > 0) return proposedWith(facts, confirmed, context);
    }
    return accept([factConfirmed.of({ fact, value, corrected })]);
  },
  route: { path: 'facts', summary: 'Confirms a fact, or corrects it' },
});
