/** The seal of a package as other programs read it: openssl knows CAdES and time-stamps, and nothing of this project. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, test } from '@jest/globals';
import { packagePki, SEALED_AT, sealedParts, stampAt } from '../../../test/support/sealed-package.js';
import { present } from '../../../test/support/tools.js';
import { firstNode, timeOf, writtenTime } from '../trust/der.js';
import { readSignedData } from '../trust/signed-data.js';

const [MANIFEST, SIGNATURE] = ['META-INF/ASiCManifest.xml', 'META-INF/signature.p7s'];
const ready = present('openssl');

(ready ? describe : describe.skip)('the detached signature over the ASiCManifest', () => {
  let folder: string;
  const openssl = (...words: string[]): string =>
    execFileSync('openssl', words, { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
  const seconds = String(SEALED_AT.getTime() / 1_000);
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'greffe-cades-'));
    const pki = await packagePki();
    const parts = await sealedParts(pki);
    const bytesIn = (name: string) => parts.find((part) => part.name === name)?.bytes ?? Buffer.alloc(0);
    const message = readSignedData(bytesIn(SIGNATURE), { fr: '', en: '' });
    writeFileSync(join(folder, 'manifest.xml'), bytesIn(MANIFEST));
    writeFileSync(join(folder, 'changed.xml'), `${bytesIn(MANIFEST)} `);
    writeFileSync(join(folder, 'signature.p7s'), bytesIn(SIGNATURE));
    writeFileSync(join(folder, 'root.pem'), pki.rootPem);
    writeFileSync(join(folder, 'value'), message.signature);
    writeFileSync(join(folder, 'token'), await stampAt(pki, SEALED_AT)(message.signature));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const verify = (content: string): string =>
    openssl(
      ...['cms', '-verify', '-cades', '-inform', 'DER', '-in', 'signature.p7s', '-content', content, '-binary'],
      ...['-CAfile', 'root.pem', '-purpose', 'any', '-attime', seconds, '-out', 'out'],
    );

  it('is verified as CAdES, with its signing-certificate-v2, and no other content is', () => {
    expect(() => verify('manifest.xml')).not.toThrow();
    expect(() => verify('changed.xml')).toThrow('verification failure');
  });

  it('says when it was made, and carries a time-stamp', () => {
    const printed = openssl('cms', '-cmsout', '-print', '-noout', '-inform', 'DER', '-in', 'signature.p7s');
    expect(printed).toContain('UTCTIME:Nov 24 14:05:07 2026 GMT');
    expect(printed).toContain('id-smime-aa-signingCertificateV2');
    expect(printed).toContain('id-smime-aa-timeStampToken');
  });

  it('is covered by a token that openssl verifies over its value', () => {
    const words = ['ts', '-verify', '-token_in', '-in', 'token', '-data', 'value', '-CAfile', 'root.pem'];
    expect(() => openssl(...words, '-attime', seconds)).not.toThrow();
  });
});

test.each([
  ['2049-12-31T23:59:59.000Z', 0x17],
  ['2050-01-01T00:00:00.000Z', 0x18],
])('the time %s is written as RFC 5652 wants it, and read back', (text, tag) => {
  const written = firstNode(writtenTime(new Date(text)));
  expect(written.tag).toBe(tag);
  expect(timeOf(written).toISOString()).toBe(text);
});
