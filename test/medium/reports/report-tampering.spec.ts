import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { drawEdition } from '../../../src/verifier/paper/edition.js';
import { loadTexts } from '../../../src/verifier/paper/texts.js';
import { faultOf, sampleManifest, sampleSealing, sealed } from '../../support/sample-report.js';

const folder = mkdtempSync(join(tmpdir(), 'greffe-tampering-'));
const VARIANTS = 12;
const END = '\n%%EOF\n';
let report: Buffer = Buffer.alloc(0);
let twin: Buffer = Buffer.alloc(0);
/** Where each revision ends: the sealed one, validation data, archive time-stamp, its validation data. */
let ends: number[] = [];

beforeAll(async () => {
  const sealing = await sampleSealing(folder, 'B-LTA');
  const manifest = sampleManifest(sealing);
  report = await sealed(await drawEdition(manifest, 'fr', loadTexts()), sealing);
  twin = await sealed(await drawEdition(manifest, 'en', loadTexts()), sealing);
  ends = endsOf(report);
});
afterAll(() => rmSync(folder, { recursive: true }));

const endsOf = (bytes: Buffer): number[] =>
  [...bytes.toString('latin1').matchAll(/\n%%EOF\n/g)].map(({ index }) => index + END.length);

/** The place of the nth variant between two offsets. */
const between = (from: number, to: number, variant: number): number =>
  from + Math.floor(((to - from - 1) * (variant + 0.5)) / VARIANTS);

function flip(at: number, mask = 0x01): Buffer {
  const changed = Buffer.from(report);
  changed[at] = (changed[at] ?? 0) ^ mask;
  return changed;
}

function write(text: string, at: number): Buffer {
  const changed = Buffer.from(report);
  changed.write(text, at, 'latin1');
  return changed;
}

interface Hole {
  /** Of the hex digits. */
  readonly start: number;
  readonly end: number;
  /** Where the message ends and its padding begins. */
  readonly padding: number;
}

/** The first signature or time-stamp after that text; its DER begins with a SEQUENCE. */
function holeAfter(bytes: Buffer, text: string): Hole {
  const from = bytes.indexOf(text, 0, 'latin1');
  const start = bytes.indexOf('/Contents <30', from, 'latin1') + '/Contents <'.length;
  const length = Number.parseInt(bytes.subarray(start + 4, start + 8).toString('latin1'), 16);
  return { start, end: bytes.indexOf('>', start, 'latin1'), padding: start + 2 * (4 + length) };
}
const sealOf = (bytes: Buffer): Hole => holeAfter(bytes, '%PDF');
const stampOf = (bytes: Buffer): Hole => holeAfter(bytes, '/DocTimeStamp');

/** Another digit than the one that stands there. */
const otherDigit = (at: number): Buffer => write(report[at] === 0x30 ? '1' : '0', at);

function appended(body: string): Buffer {
  const table = report.length + body.length;
  const offset = String(report.length).padStart(10, '0');
  const xref = `xref\n7 1\n${offset} 00000 n \ntrailer\n<< /Size 2000 /Root 3 0 R /Prev ${ends[2]} >>\n`;
  return Buffer.concat([report, Buffer.from(`${body}${xref}startxref\n${table}\n%%EOF\n`, 'latin1')]);
}
/** The first object of that type, whole. */
function objectOf(type: string): string {
  const text = report.toString('latin1');
  const end = '\nendobj\n';
  const at = text.indexOf(`/Type /${type}\n`);
  return text.slice(text.lastIndexOf(end, at) + end.length, text.indexOf(end, at) + end.length);
}

const revision = (index: number): Buffer => report.subarray(ends[index - 1], ends[index]);
const notIntact = /not an intact report|cannot be read at byte/;
const changedAfter = /was changed after it was signed/;
const goesOn = /it goes on after the signed revision/;
const noProof =
  /it goes on after|Nothing says that|Nothing in the file says|serves nothing|cannot be read|about other bytes/;
const anyBase = new RegExp(
  `${notIntact.source}|${changedAfter.source}|not a valid CMS|does not cover|Hidden bytes|not the structure`,
);

