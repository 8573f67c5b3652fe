/** What stands on the pages, against the same report composed again from its manifest. */
import { demand, Fault } from '../trust/fault.js';

interface Word {
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

export interface PagesRead {
  readonly pages: readonly (readonly Word[])[];
  readonly attachments: readonly string[];
}

/** Reads the text of each page with a second parser, independent of the one that checked the structure. */
export async function readPages(pdf: Buffer): Promise<PagesRead> {
  const { getDocument, VerbosityLevel } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const task = getDocument({
    data: new Uint8Array(pdf),
    isEvalSupported: false,
    useSystemFonts: false,
    disableFontFace: true,
    verbosity: VerbosityLevel.ERRORS,
  });
  try {
    const document = await task.promise;
    const pages: Word[][] = [];
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent({ disableNormalization: true });
      pages.push(items.flatMap((item) => ('str' in item && item.str !== '' ? [wordOf(item)] : [])));
    }
    const attachments: unknown = await document.getAttachments();
    return { pages, attachments: Object.keys(attachments ?? {}).sort() };
  } finally {
    await task.destroy();
  }
}

function wordOf({ str, transform }: { str: string; transform: unknown[] }): Word {
  return { text: str, x: Math.round(Number(transform[4])), y: Math.round(Number(transform[5])) };
}

const sameWord = (left: Word | undefined, right: Word | undefined): boolean =>
  left?.text === right?.text && left?.x === right?.x && left?.y === right?.y;

/** Throws a Fault that names the first page, and the first words on it, that differ. */
export function comparePages(printed: PagesRead, composed: PagesRead): void {
  demand(
    printed.attachments.join() === composed.attachments.join(),
    'Deux lecteurs ne voient pas les mêmes pièces jointes.',
    'Two readers do not see the same attachments.',
  );
  demand(
    printed.pages.length === composed.pages.length,
    `Le rapport a ${printed.pages.length} pages ; son manifeste en donne ${composed.pages.length}.`,
    `The report has ${printed.pages.length} pages; its manifest gives ${composed.pages.length}.`,
  );
  composed.pages.forEach((expected, index) => {
    const found = printed.pages[index] ?? [];
    const length = Math.max(expected.length, found.length);
    for (let word = 0; word < length; word += 1) {
      if (!sameWord(found[word], expected[word])) throw differs(index + 1, found[word], expected[word]);
    }
  });
}

function differs(page: number, found: Word | undefined, expected: Word | undefined): Fault {
  if (found && found.text === expected?.text) {
    return new Fault(
      `Page ${page} : « ${found.text} » ne se trouve pas là où le dessin du manifeste le place.`,
      `Page ${page}: “${found.text}” does not stand where the drawing of the manifest puts it.`,
    );
  }
  return new Fault(
    `Page ${page} : le rapport imprime « ${found?.text ?? ''} » là où son manifeste donne « ${expected?.text ?? ''} ».`,
    `Page ${page}: the report prints “${found?.text ?? ''}” where its manifest gives “${expected?.text ?? ''}”.`,
  );
}
