// @stage long slow
/** Who sent a message, through the bounded child on raw bytes. Doubles: the DNS (a file of answers) and certificate authorities made here. */

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { SenderCheck } from '../../../src/domain/reading/sender-check.js';
import { type CheckSettings, checkSender, type SenderTask } from '../../../src/intake/sender/check-sender.js';
import { connectionOf } from '../../../src/intake/sender/connection.js';
import { DnsError, type Resolver, resolverFrom } from '../../../src/intake/sender/dns.js';
import { buildSenderChecker } from '../../support/built-reader.js';
import { size } from '../../support/set.js';

const folder = fileURLToPath(new URL('../../fixtures/samples/', import.meta.url));
const names = readdirSync(folder).filter((name) => /^\d{3}-/.test(name));
/** The others are of the long set. */
const labelled = names.filter((_, at) => at % size({ short: 4, long: 1 }) === 0);
const testAuthority = readFileSync(`${folder}smime-test-ca.pem`, 'utf8');
const sample = (number: string) =>
  readFileSync(`${folder}${names.find((name) => name.startsWith(number))}/message.eml`);

/** SPF / DKIM / DMARC, from the README of the samples; what is not named here passes all three. */
const authentication: Readonly<Record<string, string>> = {
  '017': 'pass none pass',
  '030': 'pass none none',
  '035': 'softfail fail fail',
  '036': 'pass none none',
  '037': 'pass pass fail',
  '038': 'pass none none',
  '040': 'pass none pass',
};

let program: string;
let resolver: Resolver;
beforeAll(async () => {
  program = buildSenderChecker();
  resolver = await resolverFrom(`${folder}dns.json`);
});

const check = (raw: Buffer, change: Partial<SenderTask> = {}, settings: CheckSettings = {}) =>
  checkSender(
    raw,
    {
      connection: connectionOf(null, raw),
      resolver,
      authorities: testAuthority,
      receivedAt: '2026-11-24T10:00:00.000Z',
      ...change,
    },
    { program, ...settings },
  );
const outer = (checks: readonly SenderCheck[], name: SenderCheck['name']) =>
  checks.find((one) => one.name === name && one.message === '');
const outcomes = (checks: readonly SenderCheck[]) =>
  checks.filter(({ message }) => message === '').map(({ outcome }) => outcome);

/** The words of RFC 8601 of the best of its lines. */
function words(checks: readonly SenderCheck[]): string {
  const said = (['spf', 'dkim', 'dmarc'] as const).map((name) => {
    const lines = (outer(checks, name)?.detail ?? []).map((line) => /^\w+=(\w+)/.exec(line)?.[1] ?? '');
    return lines.find((word) => word === 'pass') ?? lines[0] ?? '';
  });
  return said.join(' ');
}

describe('the labelled requests', () => {
  it.each(labelled)('%s has the authentication its README gives', async (name) => {
    const number = name.slice(0, 3);
    const checks = await check(sample(number));
    expect(words(checks)).toBe(authentication[number] ?? 'pass pass pass');
  });

  it.each(['015', '023'])('%s carries a message whose own DKIM signature verifies', async (number) => {
    const inner = (await check(sample(number))).filter(({ name, message }) => name === 'dkim' && message !== '');
    expect(inner.map(({ outcome, message }) => [outcome, message])).toEqual([['dkim_pass', '2']]);
  });

  it('holds the S/MIME signature of 012, under its authority only, on a day its certificate is valid', async () => {
    const smime = async (change: Partial<SenderTask>) => outer(await check(sample('012'), change), 'smime')?.outcome;
    expect(await smime({})).toBe('smime_holds');
    expect(await smime({ authorities: '' })).toBe('smime_unknown_signer');
    expect(await smime({ receivedAt: '2041-11-24T10:00:00.000Z' })).toBe('smime_not_valid_then');
  });

  it('fails 012 once a byte of its body changes', async () => {
    const changed = Buffer.from(sample('012'));
    const text = changed.indexOf('\r\n\r\n', changed.indexOf('Content-Type: text/plain')) + 4;
    changed.writeUInt8(changed.readUInt8(text) ^ 1, text);
    const checks = await check(changed);
    expect([outer(checks, 'smime')?.outcome, outer(checks, 'dkim')?.outcome]).toEqual(['smime_broken', 'dkim_fail']);
  });

  it('believes no Authentication-Results of the sender (035)', async () => {
    const checks = await check(sample('035'));
    expect(checks.filter(({ result }) => result === 'holds')).toEqual([]);
  });
});

describe('a message with two authors', () => {
  it('fails, whatever its signature says', async () => {
    const raw = Buffer.concat([Buffer.from('From: <judge@justice.fr>\r\n'), sample('001')]);
    expect(outcomes(await check(raw))).toEqual(expect.arrayContaining(['dkim_several_from', 'dmarc_several_from']));
  });
});

describe('a DNS that does not answer', () => {
  const silent: Resolver = () => new Promise(() => undefined);
  const refusing: Resolver = async () => {
    throw new DnsError('EREFUSED');
  };
  const bounds = { questions: 80, each: 100, all: 300 };

  it.each([
    ['hangs', silent],
    ['refuses', refusing],
  ])('that %s leaves all unknown', async (_, dead) => {
    const checks = await check(sample('001'), { resolver: dead }, { dns: bounds });
    expect(outcomes(checks).slice(0, 3)).toEqual(['spf_error', 'dkim_error', 'dmarc_error']);
    expect(checks.every(({ result }) => result === 'unknown')).toBe(true);
  });

  it('is asked nothing when none is configured', async () => {
    const checks = await check(sample('001'), { resolver: null });
    expect(outcomes(checks).slice(0, 4)).toEqual([
      'spf_no_resolver',
      'dkim_no_resolver',
      'dmarc_no_resolver',
      'arc_no_resolver',
    ]);
  });
});

describe('a child that does not come back', () => {
  it('leaves every check unknown', async () => {
    const checks = await check(sample('001'), {}, { patience: 1 });
    expect(outcomes(checks)).toEqual([
      'spf_unfinished',
      'dkim_unfinished',
      'dmarc_unfinished',
      'arc_unfinished',
      'smime_unfinished',
      'pdf_unfinished',
    ]);
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['a megabyte of zeros', Buffer.alloc(1_000_000)],
    [
      'ten thousand headers',
      Buffer.from('DKIM-Signature: v=1; a=rsa-sha256; d=a.example; s=s; bh=x; b=y; h=from\r\n'.repeat(10_000)),
    ],
    [
      'a boundary that never ends',
      Buffer.from(
        'From: <a@b.example>\r\nContent-Type: multipart/signed; protocol="application/pkcs7-signature"; boundary=b\r\n\r\n--b\r\n',
      ),
    ],
  ])('gives values for %s too', async (_, raw) => {
    const checks = await check(raw);
    expect(new Set(checks.map(({ name }) => name)).size).toBe(6);
    expect(checks.filter(({ result }) => result === 'holds')).toEqual([]);
  });
});
