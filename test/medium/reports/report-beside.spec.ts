import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Manifest } from '../../../src/domain/report/manifest.js';
import type { Sealing } from '../../../src/reports/seal/sealing.js';
import { filesBeside, namingBeside } from '../../../src/verifier/paper/beside.js';
import { drawEdition } from '../../../src/verifier/paper/edition.js';
import { loadTexts } from '../../../src/verifier/paper/texts.js';
import { verifyTogether } from '../../../src/verifier/report/together.js';
import { faultOf, READ_AT, sampleManifest, sampleSealing, sealed } from '../../support/sample-report.js';

const PAGE = 'rapport-2026-Q4.fr.html';

describe('the files that a report names beside it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'greffe-beside-'));
  const texts = loadTexts();
  let sealing: Sealing;
  let manifest: Manifest;
  let report: Buffer;
  let files: ReadonlyMap<string, Buffer>;
  const pdfOf = async (of: Manifest): Promise<Buffer> => sealed(await drawEdition(of, 'fr', texts), sealing);

  beforeAll(async () => {
    sealing = await sampleSealing(folder);
    manifest = namingBeside(sampleManifest(sealing), texts);
    files = filesBeside(manifest, texts);
    report = await pdfOf(manifest);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const changed = () =>
    new Map([...files, [PAGE, Buffer.from(String(files.get(PAGE)).replace('<strong>0<', '<strong>1<'))] as const]);

  it('are accepted with it, and refused with one number changed', async () => {
    expect(await faultOf(report, { beside: files })).toBe('nothing wrong');
    expect(
      changed()
        .get(PAGE)
        ?.equals(files.get(PAGE) ?? Buffer.of()),
    ).toBe(false);
    expect(await faultOf(report, { beside: changed() })).toBe(
      `The file ${PAGE} is not the one that the report names: it was changed, or is of another edition.`,
    );
  });

  it('are not those of a manifest that names others, even under the seal of the operator', async () => {
    const beside = { ...manifest.beside, [PAGE]: '0'.repeat(64) };
    expect(await faultOf(await pdfOf({ ...manifest, beside }))).toBe(
      `The manifest names another file ${PAGE} than its figures give.`,
    );
    const { [PAGE]: _, ...fewer } = manifest.beside ?? {};
    expect(await faultOf(await pdfOf({ ...manifest, beside: fewer }))).toBe(
      'The manifest does not name the files that this report has beside it.',
    );
  });

  it('are known by their bytes among files given together, and by nothing else', async () => {
    const given = (bytes: Buffer) => [
      { name: 'report.pdf', bytes: report },
      { name: 'page.html', bytes },
    ];
    const known = { key: null, stampRoots: null, now: READ_AT };
    const found = async (bytes: Buffer) => (await verifyTogether(given(bytes), known)).at(-1);
    expect(JSON.stringify(await found(files.get(PAGE) ?? Buffer.of()))).toContain(
      `This is, to the byte, the file ${PAGE}, which the report 2026-Q4 names.`,
    );
    expect(JSON.stringify(await found(changed().get(PAGE) ?? Buffer.of()))).toContain(
      'no file that a given report names',
    );
  });
});
