/** Requests that were once foreign, relayed, false or of an unknown origin, and what a group tries on each. */
import type { RequestFacts } from '../../../src/domain/law/fact.js';
import { circuitsOn } from '../../../src/domain/workflow/circuit.js';
import { circuits } from '../../support/case-walk.js';
import { productLaw } from '../../support/law.js';
import { requisition } from '../../support/requisition.js';
import { smallRules } from '../../support/small-rules.js';
import type { Scenario } from './explore.js';

const law = { rules: smallRules, circuits };
const warrant: RequestFacts = { ...requisition, issuerZone: 'THIRD', issuerCountry: 'US', issuerKind: 'court' };

/** Refused by a head of legal, a DPO and an executive; what a jurist admits once it is French. */
export const foreignWarrant: Scenario = {
  ...{ name: 'a foreign warrant', law, facts: warrant, mailbox: 'FR' },
  tries: { corrections: ['zone FR', 'zone UNKNOWN'], lowering: true, withdrawing: true },
};

export const repeatedWarrant: Scenario = {
  ...{ ...foreignWarrant, name: 'a foreign warrant that comes a second time', repeated: true },
  tries: { corrections: ['zone FR'], lowering: true, withdrawing: true },
};

export const foreignMailbox: Scenario = {
  ...{ name: 'a request said to be French, of a foreign mailbox', law, facts: requisition, mailbox: 'THIRD' },
  tries: { corrections: ['zone THIRD', 'zone FR'], evidence: true, address: true },
};

export const relayed: Scenario = {
  ...{ name: 'a relayed request', law, facts: { ...requisition, relayedBy: 'PARENT' }, mailbox: 'FR' },
  tries: { corrections: ['relay NONE'], lowering: true },
};

export const falseOrigin: Scenario = {
  ...{ name: 'a request of a false origin', law, mailbox: 'FR' },
  facts: { ...requisition, checks: { origin_established: 'fails' } },
  tries: { corrections: ['origin holds'], lowering: true },
};

export const unknownOrigin: Scenario = {
  ...{ name: 'a request of an unknown origin', law, facts: { ...requisition, issuerZone: 'UNKNOWN' }, mailbox: 'FR' },
  tries: { corrections: ['zone FR', 'zone THIRD'], evidence: true },
};

/** Under three rules; where the mailbox is in France it favours the group, and is not in question. */
export const scenarios = [foreignWarrant, repeatedWarrant, foreignMailbox, relayed, falseOrigin, unknownOrigin];

/** The same under the rules and circuits that the product ships: every fact of the act must be recast. */
export function underTheWholeLaw(): Scenario[] {
  const rules = productLaw();
  const whole = { rules, circuits: circuitsOn(rules.circuits, '2026-11-24') };
  const act: RequestFacts = { ...warrant, bases: ['US-SCA-2703'], categories: ['CON'] };
  const mixed: RequestFacts = { ...requisition, bases: ['US-SCA-2703', 'CPP-60-1'], categories: ['CON', 'SUB'] };
  const tries = { corrections: ['zone FR', 'a French act'], lowering: true } as const;
  return [
    { name: 'a US warrant under the whole law', law: whole, facts: act, mailbox: 'FR', tries },
    { name: 'a request to be split under the whole law', law: whole, facts: mixed, mailbox: 'FR', tries },
  ];
}
