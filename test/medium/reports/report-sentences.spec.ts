// @stage slow
/** Refusals of the verifier that no attack of the other specifications ends in, each earned by a file that is wrong in this only. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Manifest } from '../../../src/domain/report/manifest.js';
import type { Sealing } from '../../../src/reports/seal/sealing.js';
import { drawEdition } from '../../../src/verifier/paper/edition.js';
import { loadTexts } from '../../../src/verifier/paper/texts.js';
import { comparePages } from '../../../src/verifier/report/pages.js';
import { verifyTogether } from '../../../src/verifier/report/together.js';
import { verifyReport } from '../../../src/verifier/report/verify-report.js';
import { aFullQuarter } from '../../support/full-quarter.js';
import { SampleLedger } from '../../support/sample-ledger.js';
import { faultOf, provenSample, READ_AT, sampleSealing, sealed } from '../../support/sample-report.js';

const folder = mkdtempSync(join(tmpdir(), 'greffe-sentences-'));
const ledger = new SampleLedger(aFullQuarter);
let sealing: Sealing;
let manifest: Manifest;
let proofs: Buffer;
let drawn: Buffer;
let report: Buffer;

beforeAll(async () => {
  sealing = await sampleSealing(folder);
  ({ manifest, proofs } = provenSample(sealing, ledger));
  drawn = await drawEdition(manifest, 'fr', loadTexts());
  report = await sealed(drawn, sealing);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The same file with some of its text replaced by as many bytes: its table of objects still holds. */
function exchanged(bytes: Buffer, from: RegExp, to: (found: RegExpExecArray) => string): Buffer {
  const found = from.exec(bytes.toString('latin1'));
  if (!found) throw new Error(`The file has no ${from.source}.`);
  const text = to(found);
  expect(text).toHaveLength(found[0].length);
  const changed = Buffer.from(bytes);
  changed.write(text, found.index, 'latin1');
  return changed;
}

const inPlaceOf = (text: string, other: string) => text.slice(0, -other.length) + other;

test('the report that the others are made of has nothing wrong', async () => {
  expect(await faultOf(report, { proofs })).toBe('nothing wrong');
});

