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
    GREFFE_CUSTOMERS_URL: 'https://customers.example/feed/hunter2',
    GREFFE_CUSTOMERS_SECRET: 'a token of hunter2',
    GREFFE_WITNESS_URL: 'https://greffe:hunter2@witness.example/log',
    GREFFE_WITNESS_KEY: 'witness.example+00000000+AA==',
    GREFFE_REVOCATION_URLS: 'http://ocsp.example/,http://crl.example/list',
    GREFFE_DNS: '192.0.2.53',
    DATABASE_URL: 'postgres://greffe:hunter2@db.example:5432/greffe',
    REDIS_URL: 'rediss://:hunter2@queue.example:6380',
  });
  expect(shown).toEqual([
    'relay.example:587',
    'pager.example',
    'customers.example',
    'no call: not configured',
    'witness.example',
    'ocsp.example, crl.example',
    '192.0.2.53',
    'no call: not configured',
    'db.example:5432',
    'queue.example:6380',
  ]);
});

test('a pager without its secret, which would never be called, stops the start', () => {
  const read = readSettings({ GREFFE_PAGER_URL: 'https://pager.example/wake' });
  expect(read).toMatchObject({ ok: false, faults: ['GREFFE_PAGER_URL needs GREFFE_PAGER_SECRET.'] });
});
