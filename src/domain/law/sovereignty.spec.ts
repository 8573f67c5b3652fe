import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { OperatorProfile } from './operator.js';
import { departuresOf, noticeDue, overSubscribed, type SovereigntyFile, SovereigntyRules } from './sovereignty.js';
import { faultsOfFile } from './sovereignty-change.js';

const read = (path: string): unknown => parse(readFileSync(path, 'utf8'));
const rules = SovereigntyRules.parse(read('workflows/law/sovereignty.yaml'));
const folder = 'workflows/operators';
const profiles = readdirSync(folder)
  .filter((name) => !name.endsWith('.cases.yaml'))
  .map((name) => OperatorProfile.parse(read(`${folder}/${name}`)));
const profile = OperatorProfile.parse(profiles.find(({ isDefault }) => isDefault));
const declared = profile.sovereignty;
const today = '2026-06-01';

const broken = (changes: Partial<SovereigntyFile>, on = today): string[] =>
  departuresOf({ ...declared, ...changes }, rules, on).map(({ cite, found }) =>
    [cite.replace('SecNumCloud 3.2 ', ''), ...found].join(' '),
  );

describe('the worked profiles', () => {
  it('are three, one of them the default', () => {
    expect(profiles).toHaveLength(3);
    expect(profiles.filter(({ isDefault }) => isDefault).map(({ code }) => code)).toEqual(['nuage-souverain']);
  });

  it.each(profiles.map((one) => [one.code, one.sovereignty] as const))('%s keeps to SecNumCloud', (_, sovereignty) => {
    expect(departuresOf(sovereignty, rules, today)).toEqual([]);
    expect(overSubscribed(sovereignty)).toBe(false);
  });
});

describe('each rule of SecNumCloud 3.2, 19.2 and 19.6, finds', () => {
  const place = { service: 'S', data: ['FR'], technicalData: ['FR'], administration: ['FR'], support: ['US'] } as const;
  const of = (changes: object): Partial<SovereigntyFile> => ({
    places: [{ ...place, ...changes }] as unknown as SovereigntyFile['places'],
  });
  const company = { name: 'Vendor', country: 'FR', controlledFrom: 'US', technicalAccess: false } as const;
  const access = { company: 'Vendor', kind: 'support', from: 'US', supervised: true } as const;

  it.each<[string, Partial<SovereigntyFile>, string[]]>([
    ['data outside the Union', of({ data: ['FR', 'US'] }), ['19.2.b S: US']],
    ['administration outside the Union', of({ administration: ['IN'] }), ['19.2.c S: IN']],
    ['technical data outside the Union', of({ technicalData: ['CH'] }), ['19.2.d S: CH']],
    ['nothing in support from outside the Union', of({}), []],
    ['an access that is not supervised', { accesses: [{ ...access, supervised: false }] }, ['19.2.e Vendor: support']],
    [
      'an access of which nothing is known',
      { accesses: [{ ...access, supervised: null }] },
      ['19.2.e Vendor: support'],
    ],
    ['nothing in an access from the Union', { accesses: [{ ...access, from: 'DE', supervised: false }] }, []],
    ['a seat outside', { seat: 'US' }, ['19.6.a US']],
    ['an administration outside', { centralAdministration: 'GB' }, ['19.6.a GB']],
    ['an establishment outside', { mainEstablishment: 'CH' }, ['19.6.a CH']],
    ['a veto', { foreignVeto: true }, ['19.6.b']],
    ['a veto that is not known', { foreignVeto: null }, ['19.6.b']],
    ['a majority appointed from outside', { foreignAppointsMajority: true }, ['19.6.b']],
    ['a majority that is not known', { foreignAppointsMajority: null }, ['19.6.b']],
    ['technical access', { foreignTechnicalAccess: true }, ['19.6.c']],
    ['technical access that is not known', { foreignTechnicalAccess: null }, ['19.6.c']],
    ['a company controlled from outside', { companies: [{ ...company, technicalAccess: true }] }, ['19.6.c Vendor']],
    ['a company of which nothing is known', { companies: [{ ...company, technicalAccess: null }] }, ['19.6.c Vendor']],
    [
      'nothing in access of a company of the Union',
      { companies: [{ ...company, controlledFrom: 'FR', technicalAccess: true }] },
      [],
    ],
    ['no autonomy', { operationalAutonomy: 'none' }, ['19.6.d']],
    ['nothing in a qualified provider', { operationalAutonomy: 'qualified_provider' }, []],
    ['links with a State', { foreignPublicLinks: ['research grant'] }, ['19.6.e research grant']],
  ])('%s', (_, changes, found) => {
    expect(broken(changes)).toEqual(found);
  });
});

