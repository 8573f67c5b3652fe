import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { writePem } from '../../../src/verifier/trust/pem.js';
import { CustodyLog, logSigner, vkeyOf, without } from '../../support/custody-log.js';
import { certified, ofPackage, packageParts, sealedCertificate, sealOf } from '../../support/sealed-custody.js';
import { packagePki, zipOf } from '../../support/sealed-package.js';
import { greffe } from '../../support/served.js';

describe('greffe package verify --custody', () => {
  const folder = mkdtempSync(join(tmpdir(), 'greffe-custody-'));
  const [file, other, chain, forged, signer] = ['file', 'other', 'chain', 'forged', 'signer'].map((name) =>
    join(folder, name),
  ) as [string, string, string, string, string];
  const vkey = vkeyOf(logSigner());
  // The command reads the clock of the machine, before which the seals must be.
  const at = new Date('2020-03-01T12:00:00.000Z');
  beforeAll(async () => {
    const pki = await packagePki('Nuage Souverain', new Date('2020-01-01T00:00:00.000Z'));
    const parts = await packageParts(pki, at);
    writeFileSync(file, zipOf(parts, at));
    writeFileSync(other, zipOf(await packageParts(pki, at), at));
    writeFileSync(signer, writePem(pki.seal.certificate));
    const log = new CustodyLog(ofPackage(without('received', 'noted'), sealOf(parts)));
    const certificate = certified(log, [], vkey, at);
    writeFileSync(chain, await sealedCertificate(certificate, pki, at));
    const [first] = certificate.links;
    const links = first ? certificate.links.with(0, { ...first, leaf: '0'.repeat(64) }) : [];
    writeFileSync(forged, await sealedCertificate({ ...certificate, links }, pki, at));
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  const verify = (...words: string[]) => greffe(['package', 'verify', ...words]);

  it('ends with 0 and each link where certificate and log are known', async () => {
    const { code, output } = await verify(file, '--custody', chain, '--certificate', signer, '--key', vkey);
    expect([code, output]).toEqual([0, expect.stringContaining('The package and its custody hold.')]);
    expect(output).toContain('Production order issued (legal desk, index 2)');
    expect(output).toContain('Gap: No receipt yet');
  });

  it('ends with 3 where it is intact, and who signed is not established', async () => {
    const { code, output } = await verify(file, '--custody', chain, '--key', vkey, '--json');
    expect([code, JSON.parse(output)]).toMatchObject([
      3,
      { ok: false, verdict: 'not_established', custody: { gaps: [{ gap: 'no_receipt' }] } },
    ]);
  });

  it('ends with 1 and one sentence where the chain was changed, is of another package, or is not asked for', async () => {
    const wrong = await verify(file, '--custody', forged, '--certificate', signer);
    expect([wrong.code, wrong.output]).toEqual([1, expect.stringContaining('REFUSED  Entry 1')]);
    const another = await verify(other, '--custody', chain, '--certificate', signer);
    expect([another.code, another.output]).toEqual([1, expect.stringContaining('not the one that the log recorded')]);
    expect((await verify(file, '--key', vkey)).code).toBe(1);
  });
});
