import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { readSettings } from '../settings/config.js';
import { outboundRows } from './outbound.js';

const called = (environment: Record<string, string>): string[] => {
  const read = readSettings({ GREFFE_DATA: '.greffe', ...environment });
  if (!read.ok) throw new Error(read.faults.join('\n'));
  return outboundRows(read.settings).map(({ value }) => value.en);
};

test('no host is called while none is set', () => {
  expect(new Set(called({}))).toEqual(new Set(['no call: not configured']));
});

test('everyone who is called is shown, and no password or token of their address', () => {
  const shown = called({
    GREFFE_MAIL_URL: 'smtp://greffe:hunter2@relay.example:587',
    GREFFE_MAIL_FROM: 'greffe@nuage.example',
    GREFFE_PAGER_URL: 'https://pager.example/hooks/hunter2',
    GREFFE_PAGER_SECRET: `whsec_${'A'.repeat(32)}`,
    GREFFE_EVENTS_URL: 'https://machines.example/hooks/hunter2',
    GREFFE_EVENTS_SECRETS: `whsec_${'B'.repeat(32)}`,
    GREFFE_CUSTOMERS_URL: 'https://customers.example/feed/hunter2',
    GREFFE_CUSTOMERS_SECRET: 'a token of hunter2',
    GREFFE_WITNESS_URL: 'https://greffe:hunter2@witness.example/log',
    GREFFE_WITNESS_KEY: 'witness.example+00000000+AA==',
    GREFFE_REVOCATION_URLS: 'http://ocsp.example/,http://crl.example/list',
    GREFFE_DNS: '192.0.2.53',
    GREFFE_OIDC_ISSUER: 'https://login.example/tenant',
    GREFFE_OIDC_CLIENT_ID: 'greffe',
    GREFFE_OIDC_CLIENT_SECRET: 'a secret of hunter2',
    GREFFE_OIDC_HOSTS: 'graph.example',
    DATABASE_URL: 'postgres://greffe:hunter2@db.example:5432/greffe',
    REDIS_URL: 'rediss://:hunter2@queue.example:6380',
  });
  expect(shown).toEqual([
    'relay.example:587',
    'pager.example',
    'machines.example',
    'customers.example',
    'no call: not configured',
    'witness.example',
    'ocsp.example, crl.example',
    '192.0.2.53',
    'login.example, graph.example',
    'db.example:5432',
    'queue.example:6380',
  ]);
});

test('a pager without its secret, which would never be called, stops the start', () => {
  const read = readSettings({ GREFFE_PAGER_URL: 'https://pager.example/wake' });
  expect(read).toMatchObject({ ok: false, faults: ['GREFFE_PAGER_URL needs GREFFE_PAGER_SECRET.'] });
});

test('no call follows a redirect, which would lead to a host that is not set', () => {
  const sources = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter(
    (name) => /(?<!\.spec)\.ts$/.test(name) && !/^(admin|verifier\/browser|commands\/demo)\//.test(name),
  );
  const counted = sources.map((name) => {
    const text = readFileSync(`src/${name}`, 'utf8');
    const times = (pattern: RegExp): number => text.match(pattern)?.length ?? 0;
    return { name, calls: times(/\bfetch\(/g), bound: times(/\bredirect: '(error|manual)'/g) };
  });
  const calling = counted.filter(({ calls }) => calls > 0);
  expect(calling.length).toBeGreaterThan(5);
  expect(calling.filter(({ calls, bound }) => calls !== bound)).toEqual([]);
  // The modules of Node.js follow none by themselves.
  const others = sources.filter((name) => /from 'node:https'/.test(readFileSync(`src/${name}`, 'utf8')));
  expect(others).toEqual(['platform/outbound/webhook.ts']);
});
