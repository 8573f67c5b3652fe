import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { describeSettings, foreignEnvironment, readSettings } from './config.js';

function faults(environment: Record<string, string>): string[] {
  const read = readSettings(environment);
  return read.ok ? [] : read.faults;
}

test('an empty environment is a complete configuration that calls no one', () => {
  const read = readSettings({});
  expect(read).toMatchObject({
    ok: true,
    settings: {
      httpHost: '127.0.0.1',
      httpPort: 8080,
      smtpPort: 2525,
      maximumMessageBytes: 36_700_160,
      hookSecrets: [],
      signalSecrets: [],
      testDurability: false,
    },
  });
  expect(read.ok && JSON.stringify(read.settings)).not.toContain('Url');
});

test('a secret of the webhook for mail is none of the webhook for signals', () => {
  const [mail, old, signal] = ['m', 'o', 's'].map((each) => `whsec_${Buffer.from(each.repeat(32)).toString('base64')}`);
  const shared = { GREFFE_HOOK_SECRETS: `${mail},${old}`, GREFFE_SIGNAL_SECRETS: `${signal},${old}` };
  expect(faults(shared)).toEqual(['GREFFE_SIGNAL_SECRETS: must share no secret with GREFFE_HOOK_SECRETS']);
  expect(readSettings({ ...shared, GREFFE_SIGNAL_SECRETS: signal }).ok).toBe(true);
});

test('another program reads the environment without our settings', () => {
  const given = {
    SOFTHSM2_CONF: '/etc/softhsm2.conf',
    DATABASE_URL: 'postgres://db.example',
    GREFFE_SIGNING_PIN_FILE: '/pin',
  };
  expect(foreignEnvironment(given)).toEqual({ SOFTHSM2_CONF: '/etc/softhsm2.conf' });
});

test('every fault is reported, not only the first', () => {
  const told = faults({
    GREFFE_HTTP_PORT: '80000',
    GREFFE_HTTP_PROT: '8080',
    DATABASE_URL: 'mysql://db.example/greffe',
    GREFFE_HOOK_SECRETS: 'whsec_c2hvcnQ=',
    GREFFE_TEST_DURABILITY: 'perhaps',
  });
  expect(told.map((fault) => fault.split(/[: ]/)[0])).toEqual([
    'GREFFE_HTTP_PROT',
    'GREFFE_HTTP_PORT',
    'DATABASE_URL',
    'GREFFE_HOOK_SECRETS',
    'GREFFE_TEST_DURABILITY',
  ]);
  expect(told[2]).toBe('DATABASE_URL: must start with postgres:// or postgresql://');
});

test.each([
  [{ GREFFE_MAIL_URL: 'smtp://relay.example' }, 'GREFFE_MAIL_URL needs GREFFE_MAIL_FROM.'],
  [{ GREFFE_OIDC_SECOND_FACTOR: 'eidas2' }, 'GREFFE_OIDC_SECOND_FACTOR needs GREFFE_OIDC_ISSUER.'],
  [{ GREFFE_SIGNING_KEY: '-----BEGIN PRIVATE KEY-----' }, 'GREFFE_SIGNING_KEY needs GREFFE_SIGNING_CERTIFICATE.'],
])('settings that need each other: %j', (environment, fault) => {
  expect(faults(environment)).toEqual([fault]);
});

test.each(['system', '192.0.2.53', '192.0.2.53, 2001:db8::53', '127.0.0.1:5353,[::1]:5353'])(
  'a resolver may be %s',
  (dns) => {
    expect(readSettings({ GREFFE_DNS: dns })).toMatchObject({ ok: true, settings: { dns } });
  },
);

test.each(['dns.example', '192.0.2.53;192.0.2.54', 'system,192.0.2.53', '[192.0.2.53'])(
  'a resolver may not be %s',
  (dns) => {
    expect(faults({ GREFFE_DNS: dns })[0]).toMatch(/^GREFFE_DNS: must be "system"/);
  },
);

test('an empty variable counts as absent', () => {
  expect(readSettings({ DATABASE_URL: '', GREFFE_HTTP_PORT: '' })).toMatchObject({
    ok: true,
    settings: { httpPort: 8080 },
  });
});

test('a secret may be a file, but not both, and not an unreadable one', () => {
  const folder = mkdtempSync(join(tmpdir(), 'greffe-config-'));
  const file = join(folder, 'redis-url');
  writeFileSync(file, 'redis://queue.example:6379\n');
  expect(readSettings({ REDIS_URL_FILE: file })).toMatchObject({
    settings: { redisUrl: 'redis://queue.example:6379' },
  });
  expect(faults({ REDIS_URL_FILE: file, REDIS_URL: 'redis://other.example' })).toEqual([
    'REDIS_URL and REDIS_URL_FILE are both set: keep one.',
  ]);
  rmSync(folder, { recursive: true });
  expect(faults({ REDIS_URL_FILE: file })).toEqual([expect.stringMatching(/^REDIS_URL_FILE cannot be read: ENOENT/)]);
});

test('the help names every setting with its default', () => {
  const help = describeSettings();
  expect(help).toContain('Port of HTTP: 0 for one that is free. Default: 8080.');
  expect(help).toMatch(/^GREFFE_DATA .* Default: \.greffe\.$/m);
  expect(help).toMatch(/^DATABASE_URL .* \[_FILE\]$/m);
});

test.each([
  ['https://greffe.example', 'https://greffe.example'],
  ['https://greffe.example:8443/', 'https://greffe.example:8443'],
  ['http://localhost:8080', 'http://localhost:8080'],
])('browsers may reach it at %s', (given, publicUrl) => {
  expect(readSettings({ GREFFE_PUBLIC_URL: given })).toMatchObject({ ok: true, settings: { publicUrl } });
});

test.each([
  'greffe.example',
  'http://greffe.example',
  'https://192.0.2.1',
  'https://[2001:db8::1]',
  'https://a.example/x',
])('passkeys could not belong to %s', (given) => {
  expect(faults({ GREFFE_PUBLIC_URL: given })).toEqual([
    expect.stringContaining('GREFFE_PUBLIC_URL: must be https://'),
  ]);
});

test('the days to enrol a second factor are a number, or never', () => {
  const days = (GREFFE_SECOND_FACTOR_DAYS: string) => readSettings({ GREFFE_SECOND_FACTOR_DAYS });
  expect([days('0'), days('30'), days('never'), days('')]).toMatchObject([
    { settings: { secondFactorDays: 0 } },
    { settings: { secondFactorDays: 30 } },
    { settings: { secondFactorDays: 'never' } },
    { settings: { secondFactorDays: 7 } },
  ]);
  expect(faults({ GREFFE_SECOND_FACTOR_DAYS: 'soon' })).toHaveLength(1);
});

test.each([
  ['https://idp.example/realms/desk', true],
  ['http://127.0.0.1:9000', true],
  ['http://idp.example', false],
  ['https://idp.example/?tenant=1', false],
  ['idp.example', false],
])('an identity provider at %s is taken: %p', (issuer, taken) => {
  const given = { GREFFE_OIDC_CLIENT_ID: 'greffe', GREFFE_OIDC_CLIENT_SECRET: 'a secret of sixteen' };
  expect(readSettings({ ...given, GREFFE_OIDC_ISSUER: issuer }).ok).toBe(taken);
  expect(faults({ GREFFE_OIDC_ISSUER: issuer }).length).toBeGreaterThan(1);
});