describe('a report whose sealed bytes were changed before anything is hashed', () => {
  test.each<[string, RegExp, (found: RegExpExecArray) => string, string]>([
    ['its form', /\/AcroForm/, () => '/AcroFork', 'The file has not the structure of a report.'],
    [
      'the kind of its signature',
      /\/ETSI\.CAdES\.detached/,
      () => '/ETSI.CAdES.detachee',
      'The signature is not a PAdES baseline signature.',
    ],
    ['its signature', /\/Contents <([0-9a-f]+)>/, ([, hex]) => `/Contents /${hex} `, 'The signature is empty.'],
    [
      'the permission that names its signature',
      /\/DocMDP (\d+) 0 R/,
      ([, ref = '']) => `/DocMDP ${String(1).padStart(ref.length, '0')} 0 R`,
      'The signature is not the one of the report’s signature field.',
    ],
    ['its hour', /\/M \(D:2026/, () => '/M (D:20x6', 'The claimed hour of the signature cannot be read.'],
    ['its day', /\/M \(D:20261126/, () => '/M (D:20261131', 'The claimed hour of the signature cannot be read.'],
  ])('in %s', async (_, from, to, sentence) => {
    expect(await faultOf(exchanged(report, from, to))).toBe(sentence);
  });

  test('so that it is larger than any report', async () => {
    const large = Buffer.concat([report.subarray(0, 20), Buffer.alloc(64 * 1024 * 1024)]);
    expect(await faultOf(large)).toBe('The file is too large for a report.');
  });
});

describe('a report that its own operator sealed', () => {
  const told = async (from: RegExp, to: (found: RegExpExecArray) => string) =>
    faultOf(await sealed(exchanged(drawn, from, to), sealing));

  test('in a third language', async () => {
    expect(await told(/\/Lang \(fr-FR\)/, () => '/Lang (de-DE)')).toBe(
      'The report is neither in French nor in English.',
    );
  });

  test('with an attachment that is no stream, and with one that does not inflate', async () => {
    const [, own = ''] = /(\d+) 0 obj\n<<\n\/Type \/Filespec/.exec(drawn.toString('latin1')) ?? [];
    expect(await told(/\/EF <<\n\/F \d+ 0 R/, ([all]) => inPlaceOf(all, `${own} 0 R`))).toBe(
      'An attachment is missing.',
    );
    const stream = /\/Type \/EmbeddedFile[\s\S]*?\nstream\n[\s\S]{4}/;
    expect(await told(stream, ([all]) => inPlaceOf(all, 'none'))).toBe('An attachment cannot be decompressed.');
  });

  test('so that another reader cannot open it', async () => {
    const text = drawn.toString('latin1').replace(/\ntrailer\n<<\n/, (trailer) => `${trailer}/Encrypt 1 0 R\n`);
    expect(await faultOf(await sealed(Buffer.from(text, 'latin1'), sealing))).toBe(
      'A second reader cannot read the file.',
    );
  });

  test('with attachments or pages that two readers see differently', () => {
    const read = { pages: [[]], attachments: ['rapport-2026-Q4.json'] };
    expect(() => comparePages({ ...read, attachments: [...read.attachments, 'more.txt'] }, read)).toThrow(
      'Two readers do not see the same attachments.',
    );
    expect(() => comparePages({ ...read, pages: [[], []] }, read)).toThrow(
      'The report has 2 pages; its manifest gives 1.',
    );
  });

  test('with other texts than this program has under that version', async () => {
    const other = { ...manifest, texts: { ...manifest.texts, fr: 'f'.repeat(64) } };
    expect(await faultOf(await sealed(await drawEdition(other, 'fr', loadTexts()), sealing))).toBe(
      'The texts or the counting rules of this program are not those of the report.',
    );
  });
});

describe('proofs', () => {
  const lines = () => proofs.toString('latin1').split('\n');
  const beside = async (text: readonly string[], of: Partial<Manifest> = {}) => {
    const bytes = Buffer.from(text.join('\n'), 'latin1');
    const own = { ...manifest, ...of };
    const pdf = await sealed(await drawEdition(own, 'fr', loadTexts()), sealing);
    return faultOf(pdf, { proofs: bytes });
  };

  test('without one of the tables', async () => {
    const changed = lines().map((line) => line.replace(/^table notices /, 'table others '));
    expect(await beside(changed)).toBe('The proofs lack the table “notices”.');
  });

  test('that open another number of leaves', async () => {
    const changed = lines();
    const at = changed.findIndex((line) => line.startsWith('openings '));
    const count = Number(changed[at]?.split(' ')[1]);
    changed.splice(at, 2, `openings ${count - 1}`);
    expect(await beside(changed)).toBe(
      `The proofs open ${count - 1} leaves of the ledger, the report announces ${count}.`,
    );
  });

  test('of a report whose key of the log is none', async () => {
    expect(await beside(lines(), { ledger: { ...manifest.ledger, vkey: 'greffe.example/ledger' } })).toBe(
      'The report names an unreadable ledger key.',
    );
  });

  test('of a log that has another entry than the receipt', async () => {
    const [first, ...rest] = aFullQuarter;
    if (!first) throw new Error('The quarter has a request.');
    const receivedAt = new Date(Date.parse(first.receivedAt) + 1000).toISOString();
    const forked = new SampleLedger([{ ...first, receivedAt }, ...rest, { ...first, number: 999 }]);
    expect(await faultOf(report, { proofs, receipts: [forked.receipt(first.number)] })).toMatch(
      /^Two histories: the ledger of the report has another entry \d+ than the receipt\.$/,
    );
  });

  test('that say the same in other bytes', async () => {
    const more = `\u2014 witness.example/w ${Buffer.alloc(80, 1).toString('base64')}\n`;
    const bytes = Buffer.concat([proofs, Buffer.from(more, 'utf8')]);
    expect(await faultOf(report, { proofs: bytes })).toBe('The file of proofs is not the one that the report names.');
  });

  test('alone are verified with their report', async () => {
    const [found] = await verifyTogether([{ name: 'proofs.txt', bytes: proofs }], {
      ...{ key: null, stampRoots: null, now: READ_AT },
    });
    expect(found?.sentences[0]?.en).toBe('Proofs are verified with the report that names them: give it too.');
  });
});

test('the hour of a report without a time-stamp is said to be that of its signer', async () => {
  const verified = await verifyReport(report, { now: READ_AT });
  const said = verified.ok ? verified.statements.map(({ en }) => en) : [];
  expect(said).toContainEqual(expect.stringMatching(/^The claimed hour \(.*\) is the signer’s: no third party/));
  expect(said).toContainEqual(
    expect.stringMatching(/^Counted in the ledger greffe\.example\/ledger, \d+ entries, root/),
  );
});
