/** What a reader copies from a PDF: its text, page after page. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

export async function wordsOfPdf(pdf: Buffer): Promise<string> {
  const document = await getDocument({ data: new Uint8Array(pdf), useSystemFonts: false }).promise;
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent({ disableNormalization: true });
    pages.push(items.map((item) => ('str' in item ? item.str + (item.hasEOL ? ' ' : '') : '')).join(''));
  }
  // The font draws a space and a no-break space with one glyph: a reader of the text meets spaces.
  return pages.join(' ').replaceAll(/[\u00a0\u202f]/g, ' ');
}
