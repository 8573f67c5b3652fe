import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { departuresFrom196, OperatorProfile, overSubscribed } from './operator.js';

const folder = 'workflows/operators';
const profiles = readdirSync(folder).map((name) =>
  OperatorProfile.parse(parse(readFileSync(`${folder}/${name}`, 'utf8'))),
);

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
