/** Ink for a composed letter: PDF/A-3a and PDF/UA-1, the same letter giving the same bytes. */
import type { ComposedLetter } from '../../domain/case/letters/letter.js';
import type { LetterPart, LetterVersion } from '../../domain/case/letters/letter-version.js';
import { fill } from '../../domain/case/letters/letter-words.js';
import type { Day } from '../../domain/kernel/day.js';
import { instantOf } from '../../domain/kernel/instant.js';
import type { PdfDocument } from '../../platform/pdf/document.js';
import { openDocument } from '../../platform/pdf/pdfkit-document.js';
import { letterHeadings } from '../../platform/pdf/style.js';

/** Closing and signature. */
const SIGNATURE_HEIGHT = 68;
/** The end of the text goes with them: a signature alone on a page could follow any letter. */
const LAST_LINES_HEIGHT = 36;
const TABLE_ROW_HEIGHT = 24;
const HEADING_HEIGHT = 26;

/**
 * The French letter, and on pages of its own the courtesy translation when there is one.
 * @param control a secret of the case, kept among the properties of the file: without it, the hash of the file that
 *   the log keeps for ever would let a reader guess names and addresses (docs/promises.md#p7)
 */
export async function drawLetter({ versions }: ComposedLetter, day: Day, control: string): Promise<Buffer> {
  const [authentic] = versions;
  if (!authentic) throw new Error('A letter has at least its French version.');
  const document = openDocument({
    title: authentic.subject,
    author: authentic.sender,
    subject: [...authentic.references.map(({ value }) => value), control].join(' · '),
    language: 'fr-FR',
    at: new Date(instantOf(day, '12:00')),
  });
  versions.forEach((version, index) => {
    if (index > 0) document.pageBreak();
    drawVersion(document, version);
  });
  document.footer(footer(authentic), (page, pages) =>
    fill(authentic.pageLabel, { page: String(page), pages: String(pages) }),
  );
  return document.finish();
}

const footer = ({ sender, senderLines, references }: LetterVersion): string =>
  [sender, ...senderLines.slice(0, 2), references[0]?.value].join(' · ');

function drawVersion(document: PdfDocument, version: LetterVersion): void {
  const { sender, senderLines, recipientLines, placeAndDate, references, body } = version;
  document.letterhead({ sender, senderLines, recipientLines, placeAndDate, references });
  document.heading(1, `${version.subjectLabel} ${version.subject}`, letterHeadings.subject);
  document.paragraph(version.salutation);
  body.forEach((part, index) => {
    document.keepTogether(heightKept(body, index));
    drawPart(document, part);
  });
  document.paragraph(version.closing);
  document.paragraph(version.signature.join('\n'));
}

/** What must follow a part on the same page: a heading its text or table, the last lines the signature. */
function heightKept(body: readonly LetterPart[], index: number): number {
  const [part, next] = body.slice(index, index + 2);
  if (part?.kind === 'heading') return HEADING_HEIGHT + (next ? heightKept(body, index + 1) : 0);
  const own = part?.kind === 'table' ? (part.rows.length + 1) * TABLE_ROW_HEIGHT : 0;
  return own + (next ? 0 : LAST_LINES_HEIGHT + SIGNATURE_HEIGHT);
}

function drawPart(document: PdfDocument, part: LetterPart): void {
  if (part.kind === 'heading') document.heading(2, part.text, letterHeadings.section);
  else if (part.kind === 'paragraph') document.paragraph(part.text);
  else if (part.kind === 'list') document.list(part.items);
  else document.table({ head: part.head, rows: part.rows, widths: [2, 5] });
}
