// @stage slow
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTransport } from 'nodemailer';
import type { Role } from '../../../src/application/application.js';
import { examine } from '../../../src/commands/doctor/doctor.js';
import type { Finding } from '../../../src/commands/doctor/finding.js';
import { childEnvironment } from '../../support/child-environment.js';
import { type FreshDatabase, freshDatabase } from '../../support/database.js';
import { freePort } from '../../support/free-port.js';
import { settingsFor, startForger } from '../../support/identity-provider.js';
import { type MailRelay, startMailRelay } from '../../support/mail-relay.js';
import { OpensslPki } from '../../support/openssl-pki.js';
import { greffe, type Served, serve } from '../../support/served.js';

describe('greffe doctor', () => {
  let folder: string;
  let fresh: FreshDatabase;
  let relay: MailRelay;
  let pki: OpensslPki;
  let served: Served;
  let base: Record<string, string>;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'greffe-doctor-'));
    fresh = await freshDatabase();
    relay = await startMailRelay();
    pki = await OpensslPki.start(join(folder, 'pki'));
    const { signingKey, signingCertificate, signingRoots, tsaUrl } = pki.settings('signer');
    base = {
      ...{ GREFFE_DATA: join(folder, 'data'), ...fresh.environment, GREFFE_TEST_DURABILITY: 'true' },
      ...{ GREFFE_HTTP_PORT: String(await freePort()), GREFFE_SMTP_PORT: String(await freePort()) },
      ...{ GREFFE_MAIL_URL: relay.url, GREFFE_MAIL_FROM: 'greffe@nuage.example' },
      ...{ GREFFE_SIGNING_KEY: signingKey, GREFFE_SIGNING_CERTIFICATE: signingCertificate },
      ...{ GREFFE_SIGNING_ROOTS: signingRoots, GREFFE_TSA_URL: tsaUrl },
    };
    served = await serve(base);
    const transport = createTransport({ host: '127.0.0.1', port: served.smtpPort, ignoreTLS: true });
    await transport.sendMail({ from: 'a@court.example', to: 'legal@x.example', subject: 'one', text: 'one' });
  }, 120_000);
  afterAll(async () => {
    await served.kill('SIGTERM');
    await Promise.all([fresh.drop(), relay.close(), pki.stop()]);
    rmSync(folder, { recursive: true, force: true });
  });

  /** What the command says, as programs read it. */
  async function asked(changed: Record<string, string> = {}) {
    const { code, output } = await greffe(['doctor', '--json'], { ...base, ...changed });
    const { ok, findings } = JSON.parse(output) as { ok: boolean; findings: readonly Finding[] };
    return { code, ok, findings, bad: findings.filter(({ state }) => state === 'bad') };
  }

  /** The same findings, without a process of their own. */
  async function found(changed: Record<string, string> = {}, role: Role = 'all') {
    const findings = await examine(role, { ...childEnvironment(), ...base, ...changed });
    return { findings, bad: findings.filter(({ state }) => state === 'bad') };
  }

  it('finds nothing bad beside a running server, sends no mail and leaves no file behind', async () => {
    const keys = readdirSync(join(folder, 'data', 'keys'), { recursive: true }).sort();
    const { code, ok, findings, bad } = await asked();
    expect(bad).toEqual([]);
    expect([code, ok]).toEqual([0, true]);
    const good = findings.filter(({ state }) => state === 'good').map(({ what }) => what);
    for (const what of [
      'settings',
      'law',
      'text recognition',
      'addresses',
      'database',
      'log',
      'encryption key',
      'files',
      'mail relay',
      'time-stamps',
      'report seal',
    ]) {
      expect(good).toContain(what);
    }
    const unset = { what: 'REDIS_URL', state: 'not set', says: expect.stringMatching(/absent, PostgreSQL does/) };
    expect(findings).toContainEqual(unset);
    expect(relay.received).toEqual([]);
    expect(readdirSync(join(folder, 'data', 'keys'), { recursive: true }).sort()).toEqual(keys);
    expect(readdirSync(join(folder, 'data')).filter((name) => name.includes('probe'))).toEqual([]);
  });

  it('says for people what it says for programs, and that nothing is bad', async () => {
    const { code, output } = await greffe(['doctor'], base);
    expect(code).toBe(0);
    expect(output).toMatch(/^good {2}settings /m);
    expect(output).toMatch(/^0 bad, \d+ to know, \d+ good\.$/m);
  });

  it('makes no folder and no key before the first start', async () => {
    const data = join(folder, 'not-there');
    const { findings } = await found({ GREFFE_DATA: data });
    expect(findings).toContainEqual(expect.objectContaining({ what: 'data folder', state: 'warn' }));
    expect(readdirSync(folder)).not.toContain('not-there');
  });

  const named = (what: string, sentence: RegExp) => ({
    ...{ what, state: 'bad', says: expect.stringMatching(sentence) },
  });

  it('names each service that is away, and each setting that is wrong, all at once', async () => {
    const port = await freePort();
    const { bad } = await found({
      ...{ GREFFE_OPERATOR: 'none', DATABASE_URL: `postgres://greffe_all@127.0.0.1:${port}/greffe` },
      ...{ GREFFE_MAIL_URL: `smtp://127.0.0.1:${port}`, GREFFE_DNS: `127.0.0.1:${port}` },
      ...{ GREFFE_CLAMD: join(folder, 'no.sock'), GREFFE_TSA_URL: `http://127.0.0.1:${port}/` },
      ...{ GREFFE_WITNESS_URL: `http://127.0.0.1:${port}`, GREFFE_WITNESS_KEY: 'w+00000000+AAAA' },
      ...{ GREFFE_OIDC_ISSUER: `http://localhost:${port}`, GREFFE_OIDC_CLIENT_ID: 'greffe' },
      GREFFE_OIDC_CLIENT_SECRET: 'a secret of sixteen',
    });
    expect(bad).toEqual([
      named('law', /GREFFE_OPERATOR: "none" is no profile/),
      named('database', /^DATABASE_URL: nothing answers at /),
      named('witness key', /^GREFFE_WITNESS_KEY is no key of a witness/),
      named('mail relay', /^GREFFE_MAIL_URL: .*ECONNREFUSED/),
      named('resolver', /^GREFFE_DNS: .* does not answer/),
      named('antivirus', /^GREFFE_CLAMD: .*ENOENT/),
      named('time-stamps', /^GREFFE_TSA_URL: /),
      named('witness', /^GREFFE_WITNESS_URL: /),
      named('sign-in', /^GREFFE_OIDC_ISSUER: /),
    ]);
  });

  it('names a setting that it does not know, and looks no further', async () => {
    const { code, findings } = await asked({ GREFFE_MAIL_ULR: 'smtp://x' });
    expect([code, findings]).toEqual([1, [named('settings', /^GREFFE_MAIL_ULR is no setting/)]]);
  });

  it('names a login that is too strong, time-stamps under other roots, and a key without its certificate', async () => {
    const { bad } = await found({
      DATABASE_URL: fresh.ownerUrl,
      GREFFE_TSA_ROOTS: base.GREFFE_SIGNING_CERTIFICATE ?? '',
    });
    expect(bad).toEqual([named('database', /^DATABASE_URL logs in as /), named('time-stamps', /^GREFFE_TSA_URL: /)]);
    const exchanged = await found({ GREFFE_SIGNING_KEY: pki.settings('revoked').signingKey });
    expect(exchanged.bad).toContainEqual(
      named('report seal', /GREFFE_SIGNING_CERTIFICATE has no certificate of the key/),
    );
  });

  it('names an identity provider that stands for every tenant of a cloud', async () => {
    const forger = await startForger();
    forger.forgery = { issuer: `${forger.issuer}/{tenantid}` };
    const { oidcIssuer, oidcClientId, oidcClientSecret } = settingsFor(forger.issuer);
    const { bad } = await found({
      ...{ GREFFE_OIDC_ISSUER: oidcIssuer, GREFFE_OIDC_CLIENT_ID: oidcClientId },
      GREFFE_OIDC_CLIENT_SECRET: oidcClientSecret,
    });
    await forger.stop();
    expect(bad).toEqual([named('sign-in', /stands for every tenant: name your own in GREFFE_OIDC_ISSUER/)]);
  });

  it('names keys of another installation, and files of another', async () => {
    const data = join(folder, 'other');
    cpSync(join(folder, 'data'), data, { recursive: true });
    writeFileSync(join(data, 'keys', 'encryption.key'), Buffer.alloc(32, 7), { mode: 0o600 });
    writeFileSync(
      join(data, 'blobs', 'installation.json'),
      JSON.stringify({ installation: '00000000-0000-4000-8000-000000000000' }),
    );
    const { bad } = await found({ GREFFE_DATA: data });
    expect(bad).toContainEqual(
      expect.objectContaining({ what: 'files', says: expect.stringContaining('another installation') }),
    );
    expect(bad).toContainEqual(
      expect.objectContaining({
        what: 'encryption key',
        says: expect.stringContaining('is not the key of this database'),
      }),
    );
    rmSync(join(data, 'keys', 'encryption.key'));
    rmSync(join(data, 'keys', 'ledger.pem'));
    rmSync(join(data, 'keys', 'ledger.pub'));
    const lost = await found({ GREFFE_DATA: data });
    for (const what of ['encryption key', 'log']) {
      expect(lost.bad).toContainEqual(
        expect.objectContaining({ what, says: expect.stringContaining('No new key was made') }),
      );
    }
    expect(readdirSync(join(data, 'keys'))).not.toContain('encryption.key');
  });

  it('asks a worker for what a worker uses', async () => {
    const environment = {
      DATABASE_URL: fresh.urlOf('greffe_worker'),
      DATABASE_IDENTITY_URL: '',
      DATABASE_SEQUENCER_URL: '',
    };
    const { bad, findings } = await found(environment, 'worker');
    expect(bad).toEqual([]);
    expect(findings.find(({ what }) => what === 'addresses')?.says).not.toContain(base.GREFFE_SMTP_PORT);
  });
});
