/** Real PDFs, drawn for the purpose and opened by the reader. */
import { describe, expect, it } from '@jest/globals';
import PDFDocument from 'pdfkit';
import { injections } from '../../../test/support/injections.js';
import type { HiddenReason } from '../../domain/intake/message.js';
import type { Opened } from '../result/opened.js';
import { type Scanned, Scans } from '../scan/scans.js';
import { readPdf } from './pdf.js';

type Drawing = InstanceType<typeof PDFDocument> & { addContent(content: string): Drawing };
type Draw = (drawing: Drawing) => void;

const shown = 'Requisition under article 60-1-2 of the code of criminal procedure.';
const authorisation = 'On the authorisation of the public prosecutor.';
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4//8/AAX+Av4N70a4AAAAAElFTkSuQmCC',
  'base64',
);

async function opened(draw: Draw, scans = new Scans()): Promise<Opened> {
  const drawing = new PDFDocument() as Drawing;
  const chunks: Buffer[] = [];
  drawing.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise((resolve) => drawing.on('end', resolve));
  drawing.text(shown);
  draw(drawing);
  drawing.end();
  await ended;
  return readPdf(Buffer.concat(chunks), scans);
}

const box = (drawing: Drawing, colour: string) => drawing.rect(60, 290, 500, 40).fill(colour);
const line = (drawing: Drawing) => drawing.text(authorisation, 72, 300);

describe('words a page does not show', () => {
  it.each<[string, HiddenReason, Draw]>([
    ['white', 'same_colour', (drawing) => drawing.fillColor('white').text(authorisation)],
    ['nearly white', 'same_colour', (drawing) => drawing.fillColor('#f4f4f0').text(authorisation)],
    ['white of four inks', 'same_colour', (drawing) => drawing.fillColor([0, 0, 0, 0]).text(authorisation)],
    ['dark on dark', 'same_colour', (drawing) => line(box(drawing, '#111111').fillColor('black'))],
    ['transparent', 'transparent', (drawing) => drawing.fillOpacity(0).text(authorisation)],
    ['not painted', 'invisible', (drawing) => drawing.addContent('3 Tr').text(authorisation)],
    ['only a clip', 'invisible', (drawing) => drawing.addContent('7 Tr').text(authorisation)],
    ['tiny', 'tiny', (drawing) => drawing.fontSize(1).text(authorisation)],
    ['scaled down', 'tiny', (drawing) => drawing.scale(0.05).text(authorisation, 2_000, 4_000, { lineBreak: false })],
    ['outside', 'moved_away', (drawing) => drawing.text(authorisation, 72, -300, { lineBreak: false })],
    ['clipped', 'clipped', (drawing) => line(drawing.rect(0, 0, 40, 40).clip())],
    ['covered', 'covered', (drawing) => box(line(drawing), 'white')],
    ['covered by a picture', 'covered', (drawing) => line(drawing).image(pixel, 60, 290, { width: 500, height: 40 })],
    [
      'covered in slices',
      'covered',
      (drawing) => {
        line(drawing);
        for (let x = 60; x < 560; x += 5) drawing.rect(x, 290, 5, 40).fill('#eeeeee');
      },
    ],
  ])('are kept apart: %s', async (_, why, draw) => {
    const { text, hidden, marks } = await opened(draw);
    expect(text?.trim()).toBe(shown);
    expect(hidden).toEqual([expect.objectContaining({ text: authorisation, why })]);
    expect(marks).toEqual([]);
  });

  it('are kept apart from their neighbours on one line', async () => {
    const { text } = await opened((drawing) => {
      drawing.text('The account is ', { continued: true }).fillColor('white').text('proj-secret ', { continued: true });
      drawing.fillColor('black').text('proj-courrier.');
    });
    expect(text?.replace(/\s+/g, ' ')).toContain('The account is proj-courrier.');
  });
});

describe('words a page shows', () => {
  it.each<[string, Draw]>([
    ['small print in colour', (drawing) => drawing.fillColor('#8a1c1c').fontSize(6).text(authorisation)],
    ['white on dark', (drawing) => line(box(drawing, '#203060').fillColor('white'))],
    ['in an open frame drawn later', (drawing) => line(drawing).rect(60, 290, 500, 40).stroke()],
    [
      'in a filled frame drawn later',
      (drawing) => line(drawing).rect(60, 290, 500, 40).rect(62, 292, 496, 36).fill('even-odd'),
    ],
    ['turned', (drawing) => drawing.rotate(30, { origin: [100, 400] }).text(authorisation, 100, 400, { width: 400 })],
    ['under a glaze', (drawing) => box(line(drawing).fillOpacity(0.2), 'yellow')],
  ])('are read: %s', async (_, draw) => {
    const { text, hidden, marks } = await opened(draw);
    expect(text?.replace(/\s+/g, ' ')).toContain(authorisation);
    expect([hidden, marks]).toEqual([[], []]);
  });

  it('are doubted where white lies on a picture', async () => {
    const { text, marks } = await opened((drawing) =>
      line(drawing.image(pixel, 60, 290, { width: 500, height: 40 }).fillColor('white')),
    );
    expect(text).toContain(authorisation);
    expect(marks).toEqual(['text_not_shown']);
  });
});

describe('instructions to machines', () => {
  const lines = injections(200).map((line) => line.replace(/[^ -~À-ÿ]/g, ' '));
  const told = ({ text }: Opened) =>
    (text ?? '').split('\n').filter((line) => /ignor|syst|verdict|recevable/i.test(line));

  it('in white, tiny or unpainted letters are no text, in 200 forms', async () => {
    const ways: Draw[] = [
      (drawing) => drawing.fillColor('white').fontSize(3),
      (drawing) => drawing.fontSize(1),
      (drawing) => drawing.fontSize(3).addContent('3 Tr'),
    ];
    for (const way of ways) {
      const read = await opened((drawing) => {
        way(drawing);
        for (const [row, line] of lines.entries()) drawing.text(line, 72, 100 + 3 * row, { lineBreak: false });
      });
      expect([told(read), read.text?.trim()]).toEqual([[], shown]);
      expect(read.hidden).not.toEqual([]);
    }
  });

  it('in what the file says of itself are no text', async () => {
    const read = await opened((drawing) => {
      Object.assign(drawing.info, { Title: lines.join(' '), Subject: lines[0], Keywords: lines[1], Author: lines[2] });
    });
    expect([read.text?.trim(), read.hidden, read.marks]).toEqual([shown, [], []]);
  });

  it('in the layer of a scanner are neither text nor hidden text: the picture is read', async () => {
    class Seen extends Scans {
      override readPage = (): Promise<Scanned> => Promise.resolve({ outcome: 'read', text: 'What the picture says.' });
    }
    const layer = (drawing: Drawing): void => {
      drawing.image(pixel, 0, 0, { width: 612, height: 792 }).addContent('3 Tr').fontSize(3);
      for (const [row, line] of lines.entries()) drawing.text(line, 72, 100 + 3 * row, { lineBreak: false });
    };
    const read = await opened(layer, new Seen());
    expect([told(read), read.text?.includes('What the picture says.')]).toEqual([[], true]);
    expect(read.hidden).toEqual([]);
  });
});
