import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { writePem } from '../../../src/verifier/trust/pem.js';
import { packagePki, sealedParts, sealing, zipOf } from '../../support/sealed-package.js';
import { greffe } from '../../support/served.js';

describe('greffe package verify', () => {
  const folder = mkdtempSync(join(tmpdir(), 'greffe-package-'));
  const [intact, changed, signer, root] = ['intact', 'changed', 'signer', 'root'].map((name) => join(folder, name));
  beforeAll(async () => {
    // The command reads the clock of the machine, before which the seal must be.
    const pki = await packagePki('Nuage Souverain', new Date('2020-01-01T00:00:00.000Z'));
    const at = new Date('2020-03-01T12:00:00.000Z');
    const bytes = zipOf(await sealedParts(pki, { sealedAt: '2020-03-01T12:00:00Z' }, sealing(pki, at)), at);
    writeFileSync(intact ?? '', bytes);
    bytes[Math.floor(bytes.length / 2)] = 0;
    writeFileSync(changed ?? '', bytes);
    writeFileSync(signer ?? '', writePem(pki.seal.certificate));
    writeFileSync(root ?? '', pki.rootPem);
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  const verify = (...words: (string | undefined)[]) => greffe(['package', 'verify', ...words.map(String)]);

  it('ends with 0 where a certificate that was given vouches for the package', async () => {
    const { code, output } = await verify(intact, '--certificate', signer, '--tsa-roots', root);
    expect([code, output]).toEqual([0, expect.stringContaining('The package holds.')]);
  });

  it('ends with 3 where it is intact, and who signed is not established', async () => {
    const { code, output } = await verify(intact);
    expect([code, output]).toEqual([3, expect.stringContaining('SIGNER NOT ESTABLISHED')]);
    const said = JSON.parse((await verify(intact, '--json')).output);
    expect(said).toMatchObject({ ok: false, verdict: 'not_established', counts: { targets: 2, files: 3 } });
  });

  it('ends with 1 and one sentence where a byte was changed, and where there is no file', async () => {
    const { code, output } = await verify(changed, '--json');
    expect([code, JSON.parse(output).fault.en]).toEqual([
      1,
      expect.stringContaining('was changed after it was sealed'),
    ]);
    expect((await verify(join(folder, 'none'))).code).toBe(1);
  });
});
