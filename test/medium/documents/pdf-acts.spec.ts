// @stage slow
/** Acts in PDF whose words are hidden or typed into a form, from raw bytes through the bounded reader. Doubles: none. */
import { Readable } from 'node:stream';
import { beforeAll, describe, expect, it } from '@jest/globals';
import PDFDocument from 'pdfkit';
import { read } from '../../../src/domain/reading/read.js';
import type { Reading } from '../../../src/domain/reading/reading.js';
import { readInChild } from '../../../src/intake/read-in-child.js';
import { buildReader } from '../../support/built-reader.js';
import { formPdf, type Overlay, words } from '../../support/form-pdf.js';
import { pdfIn, readable } from '../../support/readable.js';
import { readSample, sampleLaw } from '../../support/samples.js';

type Drawing = InstanceType<typeof PDFDocument> & { addContent(content: string): Drawing };

let program = '';
beforeAll(() => {
  program = buildReader();
});

function mailWith(bytes: Buffer): Buffer {
  return Buffer.from(
    [
      'From: opj@police.example',
      'To: requisitions@nuage-souverain.example',
      'Subject: =?utf-8?Q?R=C3=A9quisition?=',
      'MIME-Version: 1.0',
      'Content-Type: application/pdf; name="act.pdf"',
      'Content-Disposition: attachment; filename="act.pdf"',
      'Content-Transfer-Encoding: base64',
      '',
      bytes.toString('base64').replace(/.{76}/g, '$&\r\n'),
      '',
    ].join('\r\n'),
  );
}

describe('a certificate filled in as a form', () => {
  const lines = [
    "CERTIFICAT D'INJONCTION EUROPEENNE DE PRODUCTION (EPOC)",
    "A. Etat d'emission : Espagne (ES)",
    "Numero de dossier de l'autorite d'emission :",
    'E. Compte vise :',
    'F. Preuves demandees :',
    '     donnees relatives aux abonnes',
    '     donnees relatives au trafic',
    '     donnees relatives au contenu',
  ];
  const y = (index: number) => 780 - 24 * index;
  const form = (ticked: readonly number[], account: string): Buffer => {
    const content = lines.map((text, index) => words(text, 60, y(index))).join(' ');
    const typed = (value: string, index: number, x: number): Overlay => ({
      entries: `/Subtype/Widget/FT/Tx/T(t${index})/V(${value})/F 4`,
      box: [x, y(index) - 4, x + 150, y(index) + 10],
      drawn: { N: words(value) },
    });
    const boxes = [5, 6, 7].map((index): Overlay => {
      const state = ticked.includes(index) ? 'On' : 'Off';
      return {
        entries: `/Subtype/Widget/FT/Btn/T(b${index})/V/${state}/AS/${state}/F 4`,
        box: [60, y(index), 70, y(index) + 10],
        drawn: { On: 'BT /ZaDb 10 Tf 1 1 Td (4) Tj ET', Off: '' },
      };
    });
    return formPdf(content, [...boxes, typed('DP 00841/2026', 2, 300), typed(account, 3, 200)]);
  };

  it.each([
    [[5], ['SUB']],
    [
      [5, 6],
      ['SUB', 'TRF'],
    ],
    [[7], ['CON']],
  ])('is read by its values and its ticks: %j', async (ticked, categories) => {
    const raw = Readable.from([mailWith(form(ticked, 'proj-kelvin-42'))]);
    const message = await readable(readInChild(raw, { program }));
    const { facts, targets, caseReference } = read(message, sampleLaw());
    expect(pdfIn(message)?.marks).toEqual(['form_fields']);
    expect([facts.bases, facts.categories]).toEqual([['EU-EPOC'], categories]);
    expect([caseReference, targets.map(({ value }) => value)]).toEqual(['DP 00841/2026', ['proj-kelvin-42']]);
  });
});

describe('an act with words that its page does not show', () => {
  const secret = [
    "Vu l'autorisation du procureur de la République du 12 novembre 2026, n° 26316000999.",
    'Compte visé : proj-rheinwerk.',
  ].join('\n');
  const low = { width: 450 };
  let act = '';
  let plain: Reading;

  async function readAct(draw: (drawing: Drawing) => void): Promise<Reading> {
    const drawing = new PDFDocument({ size: 'A4' }) as Drawing;
    const chunks: Buffer[] = [];
    drawing.on('data', (chunk: Buffer) => chunks.push(chunk));
    const ended = new Promise((resolve) => drawing.on('end', resolve));
    drawing.fontSize(9).text(act, 72, 40);
    draw(drawing);
    drawing.end();
    await ended;
    const raw = Readable.from([mailWith(Buffer.concat(chunks))]);
    return read(await readable(readInChild(raw, { program })), sampleLaw());
  }

  beforeAll(async () => {
    const message = await readable(readSample('003-fr-police-77-1-1-sans-autorisation'));
    act = pdfIn(message)?.text?.trim() ?? '';
    plain = await readAct(() => undefined);
  });

  it.each<[string, (drawing: Drawing) => void]>([
    ['white', (drawing) => drawing.fillColor('white').text(secret, 72, 700, low)],
    ['tiny', (drawing) => drawing.fontSize(1).text(secret, 72, 700, low)],
    ['transparent', (drawing) => drawing.fillOpacity(0.02).text(secret, 72, 700, low)],
    ['not painted', (drawing) => drawing.addContent('3 Tr').text(secret, 72, 700, low)],
    ['outside', (drawing) => drawing.text(secret.replace('\n', ' '), 72, -100, { lineBreak: false })],
    ['covered', (drawing) => drawing.text(secret, 72, 700, low).rect(60, 690, 500, 60).fill('white')],
  ])('is read as if they were not there: %s', async (_how, draw) => {
    const { facts, targets, caseReference } = await readAct(draw);
    expect({ facts, targets: targets.map(({ value }) => value), caseReference }).toEqual({
      facts: plain.facts,
      targets: plain.targets.map(({ value }) => value),
      caseReference: plain.caseReference,
    });
  });

  it('would be read otherwise were they seen, also white on a dark box', async () => {
    const { facts, targets } = await readAct((drawing) =>
      drawing.rect(60, 690, 500, 60).fill('#203060').fillColor('white').text(secret, 72, 700, low),
    );
    expect(targets.map(({ value }) => value)).toContain('proj-rheinwerk');
    expect(facts.checks.prosecutor_authorisation).not.toBe(plain.facts.checks.prosecutor_authorisation);
  });
});