describe('the thresholds of 19.6.b', () => {
  type Holder = SovereigntyFile['shareholders'][number];
  const fund = (capital: number, more: Partial<Holder> = {}): Holder => ({
    ...{ name: `Fund ${capital}`, country: 'US', capital },
    ...more,
  });
  const shared = (...foreign: Holder[]): Partial<SovereigntyFile> => {
    const rest = 100 - foreign.reduce((sum, { capital }) => sum + capital, 0);
    const votes = 100 - foreign.reduce((sum, one) => sum + (one.votes ?? one.capital), 0);
    return { shareholders: [...foreign, { name: 'Parent', country: 'FR', capital: rest, votes }] };
  };

  it.each<[string, Holder[], string[]]>([
    ['one share of 24 %', [fund(24)], []],
    ['one share above 24 %', [fund(24.1)], ['19.6.b Fund 24.1: 24.1 %']],
    ['shares of 39 % together', [fund(20), fund(19)], []],
    ['shares above 39 % together', [fund(20), fund(19.5)], ['19.6.b 39.5 %']],
    ['votes above the capital', [fund(10, { votes: 30 })], ['19.6.b Fund 10: 30 %']],
    [
      'two companies under one controller',
      [13, 12].map((capital) => fund(capital, { country: 'FR', controller: { name: 'Group', country: 'US' } })),
      ['19.6.b Group: 25 %'],
    ],
  ])('are measured on %s', (_, foreign, found) => {
    expect(broken(shared(...foreign))).toEqual(found);
  });

  it('count what no one declares as held from outside', () => {
    expect(broken({ shareholders: [{ name: 'Parent', country: 'FR', capital: 70 }] })).toEqual(['19.6.b ?: 30 %']);
  });

  it('count a share only once', () => {
    const shareholders = [fund(60), fund(41)];
    expect(overSubscribed({ ...declared, shareholders })).toBe(true);
    expect(overSubscribed({ ...declared, shareholders: [fund(10, { votes: 90 }), fund(20)] })).toBe(true);
  });
});

describe('the notice of 19.6.f', () => {
  it.each<[string, string | null, string | null, string | null, string[]]>([
    ['of no change', null, null, null, []],
    ['that is owed', '2026-05-20', null, '2026-06-20', []],
    ['that is owed since too long', '2026-04-30', null, '2026-05-30', ['19.6.f']],
    ['given before the change', '2026-04-30', '2026-04-29', '2026-05-30', ['19.6.f']],
    ['given in time', '2026-01-31', '2026-02-28', null, []],
    ['given too late', '2026-01-31', '2026-03-01', null, ['19.6.f']],
  ])('is reckoned for one %s', (_, lastChange, lastChangeNotice, due, found) => {
    expect(noticeDue({ ...declared, lastChange, lastChangeNotice }, rules)).toBe(due);
    expect(broken({ lastChange, lastChangeNotice })).toEqual(found);
  });
});

describe('a new version of the file is refused', () => {
  const faults = (changes: Partial<SovereigntyFile>, before: SovereigntyFile | null = declared) =>
    faultsOfFile({ ...declared, ...changes }, { operator: profile, before, today }).map(({ id }) => id);

  it.each<[string, Partial<SovereigntyFile>, string[]]>([
    [
      'with more than the whole',
      { ...declared, shareholders: [{ name: 'P', country: 'FR', capital: 101 }] },
      ['19.6.b', '19.6.f'],
    ],
    [
      'without the technology provider',
      { companies: declared.companies.slice(1), accesses: [] },
      ['Borealis Cloud LLC', '19.6.f'],
    ],
    ['without a service', { places: [], lastChange: today, lastChangeNotice: null }, ['19.2']],
    ['with a date to come', { lastChange: '2026-06-02', lastChangeNotice: null }, ['19.6.f']],
    ['that changes facts under the day of the change before', { foreignVeto: true }, ['19.6.f']],
    ['that moves the change back', { lastChange: '2025-01-01' }, ['19.6.f']],
    ['that takes the change away', { lastChange: null, lastChangeNotice: null }, ['19.6.f']],
  ])('%s', (_, changes, found) => {
    expect(faults(changes)).toEqual(found);
  });

  it('unless it dates what changed, or says that customers were informed', () => {
    expect(faults({ foreignVeto: true, lastChange: today, lastChangeNotice: null })).toEqual([]);
    expect(faults({ lastChangeNotice: '2026-01-20' })).toEqual([]);
    expect(faults({ foreignVeto: true }, null)).toEqual([]);
  });

  it('with the access of a company that it does not name', () => {
    const stranger = { company: 'Stranger', kind: 'keys', from: 'US', supervised: true } as const;
    expect(faults({ accesses: [stranger], lastChange: today, lastChangeNotice: null })).toEqual(['Stranger']);
  });
});
