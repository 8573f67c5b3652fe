// @stage slow
/** A time-stamp authority that sends a certificate which no path here needs and nothing here vouches for. */
import 'reflect-metadata';
import { execFileSync } from 'node:child_process';
import { webcrypto } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { BasicConstraintsExtension, X509Certificate, X509CertificateGenerator } from '@peculiar/x509';
import type { DemonstrationAuthority } from '../../../src/reports/authority/demonstration.js';
import { demonstrationAddresses } from '../../../src/reports/seal/sealing.js';
import { askTimeStamp } from '../../../src/stamps/time-stamp-client.js';
import { drawEdition } from '../../../src/verifier/paper/edition.js';
import { loadTexts } from '../../../src/verifier/paper/texts.js';
import { verifyReport } from '../../../src/verifier/report/verify-report.js';
import { type Certificate, readCertificate } from '../../../src/verifier/trust/certificate.js';
import { childrenOf, encode, type Node, onlyNode, sequence } from '../../../src/verifier/trust/der.js';
import { writePem } from '../../../src/verifier/trust/pem.js';
import { checkTimeStamp, withoutSurplus } from '../../../src/verifier/trust/time-stamp.js';
import { lyingTransport, openAuthority } from '../../support/lying-authority.js';
import { AS_OF, LONG_AFTER, sampleManifest, sampleSealing, sealed } from '../../support/sample-report.js';
import { present } from '../../support/tools.js';

const folder = mkdtempSync(join(tmpdir(), 'greffe-cross-'));
const now = (): Date => new Date(AS_OF);
const stamped = Buffer.from('Ce qui est horodaté.');
let authority: DemonstrationAuthority;
let cross: Certificate;

/** The root of the authority, cross-certified by an older root that is not trusted here. */
async function crossCertificate({ root }: DemonstrationAuthority): Promise<Certificate> {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
  const { privateKey } = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const { subject, publicKey } = new X509Certificate(Buffer.from(root.raw));
  const made = await X509CertificateGenerator.create({
    subject,
    issuer: 'CN=An older root of someone else',
    serialNumber: '7f01',
    notBefore: new Date('2026-01-01'),
    notAfter: new Date('2036-01-01'),
    publicKey,
    signingKey: privateKey,
    signingAlgorithm: algorithm,
    extensions: [new BasicConstraintsExtension(true, 0, true)],
  });
  return readCertificate(Buffer.from(made.rawData));
}

/** The answer with other certificates in its token. */
function carrying(answer: Buffer, change: (certificates: readonly Buffer[]) => readonly Buffer[]): Buffer {
  const inside = (node: Node, path: readonly number[], to: (last: Node) => Buffer): Buffer => {
    const [at, ...rest] = path;
    if (at === undefined) return to(node);
    return encode(
      node.tag,
      ...childrenOf(node).map((each, place) => (place === at ? inside(each, rest, to) : each.raw)),
    );
  };
  // TimeStampResp: status, token; ContentInfo: type, [0]; SignedData: version, digests, content, certificates.
  return inside(onlyNode(answer), [1, 1, 0, 3], (field) =>
    encode(0xa0, ...change(childrenOf(field).map(({ raw }) => raw))),
  );
}

const withCross = (certificates: readonly Buffer[]): readonly Buffer[] => [cross.raw, ...certificates];
const transportOf = (change: typeof withCross) =>
  lyingTransport(authority, folder, {
    stamps: async (request, honest) => carrying(await honest.stamp(request, now()), change),
  });
const asked = (change: typeof withCross) =>
  askTimeStamp(stamped, {
    address: demonstrationAddresses.stamps,
    transport: transportOf(change),
    roots: [authority.root],
    now,
  });

/** The token as the authority sends it. */
async function sentToken(change: typeof withCross): Promise<Buffer> {
  const { token } = await asked((certificates) => certificates);
  return childrenOf(onlyNode(carrying(sequence(Buffer.of(0x30, 0), token), change)))[1]?.raw ?? Buffer.of();
}

beforeAll(async () => {
  authority = await openAuthority(folder);
  cross = await crossCertificate(authority);
});
afterAll(() => rmSync(folder, { recursive: true }));

test('the verifier refuses the token as it was sent: no signature covers the bytes of that certificate', async () => {
  const token = await sentToken(withCross);
  expect(() => checkTimeStamp(token, stamped, [authority.root])).toThrow(/for which nothing vouches/);
});

test('the client removes it, and the remaining token verifies here and in openssl', async () => {
  const { token, stamp } = await asked(withCross);
  expect(token.includes(cross.raw)).toBe(false);
  const sent = await sentToken((certificates) => certificates);
  const { certificates } = checkTimeStamp(sent, stamped, [authority.root]);
  expect(stamp.certificates.map(({ raw }) => raw)).toEqual(certificates.map(({ raw }) => raw));
  for (const roots of [[authority.root], null]) expect(checkTimeStamp(token, stamped, roots).path).toHaveLength(2);
  if (!present('openssl')) return;
  const paths = ['data', 'token.der', 'root.pem'].map((name) => join(folder, name));
  const [data = '', der = '', pem = ''] = paths;
  writeFileSync(data, stamped);
  writeFileSync(der, token);
  writeFileSync(pem, writePem(authority.root));
  const at = ['-attime', String(Math.floor(Date.parse(AS_OF) / 1000))];
  const verify = ['ts', '-verify', '-data', data, '-in', der, '-token_in', '-CAfile', pem, ...at];
  expect(execFileSync('openssl', verify, { encoding: 'utf8', stdio: 'pipe' })).toContain('Verification: OK');
});

test('a token without such a certificate is kept to the byte', async () => {
  const token = await sentToken((certificates) => certificates);
  expect(withoutSurplus(token, [authority.root]).equals(token)).toBe(true);
});

test('a report is sealed to B-LTA through it, verifies with and without roots, and carries nothing of it', async () => {
  const sealing = await sampleSealing(folder, 'B-LTA', now, transportOf(withCross));
  const bytes = await sealed(await drawEdition(sampleManifest(sealing), 'fr', loadTexts()), sealing);
  const trustedStamps = writePem(authority.root);
  for (const trust of [{}, { trustedStamps }]) {
    const verified = await verifyReport(bytes, { now: LONG_AFTER, ...trust });
    expect(verified.ok ? verified.level : verified.fault.en).toBe('B-LTA');
  }
  const hex = cross.raw.toString('hex');
  expect(bytes.includes(cross.raw) || bytes.toString('latin1').toLowerCase().includes(hex)).toBe(false);
});

test.each<[string, typeof withCross]>([
  [
    'the authority’s own certificate, changed',
    (all) => all.map((each) => (each.equals(authority.root.raw) ? each : changed(each))),
  ],
  ['nothing but the surplus', () => [cross.raw]],
])('the client also refuses a token that carries %s', async (_, change) => {
  await expect(asked(change)).rejects.toThrow(
    /is not a valid CMS message|does not contain its signer|names another|leads to no trusted/,
  );
});

function changed(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  copy[copy.length - 10] = (copy[copy.length - 10] ?? 0) ^ 1;
  return copy;
}
