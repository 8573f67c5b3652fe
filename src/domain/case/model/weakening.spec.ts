import { describe, expect, it } from '@jest/globals';
import { productLaw } from '../../../../test/support/law.js';
import { requisition } from '../../../../test/support/requisition.js';
import type { RequestFacts } from '../../law/fact.js';
import { circuitsOn } from '../../workflow/circuit.js';
import { judgementOf, weakeningsOf } from './weakening.js';

const law = productLaw();
const RECEIVED = '2026-11-24T13:37:12.000Z';
const circuits = circuitsOn(law.circuits, '2026-11-24');
const nothingAsked = { approvers: [], callBack: false };

type Changed = Omit<Partial<RequestFacts>, 'checks'> & { readonly checks?: RequestFacts['checks'] };
const changed = (facts: RequestFacts, change: Changed): RequestFacts => ({
  ...{ ...facts, ...change },
  checks: { ...facts.checks, ...change.checks },
});
const weakens = (facts: RequestFacts, change: Changed, asked: Parameters<typeof weakeningsOf>[2] = nothingAsked) => {
  const side = (each: RequestFacts) => ({ facts: each, judgement: judgementOf(each, RECEIVED, { rules: law }) });
  return weakeningsOf(side(facts), side(changed(facts, change)), asked, circuits);
};

const warrant: RequestFacts = {
  ...requisition,
  ...{ issuerZone: 'THIRD', issuerCountry: 'US', issuerKind: 'court' },
  ...{ bases: ['US-SCA-2703'], categories: ['CON'] },
};
/** Traffic data: two roles are asked. */
const traffic: RequestFacts = { ...requisition, categories: ['TRF'] };

describe('what the rules say of a correction', () => {
  it('sees a US warrant recast as a French requisition, at whichever fact is changed first', () => {
    expect(weakens(warrant, { issuerZone: 'FR' })).toContain('leaves_foreign');
    expect(weakens(warrant, requisition)).toEqual(['leaves_foreign', 'lifts_refusal', 'drops_approver']);
    expect(weakens(warrant, { issuerCountry: 'FR' })).not.toContain('leaves_foreign');
  });

  it('sees no weakening in what makes the judgement stricter', () => {
    expect(weakens(requisition, { issuerZone: 'THIRD', issuerCountry: 'US' })).toEqual([]);
    expect(weakens(requisition, { relayedBy: 'PARENT' })).toEqual([]);
    expect(weakens(requisition, { checks: { origin_established: 'fails' } })).toEqual([]);
  });

  it('sees none in a check that turns out not to be met, though fewer are asked of the question it leads to', () => {
    expect(judgementOf(traffic, RECEIVED, { rules: law }).approvers).toEqual(['jurist', 'head_of_legal']);
    expect(weakens(traffic, { checks: { act_attached: 'fails' } })).toEqual([]);
  });

  it('sees a detour over a stricter judgement when it comes back with fewer approvers', () => {
    const asked = { approvers: ['jurist' as const, 'head_of_legal' as const], callBack: false };
    const clarified = changed(traffic, { checks: { act_attached: 'fails' } });
    const lighter = changed(clarified, { bases: ['CPP-60-1'], categories: ['SUB'] });
    expect(weakens(clarified, { bases: ['CPP-60-1'], categories: ['SUB'] }, asked)).toEqual([]);
    expect(weakens(lighter, { checks: { act_attached: 'holds' } }, asked)).toEqual(['drops_approver']);
  });

  it('sees a case that goes to the secret cell, and one that leaves it', () => {
    const marked = { checks: { secrecy_marking: 'holds' } } as const;
    expect(judgementOf(changed(traffic, marked), RECEIVED, { rules: law }).circuit).toBe('secret_cell');
    expect(weakens(traffic, marked)).toEqual(['enters_cell']);
    expect(weakens(changed(traffic, marked), { checks: { secrecy_marking: 'fails' } })).toContain('leaves_cell');
    const foreign = changed(traffic, { ...marked, issuerZone: 'THIRD', issuerCountry: 'US' });
    expect(weakens(changed(traffic, marked), foreign)).toEqual(['leaves_cell']);
  });

  it('sees a case whose content may be erased after its end, though no approver is dropped', () => {
    expect(weakens(warrant, { bases: ['US-FISA-702'] })).toEqual(['keeps_less']);
    expect(weakens(changed(warrant, { bases: ['US-FISA-702'] }), { categories: ['SUB'] })).toEqual([]);
  });

  it('sees fewer data asked for as an approver dropped', () => {
    expect(weakens(traffic, { bases: ['CPP-60-1'], categories: ['SUB'] })).toEqual(['drops_approver']);
  });

  it('sees a refused part taken out of a request that was to be split', () => {
    const plain = judgementOf(requisition, RECEIVED, { rules: law });
    const [item] = plain.items;
    const parts = item ? [item, { ...item, verdict: 'REFUSE' as const }] : [];
    const split = { facts: requisition, judgement: { ...plain, verdict: 'SPLIT' as const, items: parts } };
    const one = { facts: requisition, judgement: plain };
    expect(weakeningsOf(split, one, nothingAsked, circuits)).toEqual(['lifts_refusal']);
    const admitted = { ...split, judgement: { ...split.judgement, items: plain.items } };
    expect(weakeningsOf(admitted, one, nothingAsked, circuits)).toEqual([]);
  });
});
