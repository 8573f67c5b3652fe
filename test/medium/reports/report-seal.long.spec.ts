// @stage long
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openDocument } from '../../../src/platform/pdf/pdfkit-document.js';
import { reportSealing, type Sealing } from '../../../src/reports/seal/sealing.js';
import { renewSeal } from '../../../src/reports/seal/sign.js';
import { httpTransport } from '../../../src/stamps/transport.js';
import { drawEdition } from '../../../src/verifier/paper/edition.js';
import { loadTexts } from '../../../src/verifier/paper/texts.js';
import { verifyReport } from '../../../src/verifier/report/verify-report.js';
import { levels } from '../../../src/verifier/trust/level.js';
import { writePem } from '../../../src/verifier/trust/pem.js';
import { checkTimeStamp } from '../../../src/verifier/trust/time-stamp.js';
import { lyingTransport, ocspLies, openAuthority, stampLies } from '../../support/lying-authority.js';
import { machineTime } from '../../support/machine-clock.js';
import { OpensslPki } from '../../support/openssl-pki.js';
import {
  AS_OF,
  faultOf,
  LONG_AFTER,
  OPERATOR,
  READ_AT,
  sampleManifest,
  sampleSealing,
  sealed,
} from '../../support/sample-report.js';
import { present, pythonHas } from '../../support/tools.js';

/** openssl dates its certificates by the machine. */
const now = () => new Date(machineTime());

const folder = mkdtempSync(join(tmpdir(), 'greffe-seal-'));
const files: Record<string, Buffer> = {};
let archive: Sealing;
let root = '';

beforeAll(async () => {
  for (const level of levels) {
    const sealing = await sampleSealing(folder, level);
    files[level] = await sealed(await drawEdition(sampleManifest(sealing), 'fr', loadTexts()), sealing);
    archive = sealing;
  }
  root = archive.sealer.chain.slice(1).map(writePem).join('');
});
afterAll(() => rmSync(folder, { recursive: true }));

const fileOf = (name: string): Buffer => files[name] ?? Buffer.alloc(0);

describe('a report sealed to', () => {
  test.each(levels)('%s reaches it, under the roots that are given', async (level) => {
    const verified = await verifyReport(fileOf(level), { now: READ_AT, trusted: root, trustedStamps: root });
    if (!verified.ok) throw new Error(verified.fault.en);
    expect(verified.level).toBe(level);
    const said = verified.statements.map(({ en }) => en).join('\n');
    expect(/Time-stamped on 26\sNovember 2026/.test(said)).toBe(level !== 'B-B');
    expect(/Archived on 26\sNovember 2026/.test(said)).toBe(level === 'B-LTA');
    expect(said.includes('are its proofs and nothing else')).toBe(level === 'B-LT' || level === 'B-LTA');
  });

  test('B-LTA is refused when its proofs were taken away, one by one', async () => {
    const whole = fileOf('B-LTA');
    const ends = [...whole.toString('latin1').matchAll(/\n%%EOF\n/g)].map(({ index }) => index + '\n%%EOF\n'.length);
    expect(ends).toHaveLength(4);
    const faults = await Promise.all(ends.slice(0, 3).map((end) => faultOf(whole.subarray(0, end))));
    expect(faults).toEqual([
      'The report announces level B-LTA and reaches only B-T: proofs were taken away.',
      'The report announces level B-LTA and reaches only B-LT: proofs were taken away.',
      'An archive time-stamp has no validation data.',
    ]);
  });

  test('B-LTA is renewed without a byte of it changed, and again', async () => {
    const services = archive.services;
    if (!services) throw new Error('The demonstration has its services.');
    const once = await renewSeal(fileOf('B-LTA'), services);
    const twice = await renewSeal(once, services);
    expect(once.subarray(0, fileOf('B-LTA').length).equals(fileOf('B-LTA'))).toBe(true);
    expect(twice.subarray(0, once.length).equals(once)).toBe(true);
    const verified = await verifyReport(twice, { now: READ_AT, trusted: root, trustedStamps: root });
    expect(verified.ok && verified.statements.filter(({ en }) => en.startsWith('Renewed'))).toHaveLength(2);
  });

  test('B-LTA is refused under the roots of someone else', async () => {
    const stranger = await sampleSealing(join(folder, 'someone-else'), 'B-LTA');
    const trustedStamps = stranger.sealer.chain.map(writePem).join('');
    expect(await faultOf(fileOf('B-LTA'), { trustedStamps })).toMatch(/leads to no trusted authority/);
  });
});

describe('nothing is sealed when', () => {
  async function attempt(lies: Parameters<typeof lyingTransport>[2], level: 'B-T' | 'B-LTA'): Promise<string> {
    const transport = lyingTransport(await openAuthority(folder), folder, lies);
    const sealing = await sampleSealing(folder, level, () => new Date(AS_OF), transport);
    const at = new Date(AS_OF);
    const document = openDocument({ title: 't', author: 'a', subject: 's', language: 'fr-FR', at });
    document.heading(1, 'Rapport');
    document.reserveSignature({ signer: OPERATOR, reason: 'r', description: 'd', at });
    try {
      await sealed(await document.finish(), sealing);
      return 'sealed';
    } catch (error) {
      return String(error);
    }
  }

  test('everyone is honest, it is', async () => {
    expect(await attempt({}, 'B-LTA')).toBe('sealed');
  });

  test.each(stampLies)('the time-stamp authority %s', async (_, stamps, sentence) => {
    expect(await attempt({ stamps }, 'B-T')).toMatch(sentence);
  });

  test.each(ocspLies)('the OCSP responder %s', async (_, ocsp, sentence) => {
    expect(await attempt({ ocsp }, 'B-LTA')).toMatch(sentence);
  });

  test.each(['http://169.254.169.254/', 'http://tsa.example.evil.example/', 'file:///etc/passwd', 'tsa.example'])(
    '%s was not set as an address',
    async (address) => {
      const ask = httpTransport(['http://tsa.example']);
      await expect(ask({ address, mediaType: null })).rejects.toThrow(
        `${address} is not asked: it is not in GREFFE_REVOCATION_URLS.`,
      );
    },
  );
});

