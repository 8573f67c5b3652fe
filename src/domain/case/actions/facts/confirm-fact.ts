/** A person confirms a fact or corrects it; a correction that would weaken the judgement waits for a second person. */
import { z } from 'zod';
import { accept, type Refusal, refusal, refuse } from '../../../kernel/result.js';
import { isProtected, type RequestFacts, TargetQuality } from '../../../law/fact.js';
import { type Context, defineAction, defineEvent } from '../../model/action.js';
import { lapseOf } from '../../model/cell-entry.js';
import { effectOf, valueIn } from '../../model/correction.js';
import { isLocked } from '../../model/erasure.js';
import { Correction, InstantText } from '../../model/event-schema.js';
import { unjudged, withFact } from '../../model/evolve-step.js';
import { ConfirmedFact, type FactValue } from '../../model/fact-value.js';
import { type FollowUp, notifyApprovers, setTimer } from '../../model/follow-up.js';
import { isOriginProved } from '../../model/receiving.js';
import { refusals } from '../../model/refusal.js';
import { decidingRoles } from '../../model/second-person.js';
import type { CaseState } from '../../model/state.js';
import { leftWords } from '../../model/weakening.js';

const holdByItself = refusal(
  'hold-by-itself',
  'conflict',
  'La levée se consigne par son acte propre, avec sa source : elle ne se confirme pas comme un fait.',
  'A clearance is recorded by its own act, with its source: it is not confirmed as a fact.',
  'EEV 10(2)',
);
const originWithoutEvidence = refusal(
  'origin-without-evidence',
  'conflict',
  'L’origine était inconnue : consignez d’abord comment celle-ci a été établie, avec la référence de la preuve.',
  'The origin was unknown: first record how this one was established, with the reference of the evidence.',
  'Policy authenticity',
);

const forCleared = refusal(
  'for-cleared',
  'forbidden',
  'Dans ce circuit, seul l’officier habilité au secret corrige les faits.',
  'In this circuit only the secret officer corrects facts.',
  'CSI L881-1',
);
const protectedByFlag = refusal(
  'protected-by-flag',
  'conflict',
  'Une qualité du client protège une cible : corrigez d’abord cette qualité.',
  'A flag of the customer protects a target: correct that flag first.',
  'CPP 56-1',
);
const stateEachTarget = refusal(
  'state-each-target',
  'conflict',
  'La demande vise plusieurs cibles : dites de chacune si elle est protégée.',
  'The request aims at several targets: state of each whether it is protected.',
  'CPP 56-1',
);
const notEachTarget = refusal(
  'not-each-target',
  'invalid',
  'La qualité se dit de chaque cible, dans l’ordre de la lecture, et s’accorde avec la réponse.',
  'The quality is stated of each target, in the order of the reading, and agrees with the answer.',
  'CPP 56-1',
);

/** A call-back speaks of the requester that was known then. */
const identityFacts: readonly string[] = [
  'issuerZone',
  'issuerCountry',
  'issuerKind',
  'relayedBy',
  'channel',
  'origin_established',
];

/** A call-back that establishes the origin still speaks of the same requester afterwards. */
const restsOnCall = ({ callBack, origins }: CaseState, { fact, value }: { fact: string; value: unknown }): boolean =>
  fact === 'origin_established' &&
  value === 'holds' &&
  callBack?.noteId !== undefined &&
  origins.some(({ call }) => call === callBack.noteId);

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
  label: { fr: 'Fait confirmé', en: 'Fact confirmed' },
  data: { fact: z.string(), value: z.json(), corrected: z.boolean() },
  by: 'person',
  evolve: (state, { fact, value, corrected }) => ({
    ...(corrected ? unjudged(state) : state),
    facts: state.facts && withFact(state.facts, fact, value),
    alone: alone(state, { fact, value }),
    seconded: state.seconded.filter((each) => each.fact !== fact),
    confirmed: [...state.confirmed.filter((each) => each !== fact), fact],
    callBack: corrected && identityFacts.includes(fact) && !restsOnCall(state, { fact, value }) ? null : state.callBack,
  }),
  follow: ({ corrected }) => (corrected ? [{ do: 'classify' }] : []),
});

/** By their places in the reading: the targets themselves are sealed with the case. */
const qualities = z.array(TargetQuality).min(1).max(10_000);

const targetsStated = defineEvent('case.targets_stated', {
  label: { fr: 'Qualité de chaque cible déclarée', en: 'Quality of each target stated' },
  data: { qualities },
  by: 'person',
  keepsPreparation: true,
  evolve: (state, { qualities: said }) => ({ ...state, qualities: said }),
});

/** Where the cell is proposed, the secret officer is paged: the person who would take the case over. */
const toOfficer: FollowUp = {
  do: 'notify',
  news: { kind: 'correction', what: 'proposed' },
  audience: ['secret_officer'],
  page: true,
};