type Attack = (variant: number) => Buffer;
const attacks: readonly [name: string, attack: Attack, sentence: RegExp][] = [
  ['a byte of a page', (variant) => flip(between(200, sealOf(report).start - 200, variant)), anyBase],
  [
    'a byte between the seal and its end',
    (variant) => flip(between(sealOf(report).end + 1, (ends[0] ?? 0) - 8, variant)),
    anyBase,
  ],
  ['a high bit of a page', (variant) => flip(between(300, sealOf(report).start - 300, variant), 0x80), anyBase],
  [
    'a digit of the seal',
    (variant) => otherDigit(between(sealOf(report).start, sealOf(report).padding, variant)),
    anyBase,
  ],
  [
    'a byte behind the seal',
    (variant) => otherDigit(between(sealOf(report).padding + 2, sealOf(report).end, variant)),
    /Hidden bytes follow|it goes on after/,
  ],
  ['a byte of the validation data', (variant) => flip(between((ends[0] ?? 0) + 1, ends[1] ?? 0, variant)), noProof],
  [
    'a digit of the archive time-stamp',
    (variant) => otherDigit(between(stampOf(report).start, stampOf(report).padding, variant)),
    goesOn,
  ],
  [
    'a byte behind the archive time-stamp',
    (variant) => otherDigit(between(stampOf(report).padding + 2, stampOf(report).end, variant)),
    goesOn,
  ],
  ['a byte of the last proofs', (variant) => flip(between((ends[2] ?? 0) + 1, ends[3] ?? 0, variant)), noProof],
  ['an end cut off', (variant) => report.subarray(0, between(ends[0] ?? 0, report.length, variant)), goesOn],
  [
    'an end cut off inside the report',
    (variant) => report.subarray(0, between(0, ends[0] ?? 0, variant)),
    /^The file is not (a PDF|an intact report)/,
  ],
  [
    'proofs taken away',
    (variant) => report.subarray(0, ends[variant % 3]),
    /proofs were taken away|has no validation data/,
  ],
  ['bytes added at the end', (variant) => Buffer.concat([report, Buffer.alloc(1 + variant, 0x0a)]), goesOn],
  ['a whole update that draws on a page', (variant) => appended(`${objectOf('Page')}%${variant}\n`), goesOn],
  [
    'a page replaced by an update',
    (variant) => appended(objectOf('Page').replace('/Page\n', `/Page\n/Rotate ${90 * (variant + 1)}\n`)),
    goesOn,
  ],
  [
    'an attachment replaced by an update',
    (variant) => appended(objectOf('Filespec').replace('/Filespec', `/Filespec\n/N ${variant}`)),
    goesOn,
  ],
  [
    'a catalog replaced by an update',
    (variant) => appended(`3 0 obj\n<< /Type /Catalog /Pages ${variant + 1} 0 R >>\nendobj\n`),
    goesOn,
  ],
  [
    'the last proofs twice',
    (variant) => Buffer.concat([report, ...Array.from({ length: 1 + variant }, () => revision(3))]),
    goesOn,
  ],
  [
    'the proofs in another order',
    (variant) =>
      Buffer.concat([
        report.subarray(0, ends[0]),
        revision(2),
        revision(1),
        revision(3).subarray(0, -variant || undefined),
      ]),
    goesOn,
  ],
  [
    'the proofs of the twin',
    (variant) => Buffer.concat([report.subarray(0, ends[0]), twin.subarray(endsOf(twin)[0], twin.length - variant)]),
    goesOn,
  ],
  [
    'the seal of the twin',
    (variant) => {
      const [own, other] = [sealOf(report), sealOf(twin)];
      const changed = Buffer.from(report);
      twin.copy(changed, own.start, other.start, other.end - 2 * variant);
      return changed;
    },
    /was changed after it was signed/,
  ],
  [
    'another hour claimed',
    (variant) => {
      return write(
        `(D:202611${10 + variant}`,
        report.indexOf('(D:20261126', report.indexOf('/M (D:', 0, 'latin1'), 'latin1'),
      );
    },
    changedAfter,
  ],
  [
    'a range that leaves bytes out',
    (variant) => {
      const [range = '', first = ''] = /\/ByteRange \[0 (\d+) /.exec(report.toString('latin1')) ?? [];
      return write(range.replace(first, String(Number(first) - 1 - variant)), report.indexOf(range, 0, 'latin1'));
    },
    /does not cover the whole file/,
  ],
  [
    'an archive range that leaves bytes out',
    (variant) => {
      const at = report.indexOf('/ByteRange [0 ', report.indexOf('/DocTimeStamp', 0, 'latin1'), 'latin1');
      return write(String(1 + (variant % 9)), at + '/ByteRange ['.length);
    },
    goesOn,
  ],
  [
    'a garbage seal',
    (variant) => write(String(variant % 10).repeat(128), sealOf(report).start),
    /not a valid CMS|it goes on after|Hidden bytes/,
  ],
  ['a garbage archive time-stamp', (variant) => write('ff'.repeat(64 + variant), stampOf(report).start), goesOn],
  ['another header', (variant) => write(`%PDF-1.${variant % 7}`, 0), /is not a report of Greffe/],
];

test('the untouched report passes', async () => {
  expect(ends).toHaveLength(4);
  expect([await faultOf(report), await faultOf(twin)]).toEqual(['nothing wrong', 'nothing wrong']);
});

describe(`each of ${attacks.length} attacks in ${VARIANTS} variants is refused with its sentence`, () => {
  test.each(attacks)('%s', async (_, attack, sentence) => {
    for (let variant = 0; variant < VARIANTS; variant += 1) {
      const changed = attack(variant);
      expect(changed.equals(report)).toBe(false);
      expect(await faultOf(changed)).toMatch(sentence);
    }
  });
});
