import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { productLaw } from '../../../test/support/law.js';
import { requisition } from '../../../test/support/requisition.js';
import { day } from '../kernel/day.js';
import { type Checks, channels, checkNames, type FactName, type RequestFacts, tenantFlags } from '../law/fact.js';
import { addressees, checkResults, dataCategories, issuerKinds, issuerZones, relays } from '../law/vocabulary.js';
import { circuitsOn, commandsOf } from '../workflow/circuit.js';
import { duties } from './classification.js';
import { classify } from './classify.js';
import { itemsOf } from './item.js';
import { admitting } from './judge.js';

const law = productLaw();
const today = day('2026-11-24');
const circuits = circuitsOn(law.circuits, today);
const codes = [...law.instrumentsByCode.keys()];
const common = [
  'CPP-60-1',
  'CPP-77-1-1',
  'CPP-99-3',
  'CPP-60-2',
  'DOU-65',
  'LPF-L96-G',
  'EU-EPOC',
  'EU-EPOC-PR',
  'EU-DSA-10',
  'US-SCA-2703',
  'MLAT',
];

const held = (...names: (keyof Checks)[]): Checks => Object.fromEntries(names.map((name) => [name, 'holds']));
const complete = held(
  'origin_established',
  'act_attached',
  'signatory_named',
  'case_reference_given',
  'targets_identified',
  'target_not_protected',
  'frame_agrees',
  'destination_agrees',
  'asks_now',
);
const on = (change: Partial<RequestFacts>, at = today) => classify({ ...requisition, ...change }, law, at);

const checks = fc.dictionary(fc.constantFrom(...checkNames), fc.constantFrom(...checkResults), { maxKeys: 12 });
const facts: fc.Arbitrary<RequestFacts> = fc.record({
  issuerZone: fc.constantFrom(...issuerZones),
  issuerCountry: fc.constantFrom('FR', 'US', 'GB', 'CA', 'CN', 'CH', 'DE', 'SG', null),
  issuerKind: fc.constantFrom(...issuerKinds),
  relayedBy: fc.constantFrom(...relays),
  addressee: fc.constantFrom(...addressees),
  channel: fc.constantFrom(...channels),
  bases: fc.uniqueArray(fc.oneof(fc.constantFrom(...common), fc.constantFrom(...codes)), { maxLength: 3 }),
  categories: fc.uniqueArray(fc.constantFrom(...dataCategories), { maxLength: 3 }),
  tenantFlags: fc.uniqueArray(fc.constantFrom(...tenantFlags), { maxLength: 2 }),
  emergency: fc.boolean(),
  checks,
});

describe('the notices to give', () => {
  it('leave out the one that a French inquiry forbids until its magistrate agrees (CP 434-7-2)', () => {
    const advice = on({ categories: ['CON'], checks: complete });
    expect(advice.notices).toEqual([{ code: 'N_CUST', unless: ['issuerHasNotAgreed'] }]);
    expect(duties(advice)).toEqual([]);
  });

  it('keep those that a person may decide not to give', () => {
    const advice = on({ issuerZone: 'THIRD', issuerCountry: 'GB', bases: ['UK-IPA'], categories: ['SUB'] });
    expect(duties(advice)).toEqual(['N_SISSE', 'N_CUST']);
  });
});

describe('the open questions', () => {
  it('are those of the rules that fired, each once', () => {
    const act = { bases: ['CPP-60-1', 'CPP-60-2'], categories: ['SUB', 'TRF', 'PRES'] } as const;
    const { counsel } = on({ bases: [...act.bases], categories: [...act.categories], checks: complete });
    expect(counsel).toEqual(['Q-TRAFFIC-REVIEW', 'Q-RETENTION', 'Q-PURE-HOST', 'Q-HOST-OPERATOR']);
  });

  it('are none where the text was read', () => {
    expect(on({ bases: ['CPP-60-1'], categories: ['SUB'], checks: complete }).counsel).toEqual([]);
  });
});

describe('the items of a request', () => {
  const items = (bases: string[], categories: RequestFacts['categories']) =>
    itemsOf({ ...requisition, bases, categories }, law.instrumentsByCode).map(
      ({ basis, category }) => `${basis} ${category}`,
    );

  it.each([
    [['CPP-60-1', 'CPP-60-1-2'], ['IDN', 'TRF'] as const, ['CPP-60-1 IDN', 'CPP-60-1 TRF']],
    [['LPF-L81', 'LPF-L96-G'], ['SUB', 'CORP'] as const, ['LPF-L96-G SUB', 'LPF-L81 CORP']],
    [['EU-EPOC', 'EU-EPOC-PR'], ['SUB', 'PRES'] as const, ['EU-EPOC SUB', 'EU-EPOC-PR PRES']],
    [['US-SCA-2703', 'US-SUBPOENA'], ['TRF'] as const, ['US-SUBPOENA TRF']],
    [['MLAT'], ['SUB'] as const, ['MLAT SUB']],
    [['LPF-L81'], ['CON'] as const, ['LPF-L81 CON']],
    [[], ['SUB'] as const, ['NONE SUB']],
    [['DOU-65', 'CPP-60-1-2'], [] as const, ['DOU-65 NONE']],
    [[], [] as const, ['NONE NONE']],
    [['UNKNOWN-CODE'], ['SUB'] as const, ['UNKNOWN-CODE SUB']],
  ])('of %j asking %j are %j', (bases, categories, expected) => {
    expect(items(bases, [...categories])).toEqual(expected);
  });
});