describe('other programs', () => {
  test.each(levels)('pyhanko-certvalidator validates %s offline, with revocation required', (level) => {
    if (!present('pdfsig') || !pythonHas('pikepdf, pyhanko_certvalidator')) return;
    const [pdf, pem] = [join(folder, `${level}.pdf`), join(folder, 'root.pem')];
    writeFileSync(pdf, fileOf(level));
    writeFileSync(pem, root);
    const script = join(process.cwd(), 'test/support/pades_check.py');
    const said = execFileSync('/usr/bin/python3', [script, pdf, pem], { encoding: 'utf8' });
    expect(said.split('\n').filter((line) => line.startsWith('stamp'))).toHaveLength(level === 'B-LTA' ? 1 : 0);
    expect(said).toContain(level === 'B-B' ? 'claimed' : 'stamped');
  });

  test('openssl ts verifies the archive time-stamp cut out of the file', () => {
    if (!present('openssl')) return;
    const whole = fileOf('B-LTA');
    const text = whole.toString('latin1');
    const [, start = 0, end = 0, rest = 0] = (
      /\/ByteRange \[0 (\d+) (\d+) (\d+)\s*\]/.exec(text.slice(text.indexOf('/DocTimeStamp'))) ?? []
    ).map(Number);
    const hex = text.slice(start + 1, end - 1);
    const token = Buffer.from(hex, 'hex').subarray(0, 4 + Number.parseInt(hex.slice(4, 8), 16));
    const paths = ['covered', 'token.der', 'root.pem'].map((name) => join(folder, name));
    const [covered = '', der = '', pem = ''] = paths;
    writeFileSync(covered, Buffer.concat([whole.subarray(0, start), whole.subarray(end, end + rest)]));
    writeFileSync(der, token);
    writeFileSync(pem, root);
    const at = ['-attime', String(Math.floor(Date.parse(AS_OF) / 1000))];
    const said = execFileSync(
      'openssl',
      ['ts', '-verify', '-data', covered, '-in', der, '-token_in', '-CAfile', pem, ...at],
      {
        encoding: 'utf8',
        stdio: 'pipe',
      },
    );
    expect(said).toContain('Verification: OK');
  });
});

describe('tokens of other authorities', () => {
  const corpus = process.env.TEST_CORPORA;

  test.each([
    ['archive_timestamp.tst', /other bytes/],
    ['disig.tst', /other bytes/],
    ['tst_with_broken_ocsp.tst', /other bytes|not a valid CMS|no token/],
  ])('%s are read, and refused over bytes that they do not stamp', (name, sentence) => {
    if (!corpus) return;
    const token = readFileSync(join(corpus, 'rfc3161-tokens', name));
    expect(() => checkTimeStamp(token, Buffer.from('other'), null)).toThrow(sentence);
  });
});

describe('with the authorities of openssl, over HTTP', () => {
  let pki: OpensslPki | undefined;
  const current = { dataFolder: folder, signingLevel: 'B-LTA' as const };

  beforeAll(async () => {
    if (present('openssl')) pki = await OpensslPki.start(join(folder, 'openssl'));
  });
  afterAll(() => pki?.stop());

  async function sealedWith(settings: ReturnType<OpensslPki['settings']>): Promise<{ bytes: Buffer; roots: string }> {
    const own = await reportSealing({ ...current, ...settings }, OPERATOR, now);
    const manifest = { ...sampleManifest(own), asOf: now().toISOString() };
    return { bytes: await sealed(await drawEdition(manifest, 'fr', loadTexts()), own), roots: settings.signingRoots };
  }

  test('B-LTA is reached by OCSP for the signer and a revocation list for the time-stamps', async () => {
    if (!pki) return;
    const { bytes, roots } = await sealedWith(pki.settings('signer'));
    const verified = await verifyReport(bytes, { now: LONG_AFTER, trusted: roots, trustedStamps: roots });
    expect(verified.ok ? verified.level : verified.fault.en).toBe('B-LTA');
    expect(new Set(pki.asked)).toEqual(new Set(['/tsa', '/ocsp', '/ca.crl']));
  });

  test('a revoked signer seals nothing', async () => {
    if (!pki) return;
    await expect(sealedWith(pki.settings('revoked'))).rejects.toThrow(/The certificate “Revoked” was revoked on/);
  });

  test('no responder is asked that is not in the settings', async () => {
    if (!pki) return;
    const settings = { ...pki.settings('signer'), revocationAddresses: [] };
    await expect(sealedWith(settings)).rejects.toThrow(/is not asked: it is not in GREFFE_REVOCATION_URLS/);
  });
});