/** The facts in force do not change; a later proposal holds all the changes that wait. */
const correctionProposed = defineEvent('case.correction_proposed', {
  label: {
    fr: 'Correction proposée, qui affaiblirait la qualification',
    en: 'Correction proposed that would weaken the classification',
  },
  data: { ...Correction.shape, lapsesAt: InstantText.optional() },
  by: 'person',
  keepsPreparation: true,
  evolve: (state, data, account) => ({
    ...state,
    proposed: { ...data, seq: state.seq + 1, by: [...new Set([...(state.proposed?.by ?? []), account])] },
  }),
  follow: ({ lapsesAt }, after) => [
    notifyApprovers(
      'proposed',
      decidingRoles(after).filter((role) => role !== 'secret_officer'),
    ),
    ...(lapsesAt === undefined ? [] : [toOfficer, setTimer('cell_entry', lapsesAt)]),
  ],
});

/** That the authority named wrote the request is established with its evidence; an unknown origin is left only for the zone of which evidence was recorded. */
function objectionToOrigin(state: CaseState, { fact, value }: FactValue): Refusal | null {
  const { facts, origins } = state;
  if (fact === 'origin_established') return value !== 'holds' || isOriginProved(state) ? null : refusals.originUnproved;
  if (fact !== 'issuerZone' || facts?.issuerZone !== 'UNKNOWN' || value === 'UNKNOWN') return null;
  return origins.some(({ zone }) => zone === value) ? null : originWithoutEvidence;
}

/** The correction with those that wait already. */
function proposedWith(facts: RequestFacts, changes: readonly FactValue[], { state, at }: Context) {
  if (!state.classification) return refuse(refusals.notClassified);
  const named = changes.map(({ fact }) => fact as string);
  const waiting = (state.proposed?.changes ?? []).filter(({ fact }) => !named.includes(fact));
  const effect = effectOf(facts, [...waiting, ...changes], state, at);
  return accept([correctionProposed.of({ ...effect, ...lapseOf(effect, state, at) })]);
}

/** The facts that a statement about the targets makes: what protects one of them is a flag of its customer. */
function statedOf(facts: RequestFacts, confirmed: FactValue, qualities: readonly TargetQuality[] = []): FactValue[] {
  const { fact, value } = confirmed;
  if (fact === 'tenantFlags' && isProtected(value) && !isProtected(facts.tenantFlags)) {
    return [confirmed, { fact: 'target_not_protected', value: 'fails' }];
  }
  const protecting = qualities.filter((quality) => quality !== 'ordinary');
  if (protecting.length === 0) return [confirmed];
  return [confirmed, { fact: 'tenantFlags', value: [...new Set([...facts.tenantFlags, ...protecting])] }];
}

/** That no target is protected is said of each target; what the directory says of all is confirmed as it stands. */
function objectionToTargets({ facts, targets }: CaseState, { fact, value }: FactValue, said?: TargetQuality[]) {
  if (fact !== 'target_not_protected') return said ? notEachTarget : null;
  const answer = said?.some((quality) => quality !== 'ordinary') ? 'fails' : 'holds';
  if (said && (said.length !== targets || value !== answer)) return notEachTarget;
  if (value !== 'holds' || !facts) return null;
  if (isProtected(facts.tenantFlags)) return protectedByFlag;
  return targets > 1 && !said && valueIn(facts, fact) !== value ? stateEachTarget : null;
}

export const confirmFact = defineAction('confirm_fact', {
  label: { fr: 'Confirmer un fait', en: 'Confirm a fact' },
  input: { confirmed: ConfirmedFact, qualities: qualities.optional() },
  events: [factConfirmed, targetsStated, correctionProposed],
  open: 'in_step',
  roles: ['jurist', 'head_of_legal', 'dpo', 'secret_officer'],
  guard: (state, actor, at) => {
    const isCleared = actor.kind === 'person' && actor.roles.includes('secret_officer');
    if (isLocked(state, at) && !isCleared) return forCleared;
    return state.facts ? null : refusals.notRead;
  },
  decide: ({ confirmed, qualities: said }, context) => {
    const { facts, floor } = context.state;
    if (confirmed.fact === 'enforcement_cleared' && floor.hold) return refuse(holdByItself);
    if (!facts) return refuse(refusals.notRead);
    const differs = (each: FactValue) => JSON.stringify(valueIn(facts, each.fact)) !== JSON.stringify(each.value);
    const objection =
      (differs(confirmed) ? objectionToOrigin(context.state, confirmed) : null) ??
      objectionToTargets(context.state, confirmed, said);
    if (objection) return refuse(objection);
    const stated = statedOf(facts, confirmed, said);
    const spoken = said ? [targetsStated.of({ qualities: said })] : [];
    if (stated.some(differs) && effectOf(facts, stated, context.state, context.at).weakens.length > 0) {
      const proposed = proposedWith(facts, stated, context);
      return proposed.ok ? accept([...spoken, ...proposed.value]) : proposed;
    }
    const confirmations = stated.map((each) =>
      factConfirmed.of({ fact: each.fact, value: each.value, corrected: differs(each) }),
    );
    return accept([...spoken, ...confirmations]);
  },
  route: { path: 'facts', summary: 'Confirms a fact, or corrects it' },
});
