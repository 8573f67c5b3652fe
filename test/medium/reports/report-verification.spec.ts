// @stage long slow
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Sealing } from '../../../src/reports/seal/sealing.js';
import { DRAWING } from '../../../src/verifier/paper/drawing.js';
import { drawEdition } from '../../../src/verifier/paper/edition.js';
import { loadTexts } from '../../../src/verifier/paper/texts.js';
import { verifyReport } from '../../../src/verifier/report/verify-report.js';
import { fingerprintOf } from '../../../src/verifier/trust/certificate.js';
import { writePem } from '../../../src/verifier/trust/pem.js';
import { faultOf, READ_AT, sampleManifest, sampleReport, sampleSealing, sealed } from '../../support/sample-report.js';
import { size } from '../../support/set.js';

const FLIPS = size({ short: 40, long: 1_000 });
const folder = mkdtempSync(join(tmpdir(), 'greffe-report-'));
let sealing: Sealing;
let report: Buffer;

beforeAll(async () => {
  sealing = await sampleSealing(folder);
  report = await sampleReport(sealing);
});
afterAll(() => rmSync(folder, { recursive: true }));

function replaced(from: string, to: string): Buffer {
  const at = report.indexOf(from, 0, 'latin1');
  expect(at).toBeGreaterThan(0);
  const changed = Buffer.from(report);
  changed.write(to.padEnd(from.length, ' '), at, 'latin1');
  return changed;
}

describe('a signed report', () => {
  test('verifies, in both languages, and says what it proves', async () => {
    for (const language of ['fr', 'en'] as const) {
      const verified = await verifyReport(await sampleReport(sealing, language), { now: READ_AT });
      if (!verified.ok) throw new Error(verified.fault.en);
      expect(verified.language).toBe(language);
      expect(verified.manifest).toEqual(sampleManifest(sealing));
      expect(verified.statements.map(({ en }) => en).join('\n')).toMatch(
        /one signature covers its \d+ bytes[\s\S]*known only by the fingerprint[\s\S]*The \d+ pages are, to the word/,
      );
    }
  });

  test('has the same bytes before signing', async () => {
    const draw = () => drawEdition(sampleManifest(sealing), 'fr', loadTexts());
    expect((await draw()).equals(await draw())).toBe(true);
  });

  test('is known by its certificate when that is given, and refused under another', async () => {
    const [own, root] = sealing.sealer.chain.map(writePem);
    for (const trusted of [own, root]) {
      const verified = await verifyReport(report, { now: READ_AT, trusted: trusted ?? '' });
      expect(verified.ok && verified.statements[1]?.en).toMatch(/under the certificate you gave/);
    }
    const other = mkdtempSync(join(tmpdir(), 'greffe-report-'));
    const stranger = await sampleSealing(other);
    rmSync(other, { recursive: true });
    expect(await faultOf(report, { trusted: stranger.sealer.chain.map(writePem).join('') })).toMatch(
      /not the expected signer/,
    );
    expect(await faultOf(report, { trusted: 'nonsense' })).toBe('The certificate given is not a PEM certificate.');
  });

  test('is made with one key that only its owner may read', async () => {
    const again = await sampleSealing(folder);
    expect(again.sealer.chain.map(fingerprintOf)).toEqual(sealing.sealer.chain.map(fingerprintOf));
    expect(statSync(join(folder, 'keys', 'demonstration.pem')).mode & 0o077).toBe(0);
  });
});

