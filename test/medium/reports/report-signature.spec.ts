// @stage slow
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { reportSealing, type Sealing } from '../../../src/reports/seal/sealing.js';
import { drawEdition } from '../../../src/verifier/paper/edition.js';
import { loadTexts } from '../../../src/verifier/paper/texts.js';
import { verifyReport } from '../../../src/verifier/report/verify-report.js';
import {
  childrenOf,
  encode,
  firstNode,
  type Node,
  objectIdentifier,
  octetString,
  onlyNode,
  sequence,
  setOf,
} from '../../../src/verifier/trust/der.js';
import { writePem } from '../../../src/verifier/trust/pem.js';
import { machineTime } from '../../support/machine-clock.js';
import {
  faultOf,
  LONG_AFTER,
  OPERATOR,
  sampleManifest,
  sampleReport,
  sampleSealing,
  sealed,
} from '../../support/sample-report.js';
import { present } from '../../support/tools.js';

/** openssl dates its certificates by the machine. */
const now = () => new Date(machineTime());

const folder = mkdtempSync(join(tmpdir(), 'greffe-report-'));
let sealing: Sealing;
let report: Buffer;

beforeAll(async () => {
  sealing = await sampleSealing(folder);
  report = await sampleReport(sealing);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('a signature of another kind', () => {
  const raw = (node: Node | undefined): Buffer[] => (node ? childrenOf(node).map((child) => child.raw) : []);
  const nodeOf = (bytes: Buffer | undefined): Node => onlyNode(bytes ?? Buffer.alloc(0));

  /** The report with its CMS taken apart, changed and put back: the signed bytes stay as they were. */
  function rewritten(change: (signedData: Buffer[], signerInfo: Buffer[]) => void): Buffer {
    const start = report.indexOf('/Contents <', 0, 'latin1') + '/Contents <'.length;
    const end = report.indexOf('>', start, 'latin1');
    const message = firstNode(Buffer.from(report.subarray(start, end).toString('latin1'), 'hex'));
    const [type = Buffer.alloc(0), wrapped] = raw(message);
    const signedData = raw(childrenOf(nodeOf(wrapped))[0]);
    const signerInfo = raw(childrenOf(nodeOf(signedData[4]))[0]);
    signedData[4] = Buffer.alloc(0);
    change(signedData, signerInfo);
    const signers = signedData[4].length > 0 ? signedData[4] : setOf(sequence(...signerInfo));
    const cms = sequence(type, encode(0xa0, sequence(...signedData.slice(0, 4), signers)));
    const changed = Buffer.from(report);
    changed.write(cms.toString('hex').padEnd(end - start, '0'), start, 'latin1');
    return changed;
  }
  const attributes = (signerInfo: Buffer[], change: (all: Buffer[]) => Buffer[]): void => {
    const set = setOf(...change(raw(nodeOf(signerInfo[3]))));
    set[0] = 0xa0;
    signerInfo[3] = set;
  };
  const signingTime = sequence(
    objectIdentifier('1.2.840.113549.1.9.5'),
    setOf(encode(0x17, Buffer.from('261126100000Z'))),
  );
  const messageDigest = objectIdentifier('1.2.840.113549.1.9.4');
  const signingCertificate = objectIdentifier('1.2.840.113549.1.9.16.2.47');

  test('put back unchanged, still verifies', async () => {
    expect(await faultOf(rewritten(() => undefined))).toBe('nothing wrong');
  });

  test.each<[string, (signedData: Buffer[], signerInfo: Buffer[]) => void, RegExp]>([
    [
      'two signers',
      (signedData, signerInfo) => {
        signedData[4] = setOf(sequence(...signerInfo), sequence(...signerInfo));
      },
      /has 2 signers instead of one/,
    ],
    ['a signing time', (_, info) => attributes(info, (all) => [...all, signingTime]), /signedAttrs/],
    [
      'no message digest',
      (_, info) => attributes(info, (all) => all.filter((one) => !one.includes(messageDigest))),
      /message-digest/,
    ],
    [
      'the name of another certificate',
      (_, info) =>
        attributes(info, (all) =>
          all.map((one) => {
            const other = Buffer.from(one);
            if (one.includes(signingCertificate)) other[other.length - 1] = (one.at(-1) ?? 0) ^ 1;
            return other;
          }),
        ),
      /^The signature names another certificate than the one it contains\.$/,
    ],
    ['an attribute twice', (_, info) => attributes(info, (all) => [...all, ...all.slice(0, 1)]), /attributes/],
    ['an unsigned attribute', (_, info) => info.push(encode(0xa1, signingTime)), /unsignedAttrs/],
    [
      'content of its own',
      (signedData) => {
        const content = encode(0xa0, octetString(Buffer.from('x')));
        signedData[2] = sequence(objectIdentifier('1.2.840.113549.1.7.1'), content);
      },
      /encapContentInfo/,
    ],
    [
      'no certificate',
      (signedData) => {
        signedData[3] = encode(0xa0, sealing.sealer.chain[1]?.raw ?? Buffer.alloc(0));
      },
      /does not contain its signer’s certificate/,
    ],
    [
      'a certificate that is none',
      (signedData) => {
        signedData[3] = encode(0xa0, sequence(Buffer.alloc(0)));
      },
      /The signature is not a valid CMS message \(a certificate is malformed\)/,
    ],
  ])('with %s is refused', async (_, change, sentence) => {
    expect(await faultOf(rewritten(change))).toMatch(sentence);
  });

  test('with a certificate of someone else beside the signer’s is refused', async () => {
    const other = mkdtempSync(join(tmpdir(), 'greffe-report-'));
    const stranger = await sampleSealing(other);
    rmSync(other, { recursive: true });
    const chain = [...sealing.sealer.chain, ...stranger.sealer.chain.slice(1)];
    const padded = { ...sealing, sealer: { ...sealing.sealer, chain } };
    const signed = await sealed(await drawEdition(sampleManifest(sealing), 'fr', loadTexts()), padded);
    expect(await faultOf(signed)).toMatch(/a certificate that is not in the signer’s chain/);
  });
});

describe('the operator’s own key', () => {
  const base = { dataFolder: folder, signingLevel: 'B-B' as const, revocationAddresses: [] };
  function operatorKey(bits = 3072): { signingKey: string; signingCertificate: string } {
    const [key, certificate] = [join(folder, 'rsa.key'), join(folder, 'rsa.pem')];
    const request = ['req', '-x509', '-newkey', `rsa:${bits}`, '-nodes', '-days', '365', '-subj', '/CN=Nuage Exemple'];
    execFileSync('openssl', [...request, '-keyout', key, '-out', certificate], { stdio: 'ignore' });
    return { signingKey: readFileSync(key, 'utf8'), signingCertificate: readFileSync(certificate, 'utf8') };
  }
  async function reportOf(own: Sealing): Promise<Buffer> {
    const manifest = { ...sampleManifest(own), asOf: now().toISOString() };
    return sealed(await drawEdition(manifest, 'en', loadTexts()), own);
  }
  const ownCertificate = (own: Sealing): string => own.sealer.chain.slice(0, 1).map(writePem).join('');

  test('of RSA signs a report that verifies, at an hour of its validity', async () => {
    if (!present('openssl')) return;
    const own = await reportSealing({ ...base, ...operatorKey() }, OPERATOR, now);
    const verified = await verifyReport(await reportOf(own), { now: LONG_AFTER, trusted: ownCertificate(own) });
    expect(verified.ok ? verified.manifest.signer.demonstration : verified.fault.en).toBe(false);
  });

  test('of RSA is refused when it is short', async () => {
    if (!present('openssl')) return;
    const own = await reportSealing({ ...base, ...operatorKey(1024) }, OPERATOR, now);
    expect(await faultOf(await reportOf(own), { now: LONG_AFTER })).toMatch(/made with a key that is too weak/);
  });

  test('is refused with a certificate of another key', async () => {
    if (!present('openssl')) return;
    const { signingKey } = operatorKey();
    const signingCertificate = ownCertificate(sealing);
    await expect(reportSealing({ ...base, signingKey, signingCertificate }, OPERATOR, now)).rejects.toThrow(
      'GREFFE_SIGNING_CERTIFICATE has no certificate of the key in GREFFE_SIGNING_KEY.',
    );
  });

  test('in PKCS#12 is opened with its password, and refused with another', async () => {
    if (!present('openssl')) return;
    operatorKey();
    const signingKeystore = join(folder, 'rsa.p12');
    const files = ['-inkey', join(folder, 'rsa.key'), '-in', join(folder, 'rsa.pem'), '-out', signingKeystore];
    execFileSync('openssl', ['pkcs12', '-export', ...files, '-passout', 'pass:clé de voûte']);
    const keystore = { ...base, signingKeystore, signingKeystorePassword: 'clé de voûte' };
    const own = await reportSealing(keystore, OPERATOR, now);
    expect(await faultOf(await reportOf(own), { now: LONG_AFTER, trusted: ownCertificate(own) })).toBe('nothing wrong');
    await expect(reportSealing({ ...keystore, signingKeystorePassword: 'autre' }, OPERATOR, now)).rejects.toThrow(
      /GREFFE_SIGNING_KEYSTORE cannot be opened/,
    );
  });

  test('cannot be used for a level that has no time-stamp authority', async () => {
    if (!present('openssl')) return;
    await expect(reportSealing({ ...base, ...operatorKey(), signingLevel: 'B-LTA' }, OPERATOR, now)).rejects.toThrow(
      /B-LTA need GREFFE_TSA_URL and GREFFE_SIGNING_ROOTS/,
    );
  });
});

describe('other programs', () => {
  test('openssl verifies the CMS cut out of the file, with its CAdES attributes', () => {
    if (!present('openssl')) return;
    const [, first = 0, second = 0] = (/\/ByteRange \[0 (\d+) (\d+)/.exec(report.toString('latin1')) ?? []).map(Number);
    const hex = report.subarray(first + 1, second - 1).toString('latin1');
    const length = 4 + Number.parseInt(hex.slice(4, 8), 16);
    const paths = ['content', 'signature.der', 'root.pem'].map((name) => join(folder, name));
    const [content = '', signature = '', root = ''] = paths;
    writeFileSync(content, Buffer.concat([report.subarray(0, first), report.subarray(second)]));
    writeFileSync(signature, Buffer.from(hex, 'hex').subarray(0, length));
    writeFileSync(root, sealing.sealer.chain.slice(1).map(writePem).join(''));
    const options = ['-verify', '-cades', '-binary', '-purpose', 'any', '-inform', 'DER', '-out', '/dev/null'];
    const named = ['-in', signature, '-content', content, '-CAfile', root, '-attime', '1795687200'];
    execFileSync('openssl', ['cms', ...options, ...named], { stdio: 'pipe' });
  });

  test('pdfsig finds the signature valid over the whole file, qpdf the file sound', () => {
    const path = join(folder, 'report.pdf');
    writeFileSync(path, report);
    if (present('qpdf')) execFileSync('qpdf', ['--check', path]);
    if (!present('pdfsig')) return;
    const said = execFileSync('pdfsig', ['-nocert', path], { encoding: 'utf8' });
    expect(said).toContain('Signature is Valid');
    expect(said).toContain('Total document signed');
    expect(said).toContain('ETSI.CAdES.detached');
  });

  test('pdftotext reads the headline on the first page', () => {
    if (!present('pdftotext')) return;
    const path = join(folder, 'text.pdf');
    writeFileSync(path, report);
    const text = execFileSync('pdftotext', ['-l', '1', path, '-'], { encoding: 'utf8' });
    expect(text).toMatch(/0\s+demande d’un pays tiers exécutée en dehors d’un accord/);
    expect(text).toContain('La loi française nous interdit de dire');
  });
});
