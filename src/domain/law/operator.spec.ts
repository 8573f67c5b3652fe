import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { departuresFrom196, OperatorProfile, overSubscribed, type Sovereignty } from './operator.js';

const late = '19.6.f: customers were not told of the last change within one month of it.';
const folder = 'workflows/operators';
const profiles = readdirSync(folder)
  .filter((name) => !name.endsWith('.cases.yaml'))
  .map((name) => OperatorProfile.parse(parse(readFileSync(`${folder}/${name}`, 'utf8'))));

describe('the worked profiles', () => {
  it('are three, one of them the default', () => {
    expect(profiles).toHaveLength(3);
    expect(profiles.filter(({ isDefault }) => isDefault).map(({ code }) => code)).toEqual(['nuage-souverain']);
  });

  it.each(profiles.map((profile) => [profile.code, profile] as const))('%s keeps to SecNumCloud 19.6', (_, profile) => {
    expect(departuresFrom196(profile.sovereignty)).toEqual([]);
    expect(overSubscribed(profile.sovereignty)).toBe(false);
  });
});

describe('each letter of 19.6', () => {
  const declared = OperatorProfile.parse(profiles.find(({ isDefault }) => isDefault)).sovereignty;

  it.each<[string, Partial<Sovereignty>, string]>([
    [
      'a, seat',
      { seat: 'US' },
      '19.6.a: the seat, the central administration and the main establishment must be in the Union.',
    ],
    [
      'a, administration',
      { centralAdministration: 'GB' },
      '19.6.a: the seat, the central administration and the main establishment must be in the Union.',
    ],
    [
      'a, establishment',
      { mainEstablishment: 'CH' },
      '19.6.a: the seat, the central administration and the main establishment must be in the Union.',
    ],
    ['b, veto', { foreignVeto: true }, '19.6.b: a non-European shareholder holds a veto.'],
    [
      'b, appointments',
      { foreignAppointsMajority: true },
      '19.6.b: a non-European shareholder appoints the majority of a governing body.',
    ],
    [
      'c, access of the vendor',
      { foreignTechnicalAccess: true },
      '19.6.c: a non-European company can technically obtain data.',
    ],
    ['d, autonomy', { operationalAutonomy: 'none' }, '19.6.d: the service cannot be continued without the provider.'],
    ['e, links', { foreignPublicLinks: ['research grant'] }, '19.6.e: links with a foreign government are declared.'],
    ['f, untold', { lastChange: '2026-03-01', lastChangeNotice: null }, late],
    ['f, told of an older one', { lastChange: '2026-03-01', lastChangeNotice: '2026-01-15' }, late],
    ['f, told too late', { lastChange: '2026-01-31', lastChangeNotice: '2026-03-01' }, late],
  ])('%s', (_, change, sentence) => {
    expect(departuresFrom196({ ...declared, ...change })).toEqual([sentence]);
  });

  it.each<Partial<Sovereignty>>([
    { seat: 'IE', centralAdministration: 'DE', mainEstablishment: 'PL' },
    { operationalAutonomy: 'qualified_provider' },
    { lastChange: null, lastChangeNotice: null },
    { lastChange: '2026-01-31', lastChangeNotice: '2026-02-28' },
  ])('is kept to with %j', (change) => {
    expect(departuresFrom196({ ...declared, ...change })).toEqual([]);
  });
});

describe('the thresholds of 19.6.b', () => {
  const [profile] = profiles;
  const shares = (...foreign: number[]) => ({
    ...OperatorProfile.parse(profile).sovereignty,
    shareholders: foreign.map((capital, at) => ({ name: `Fund ${at}`, country: 'US', capital })),
  });

  it.each([
    [[24], []],
    [[24.1], ['19.6.b: one non-European shareholder holds 24.1 %, more than 24 %.']],
    [[20, 19], []],
    [[20, 20], ['19.6.b: non-European shareholders hold 40 % together, more than 39 %.']],
  ])('judges foreign shares of %j', (foreign, departures) => {
    expect(departuresFrom196(shares(...foreign))).toEqual(departures);
  });

  it('counts a share only once', () => {
    expect(overSubscribed(shares(60, 41))).toBe(true);
  });
});
