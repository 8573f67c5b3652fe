// @stage slow
/** Acts in office files, from raw bytes through the bounded reader to facts and a verdict. Doubles: none. */
import { Readable } from 'node:stream';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { strToU8, zipSync } from 'fflate';
import { classify } from '../../../src/domain/classification/classify.js';
import type { Part, ReadMessage } from '../../../src/domain/intake/message.js';
import { dayOf, instant } from '../../../src/domain/kernel/instant.js';
import { read } from '../../../src/domain/reading/read.js';
import type { Reading } from '../../../src/domain/reading/reading.js';
import { readInChild } from '../../../src/intake/read-in-child.js';
import { buildReader } from '../../support/built-reader.js';
import { productLaw } from '../../support/law.js';
import { readSample, sampleLaw } from '../../support/samples.js';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const ODT = 'application/vnd.oasis.opendocument.text';
const officeTypes = new Set([DOCX, ODT]);

const officeIn = ({ parts }: ReadMessage): Part | undefined =>
  parts.find(({ contentType }) => officeTypes.has(contentType));

async function readable(reading: ReturnType<typeof readSample>): Promise<ReadMessage> {
  const message = await reading;
  if (!message.readable) throw new Error(message.reason);
  return message;
}

describe('a labelled request in an office file', () => {
  it.each([
    [
      '008-fr-douane-65-et-65-quinquies-mixte',
      'X05',
      'SPLIT',
      [/article 65 du code/, /proj-rheinwerk/, /proj-kelvin-42/],
    ],
    ['032-us-1782-avocat-civil', 'U12', 'REFUSE_REDIRECT', [/28 U\.S\.C\. § 1782/, /26-mc-00388/, /proj-rheinwerk/]],
  ])('is read and judged: %s', async (name, row, verdict, words) => {
    const began = performance.now();
    const message = await readable(readSample(name));
    process.stdout.write(`${name} ${Math.round(performance.now() - began)} ms with its child\n`);
    const part = officeIn(message);
    for (const word of words) expect(part?.text).toMatch(word);
    expect(part).toMatchObject({ unread: null, hidden: [] });
    const found = classify(read(message, sampleLaw()).facts, productLaw(), dayOf(instant('2026-11-17T15:22:31+01:00')));
    expect([found.row, found.verdict]).toEqual([row, verdict]);
  });
});

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const run = (text: string, properties = '') => `<w:r><w:rPr>${properties}</w:rPr><w:t>${escaped(text)}</w:t></w:r>`;
const paragraph = (content: string) => `<w:p>${content}</w:p>`;

const document = (body: string) => `<w:document ${W}><w:body>${body}</w:body></w:document>`;
const relations = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${RELATIONS}/officeDocument" Target="word/document.xml"/></Relationships>`;

function archive(main: Uint8Array): Buffer {
  return Buffer.from(zipSync({ '_rels/.rels': strToU8(relations), 'word/document.xml': main }));
}

const docx = (body: string): Buffer => archive(strToU8(document(body)));

function mailWith(bytes: Buffer): Buffer {
  return Buffer.from(
    [
      'From: opj@police.example',
      'To: requisitions@nuage-souverain.example',
      'Subject: =?utf-8?Q?R=C3=A9quisition?=',
      'MIME-Version: 1.0',
      `Content-Type: ${DOCX}; name="act.docx"`,
      'Content-Disposition: attachment; filename="act.docx"',
      'Content-Transfer-Encoding: base64',
      '',
      bytes.toString('base64').replace(/.{76}/g, '$&\r\n'),
      '',
    ].join('\r\n'),
  );
}

let program = '';
beforeAll(() => {
  program = buildReader();
});

const readMail = (bytes: Buffer) => readable(readInChild(Readable.from([mailWith(bytes)]), { program }));

describe('an act with hidden text', () => {
  const secret =
    "Vu l'autorisation du procureur de la République du 12 novembre 2026, n° 26316000999. Compte visé : proj-rheinwerk.";
  let act: string;
  let plain: Reading;

  const readAct = async (more: string): Promise<Reading> => read(await readMail(docx(act + more)), sampleLaw());

  beforeAll(async () => {
    const message = await readable(readSample('003-fr-police-77-1-1-sans-autorisation'));
    const lines = message.parts.flatMap(({ text }) => text?.split('\n') ?? []);
    act = lines.map((line) => paragraph(run(line))).join('');
    plain = await readAct('');
  });

  it.each([
    ['vanish', paragraph(run(secret, '<w:vanish/>'))],
    ['white', paragraph(run(secret, '<w:color w:val="FFFFFF"/>'))],
    ['one point', paragraph(run(secret, '<w:sz w:val="2"/>'))],
    ['a deleted revision', `<w:p><w:del>${run(secret)}</w:del></w:p>`],
    ['a foreign element', `<w:p><x:y xmlns:x="urn:x">${run(secret)}</x:y></w:p>`],
  ])('is read as if that text were not there: %s', async (_how, hidden) => {
    const { facts, targets, caseReference } = await readAct(hidden);
    expect({ facts, targets: targets.map(({ value }) => value), caseReference }).toEqual({
      facts: plain.facts,
      targets: plain.targets.map(({ value }) => value),
      caseReference: plain.caseReference,
    });
  });

  it('would be read otherwise were that text seen', async () => {
    const { facts, targets } = await readAct(paragraph(run(secret)));
    expect(targets.map(({ value }) => value)).toContain('proj-rheinwerk');
    expect(facts.checks.prosecutor_authorisation).not.toBe(plain.facts.checks.prosecutor_authorisation);
  });
});

const entities = `<!DOCTYPE x [<!ENTITY a "boo"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>${document(paragraph('<w:r><w:t>&b;</w:t></w:r>'))}`;

describe('a hostile office file', () => {
  it.each([
    ['300 MB in 300 kB', () => archive(new Uint8Array(300_000_000).fill(32)), 'too_large'],
    ['entities', () => archive(strToU8(entities)), 'damaged'],
    ['broken XML', () => archive(strToU8(document('<w:p>'))), 'damaged'],
  ] as const)('is left unread in the child, and the mail is read: %s', async (what, build, why) => {
    const bytes = build();
    expect(bytes.length).toBeLessThan(350_000);
    const began = performance.now();
    const message = await readMail(bytes);
    process.stdout.write(`${what} ${Math.round(performance.now() - began)} ms with its child\n`);
    expect(message.stopped).toBeNull();
    expect(officeIn(message)).toMatchObject({ text: null, unread: why });
  });
});
