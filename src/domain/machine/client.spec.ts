import { expect, it } from '@jest/globals';
import { instant } from '../kernel/instant.js';
import { faultOf, MachineClient, type MachineStanding, stateOf } from './client.js';

const now = instant('2027-03-01T12:00:00.000Z');
const client = MachineClient.parse({
  ...{ name: 'siem', scopes: ['events:read'], owner: '0198c0de-0000-7000-8000-000000000001' },
  ...{ until: '2027-06-01T12:00:00.000Z', secretSha256: 'a'.repeat(64) },
});

it.each([
  ['a day to come', {}, undefined],
  ['now', { until: '2027-03-01T12:00:00.000Z' }, 'machine-end-wrong'],
  ['401 days ahead', { until: '2028-04-05T12:00:00.000Z' }, 'machine-end-wrong'],
  ['one scope twice', { scopes: ['events:read', 'events:read'] }, 'machine-scopes-repeated'],
])('a client with %s is proposed or refused', (_case, change, code) => {
  expect(faultOf(MachineClient.parse({ ...client, ...change }), now)?.code).toBe(code);
});

it.each(['SIEM', 'a', 'Jean Dupont', `${'a'.repeat(41)}`, '-siem'])('a client is not named %s', (name) => {
  expect(MachineClient.safeParse({ ...client, name }).success).toBe(false);
});

it.each<[string, Partial<MachineStanding>]>([
  ['waiting', { adopted: false }],
  ['in_force', {}],
  ['revoked', { revoked: true }],
  ['withdrawn', { adopted: false, withdrawn: true }],
  ['ended', { until: now }],
  ['owner_left', { ownerActive: false }],
])('is %s by what the log, the clock and the account of its owner say', (state, change) => {
  const standing = { adopted: true, withdrawn: false, revoked: false, ownerActive: true, until: client.until };
  expect(stateOf({ ...standing, ...change }, now)).toBe(state);
});
