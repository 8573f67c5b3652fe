/** Real PDFs, drawn for the purpose and opened by the reader. */
import { describe, expect, it } from '@jest/globals';
import PDFDocument from 'pdfkit';
import { readPdf } from './pdf.js';

type Drawing = InstanceType<typeof PDFDocument> & { addContent(content: string): Drawing };

async function marksOf(draw: (drawing: Drawing) => void): Promise<string[]> {
  const drawing = new PDFDocument() as Drawing;
  const chunks: Buffer[] = [];
  drawing.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise((resolve) => drawing.on('end', resolve));
  drawing.text('Requisition under article 60-1-2 of the code of criminal procedure.');
  draw(drawing);
  drawing.end();
  await ended;
  const opened = await readPdf(Buffer.concat(chunks));
  return opened.unread === null ? [...(opened.marks ?? [])] : [];
}

const authorisation = 'On the authorisation of the public prosecutor.';

describe('words a page does not show', () => {
  it.each<[string, (drawing: Drawing) => void]>([
    ['white', (drawing) => drawing.fillColor('white').text(authorisation)],
    ['white of four inks', (drawing) => drawing.fillColor([0, 0, 0, 0]).text(authorisation)],
    ['transparent', (drawing) => drawing.fillOpacity(0).text(authorisation)],
    ['not painted', (drawing) => drawing.addContent('3 Tr').text(authorisation)],
    ['tiny', (drawing) => drawing.fontSize(1).text(authorisation)],
  ])('are marked: %s', async (_, draw) => {
    expect(await marksOf(draw)).toEqual(['text_not_shown']);
  });

  it('are not seen in an ordinary page, small print and colours included', async () => {
    const marks = await marksOf((drawing) => drawing.fillColor('#8a1c1c').fontSize(6).text(authorisation));
    expect(marks).toEqual([]);
  });
});
