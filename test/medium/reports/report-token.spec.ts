// @stage slow
import { execFileSync } from 'node:child_process';
import { verify } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { reportSealing } from '../../../src/reports/seal/sealing.js';
import { drawEdition } from '../../../src/verifier/paper/edition.js';
import { loadTexts } from '../../../src/verifier/paper/texts.js';
import { machineTime } from '../../support/machine-clock.js';
import { faultOf, LONG_AFTER, OPERATOR, sampleManifest, sealed } from '../../support/sample-report.js';
import { present } from '../../support/tools.js';

/** openssl dates its certificates by the machine. */
const now = () => new Date(machineTime());

const LIBRARY = '/usr/lib/softhsm/libsofthsm2.so';
const PIN = '4321-abcd';
const folder = mkdtempSync(join(tmpdir(), 'greffe-token-'));
const isReady = present('softhsm2-util') && present('openssl') && hasPkcs11();
const certificates: Record<string, string> = {};

/** On the tokens of this test, never on those of the machine. */
function softhsm(...words: string[]): void {
  execFileSync('softhsm2-util', words, { stdio: 'ignore', env: { ...process.env } });
}

/** A key of openssl, put into a token of SoftHSM from which it cannot be taken, with a certificate of its own. */
function keyInToken(label: string, id: string, algorithm: readonly string[]): string {
  const [key, certificate] = [join(folder, `${label}.key`), join(folder, `${label}.pem`)];
  const request = ['req', '-x509', '-newkey', ...algorithm, '-nodes', '-days', '365', '-subj', `/CN=${label}`];
  execFileSync('openssl', [...request, '-keyout', key, '-out', certificate], { stdio: 'ignore' });
  const named = ['--token', 'Greffe', '--label', label, '--id', id, '--pin', PIN];
  softhsm('--import', key, ...named);
  return readFileSync(certificate, 'utf8');
}

beforeAll(() => {
  if (!isReady) return;
  const configuration = join(folder, 'softhsm2.conf');
  mkdirSync(join(folder, 'tokens'));
  writeFileSync(configuration, `directories.tokendir = ${join(folder, 'tokens')}\nlog.level = ERROR\n`);
  process.env.SOFTHSM2_CONF = configuration;
  softhsm('--init-token', '--free', '--label', 'Greffe', '--so-pin', 'so-pin-1', '--pin', PIN);
  certificates.curve = keyInToken('curve', '01', ['ec', '-pkeyopt', 'ec_paramgen_curve:P-256']);
  certificates.rsa = keyInToken('rsa', '02', ['rsa:3072']);
});
afterAll(() => rmSync(folder, { recursive: true }));

const sealing = (object: string, certificate: string, more: { pin?: string; token?: string } = {}) =>
  reportSealing(
    {
      ...{ dataFolder: folder, signingLevel: 'B-B', revocationAddresses: [] },
      signingKey: `pkcs11:token=${more.token ?? 'Greffe'};object=${object}?module-path=${LIBRARY}`,
      signingPin: more.pin ?? PIN,
      signingCertificate: certificates[certificate],
    },
    OPERATOR,
    now,
  );

describe('a key in a PKCS#11 token', () => {
  test('signs a report that verifies', async () => {
    if (!isReady) return;
    const own = await sealing('curve', 'curve');
    const manifest = { ...sampleManifest(own), asOf: now().toISOString() };
    const report = await sealed(await drawEdition(manifest, 'fr', loadTexts()), own);
    expect(await faultOf(report, { now: LONG_AFTER, trusted: certificates.curve ?? '' })).toBe('nothing wrong');
  });

  test('of RSA signs as its certificate says', async () => {
    if (!isReady) return;
    const bytes = Buffer.from('attributes');
    const { key } = (await sealing('rsa', 'rsa')).sealer;
    expect(verify('sha256', bytes, certificates.rsa ?? '', await key.sign(bytes))).toBe(true);
  });

  test.each([
    ['of another certificate', 'curve', 'rsa', {}, /signed nothing|is not that of GREFFE_SIGNING_CERTIFICATE/],
    ['that the token has not', 'absent', 'curve', {}, /no private key is named “absent”/],
    ['of a token that is not there', 'curve', 'curve', { token: 'Elsewhere' }, /no token is named “Elsewhere”/],
  ])('%s stops the start', async (_, object, certificate, more, sentence) => {
    if (!isReady) return;
    await expect(sealing(object, certificate, more)).rejects.toThrow(sentence);
  });

  test('is asked once with a wrong PIN, and not again: restarts would lock the token', async () => {
    if (!isReady) return;
    await expect(sealing('curve', 'curve', { pin: '0000-wrong' })).rejects.toThrow(/CKR_PIN_INCORRECT/);
    await expect(sealing('curve', 'curve')).rejects.toThrow(/a wrong PIN was entered last/);
  });
});

/** An HSM is the operator's choice: pkcs11js is built where one is used, and in CI. */
function hasPkcs11(): boolean {
  try {
    createRequire(import.meta.url).resolve('pkcs11js');
    return true;
  } catch {
    if (process.env.CI) throw new Error('pkcs11js must be installed in CI.');
    return false;
  }
}