describe('advice', () => {
  it('admits only when every check holds, and says which is open', () => {
    expect(on({ checks: complete })).toMatchObject({ row: 'F01', verdict: 'ADMIT', unknown: [], failing: [] });
    const open = on({ checks: { ...complete, origin_established: 'unknown' } });
    expect(open).toMatchObject({ row: 'F01', verdict: 'ADMIT_COND', unknown: ['origin_established'] });
    const failed = on({ checks: { ...complete, case_reference_given: 'fails' } });
    expect(failed).toMatchObject({
      row: 'F01',
      verdict: 'CLARIFY',
      failing: ['case_reference_given'],
      circuit: 'clarification',
    });
  });

  it('gives one text one answer, the strictest: subscriber and mailbox under 60-1', () => {
    const both = on({ categories: ['SUB', 'CON'], checks: complete });
    expect(both).toMatchObject({ row: 'F11', verdict: 'ESCALATE', circuit: 'escalation' });
    expect(both.items.map(({ row, verdict }) => `${row} ${verdict}`)).toEqual(['F01 ADMIT', 'F11 ESCALATE']);
  });

  it('splits what stands on several texts when one of them would be admitted', () => {
    const mixed = on({ issuerKind: 'customs', bases: ['DOU-65', 'DOU-65-QUINQUIES'], categories: ['CORP', 'TRF'] });
    expect(mixed).toMatchObject({ row: 'X05', rule: 'X05', verdict: 'SPLIT' });
    expect(mixed.items.map(({ row }) => row)).toEqual(['A06', 'A07']);
  });

  it('changes with the law: a certificate of 17 August 2026 and one of the 18th', () => {
    const certificate: Partial<RequestFacts> = {
      issuerZone: 'EU_EEV',
      issuerCountry: 'ES',
      issuerKind: 'judge',
      addressee: 'DESIGNATED_ESTABLISHMENT',
      channel: 'DIS',
      bases: ['EU-EPOC'],
    };
    expect(on(certificate, day('2026-08-17')).row).toBe('E20');
    expect(on(certificate, day('2026-08-18')).row).toBe('E01');
  });

  it('tells what nearly fired, and on which fact', () => {
    const { items } = on({ checks: complete });
    expect(items[0]?.nearMisses).toContainEqual({ row: 'F17', fact: 'emergency', wanted: 'yes', found: 'no' });
    expect(items[0]?.nearMisses).toContainEqual({
      row: 'F22',
      fact: 'secrecy_marking',
      wanted: 'holds',
      found: 'unknown',
    });
  });

  it('allows no silence where one item forbids it', () => {
    const foreign = on({
      issuerZone: 'THIRD',
      issuerCountry: 'US',
      issuerKind: 'court',
      bases: ['US-SCA-2703'],
      categories: ['CON'],
    });
    expect(foreign.notices.find(({ code }) => code === 'N_CUST')?.unless).toEqual([
      'lawEnforcementEffectiveness',
      'frenchAuthoritySilence',
    ]);
    expect(foreign.notices.find(({ code }) => code === 'N_SISSE')).toEqual({ code: 'N_SISSE', delay: 'D-SISSE-0' });
  });
});

/** One fact changed to another value; the check or the field it names. */
const flips: Partial<Record<FactName, fc.Arbitrary<Partial<RequestFacts>>>> = {
  issuerZone: fc.constantFrom(...issuerZones).map((issuerZone) => ({ issuerZone })),
  issuerKind: fc.constantFrom(...issuerKinds).map((issuerKind) => ({ issuerKind })),
  issuerCountry: fc.constantFrom('FR', 'US', 'GB', 'CN', null).map((issuerCountry) => ({ issuerCountry })),
  relayedBy: fc.constantFrom(...relays).map((relayedBy) => ({ relayedBy })),
  addressee: fc.constantFrom(...addressees).map((addressee) => ({ addressee })),
  channel: fc.constantFrom(...channels).map((channel) => ({ channel })),
  emergency: fc.boolean().map((emergency) => ({ emergency })),
  tenantFlags: fc
    .uniqueArray(fc.constantFrom(...tenantFlags), { maxLength: 2 })
    .map((flags) => ({ tenantFlags: flags })),
};

describe('over all facts', () => {
  it('an unknown issuer, a third country and a private person never get data', () => {
    const closed = fc.constantFrom('UNKNOWN', 'THIRD', 'PRIVATE', 'INTL', 'EEA_CH', 'EU_DK');
    fc.assert(
      fc.property(facts, closed, (some, issuerZone) => {
        const advice = classify({ ...some, issuerZone }, law, today);
        const circuit = circuits.get(advice.circuit);
        expect(circuit && commandsOf(circuit).has('release')).toBe(false);
        expect(advice.verdict).not.toBe('ADMIT');
      }),
      { numRuns: 400 },
    );
  });

  it('an admission has no failing check, and an ADMIT no open one', () => {
    fc.assert(
      fc.property(facts, (some) => {
        const { verdict, failing, unknown } = classify(some, law, today);
        if (admitting.includes(verdict)) expect(failing).toEqual([]);
        if (verdict === 'ADMIT') expect(unknown).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  it.each(Object.entries(flips))('%s is named whenever its change would change the outcome', (name, flip) => {
    fc.assert(
      fc.property(facts, flip, (some, change) => {
        const before = classify(some, law, today);
        const after = classify({ ...some, ...change }, law, today);
        if (before.row !== after.row || before.verdict !== after.verdict) expect(before.facts).toContain(name);
      }),
      { numRuns: 200 },
    );
  });

  it('a check is named whenever its change would change the outcome', () => {
    fc.assert(
      fc.property(facts, fc.constantFrom(...checkNames), fc.constantFrom(...checkResults), (some, name, result) => {
        const before = classify(some, law, today);
        const after = classify({ ...some, checks: { ...some.checks, [name]: result } }, law, today);
        if (before.row !== after.row || before.verdict !== after.verdict) expect(before.facts).toContain(name);
      }),
      { numRuns: 400 },
    );
  });
});
