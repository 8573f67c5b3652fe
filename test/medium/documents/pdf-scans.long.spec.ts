// @stage long
/** Acts in PDF that are scans, from raw bytes through the bounded reader to a verdict. Doubles: none. */
import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { classify } from '../../../src/domain/classification/classify.js';
import type { ReadMessage } from '../../../src/domain/intake/message.js';
import { dayOf, instant } from '../../../src/domain/kernel/instant.js';
import { read } from '../../../src/domain/reading/read.js';
import { readInChild } from '../../../src/intake/read-in-child.js';
import { buildReader } from '../../support/built-reader.js';
import { productLaw } from '../../support/law.js';
import { pdfIn, readable } from '../../support/readable.js';
import { readSample, sampleLaw } from '../../support/samples.js';

const today = dayOf(instant('2026-11-19T09:00:00+01:00'));
let program = '';
beforeAll(() => {
  program = buildReader();
});

const verdictOn = (message: ReadMessage) => classify(read(message, sampleLaw()).facts, productLaw(), today);

/** The mail with its one PDF changed. */
function withAttachedPdf(raw: Buffer, change: (bytes: Buffer) => Buffer): Buffer {
  return Buffer.from(
    raw.toString('latin1').replace(/JVBERi0[A-Za-z0-9+/=\r\n]+/, (encoded) => {
      const bytes = change(Buffer.from(encoded, 'base64'));
      return `${bytes.toString('base64').replace(/.{76}/g, '$&\r\n')}\r\n`;
    }),
    'latin1',
  );
}

describe('a labelled request that is a scan', () => {
  it.each([
    ['002-fr-police-60-1-2-trf-scan', 'F02', 'ADMIT_COND', [/60-1-2/, /198\.51\.100\.23/, /2026\/018734/]],
    ['006-fr-gendarmerie-disparition-urgence', 'F17', 'ADMIT_COND', [/74-1/, /admin@kelvin/, /02614\s+00988\s+2026/]],
    ['022-us-sca-warrant-scan', 'U01', 'REFUSE_REDIRECT', [/2703/, /admin@kelvin/, /proj-kelvin-42/, /mj-71844/]],
  ])('is read and judged: %s', async (name, row, verdict, words) => {
    const began = performance.now();
    const message = await readable(readSample(name));
    const part = pdfIn(message);
    const took = (performance.now() - began) / Math.max(1, part?.pages.length ?? 0);
    process.stdout.write(`${name} ${Math.round(took)} ms a page, its child included\n`);
    for (const word of words) expect(part?.text).toMatch(word);
    expect(part).toMatchObject({ unread: null, hidden: [], marks: ['read_by_ocr'] });
    const found = verdictOn(message);
    expect([found.row, found.verdict]).toEqual([row, verdict]);
  });

  it.each([90, 180, 270])('is read however its page is turned: %i degrees', async (degrees) => {
    const raw = readFileSync(new URL('../../fixtures/samples/022-us-sca-warrant-scan/message.eml', import.meta.url));
    const turned = withAttachedPdf(raw, (bytes) =>
      Buffer.from(bytes.toString('latin1').replaceAll(/\/Type ?\/Page\b(?!s)/g, `$& /Rotate ${degrees}`), 'latin1'),
    );
    const part = pdfIn(await readable(readInChild(Readable.from([turned]), { program })));
    expect(part?.marks).toContain('read_by_ocr');
    expect(part?.text).toMatch(/proj-kelvin-42/);
  });
});