describe('a report that was touched', () => {
  test.each([0.1, 0.5, 0.9])('is refused with a sentence when one byte at %d is flipped', async (share) => {
    const changed = Buffer.from(report);
    const at = Math.floor(changed.length * share);
    changed[at] = (changed[at] ?? 0) ^ 0x01;
    expect(await faultOf(changed)).toMatch(
      /changed after it was signed|cannot be read at byte|not a valid CMS|Hidden bytes follow/,
    );
  });

  test(`is refused for each of ${FLIPS} random bytes`, async () => {
    let seed = 20261124;
    const random = () => {
      seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
      return seed / 2 ** 32;
    };
    const accepted: number[] = [];
    for (let round = 0; round < FLIPS; round += 1) {
      const changed = Buffer.from(report);
      const at = Math.floor(random() * changed.length);
      changed[at] = (changed[at] ?? 0) ^ (1 << Math.floor(random() * 8));
      if ((await verifyReport(changed, { now: READ_AT })).ok) accepted.push(at);
    }
    expect(accepted).toEqual([]);
  });

  test('by an incremental update that draws on a page', async () => {
    const page = /(\d+) 0 obj\n<<\n\/Type \/Page\n[\s\S]+?endobj\n/.exec(report.toString('latin1')) ?? [''];
    const [object, number] = page;
    const table = report.length + object.length;
    const offset = String(report.length).padStart(10, '0');
    const xref = `xref\n${number} 1\n${offset} 00000 n \ntrailer\n<< /Size 200 /Root 3 0 R /Prev 100 >>\n`;
    const update = `${object}${xref}startxref\n${table}\n%%EOF\n`;
    const changed = Buffer.concat([report, Buffer.from(update)]);
    expect(await faultOf(changed)).toBe(
      `The file was changed after it was signed: it goes on after the signed revision, which ends at byte ${report.length}.`,
    );
  });

  test('by bytes added after its end, or taken from it', async () => {
    expect(await faultOf(Buffer.concat([report, Buffer.from('\n')]))).toBe(
      `The file was changed after it was signed: it goes on after the signed revision, which ends at byte ${report.length}.`,
    );
    expect(await faultOf(report.subarray(0, -1))).toBe(
      'The file is not an intact report: its end is missing or was changed.',
    );
  });

  test('by an attachment with another name', async () => {
    expect(await faultOf(replaced('(rapport-2026-Q4.csv)', '(rapport-2026-Q9.csv)'))).toMatch(
      /changed after it was signed/,
    );
  });

  test('by a second signature', async () => {
    const filespec = /\d+ 0 obj\n<<\n\/Type \/Filespec\n/.exec(report.toString('latin1'))?.[0] ?? '';
    expect(await faultOf(replaced(filespec, filespec.replace('/Filespec', '/Sig')))).toBe(
      'The file carries 2 signatures instead of one.',
    );
  });

  test('by a byte hidden behind the signature', async () => {
    const end = report.indexOf('00>', report.indexOf('/Contents <', 0, 'latin1'), 'latin1');
    const changed = Buffer.from(report);
    changed.write('01', end, 'latin1');
    expect(await faultOf(changed)).toBe('Hidden bytes follow the signature in its field.');
  });

  test('by a signature that is no CMS', async () => {
    const start = report.indexOf('/Contents <', 0, 'latin1') + '/Contents <'.length;
    const changed = Buffer.from(report);
    changed.write('ff'.repeat(64), start, 'latin1');
    expect(await faultOf(changed)).toMatch(/not a valid CMS message/);
  });

  test('by a range that leaves bytes out', async () => {
    const range = /\/ByteRange \[0 \d+ \d+ (\d+)\]/.exec(report.toString('latin1')) ?? [''];
    const shorter = range[0].replace(/\d+\]$/, `${Number(range[1]) - 1}]`);
    expect(await faultOf(replaced(range[0], shorter))).toMatch(/does not cover the whole file/);
  });

  test.each([
    ['an empty file', ''],
    ['a text', 'Rapport'],
    ['the beginning of a PDF', '%PDF-1.7\n'],
  ])('is not mistaken for %s', async (_, text) => {
    expect(await faultOf(Buffer.from(text))).toMatch(/^(?:The file is not a PDF|This PDF is not a report of Greffe)/);
  });
});

describe('a report of another time', () => {
  const faultAs = async (changed: object) => {
    const manifest = { ...sampleManifest(sealing), ...changed };
    return faultOf(await sealed(await drawEdition(manifest, 'fr', loadTexts()), sealing));
  };

  test('drawn otherwise than this program draws, is not called false: it says which drawing it has', async () => {
    expect(await faultAs({ drawing: DRAWING + 1 })).toBe(
      `The seal holds, but the pages follow drawing no. ${DRAWING + 1} and this program draws by no. ${DRAWING}: it cannot compare them with the manifest; take a newer program.`,
    );
  });

  test('with texts or a manifest that this program no longer has, says which program has them', async () => {
    const { texts } = sampleManifest(sealing);
    expect(await faultAs({ texts: { ...texts, version: 1 } })).toBe(
      'This program does not have the texts of version 1: take the version of the program that made it.',
    );
    expect(await faultAs({ format: 'greffe/report/v3' })).toMatch(
      /^The attached manifest has the format greffe\/report\/v3, and this program reads greffe\/report\/v6: take the version/,
    );
  });
});
