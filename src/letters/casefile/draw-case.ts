/** Ink for the file of a case: PDF/A-3a and PDF/UA-1, with what it is attached as canonical JSON. */
import { setImmediate } from 'node:timers/promises';
import type { Law } from '../../catalogue/files/law.js';
import { PRINTED_CASE_FILE, PRINTED_CASE_FORMAT, type PrintedCase } from '../../domain/case/printed-case.js';
import type { Language } from '../../domain/kernel/result.js';
import { canonical } from '../../domain/ledger/canonical.js';
import type { PdfDocument } from '../../platform/pdf/document.js';
import { openDocument } from '../../platform/pdf/pdfkit-document.js';
import type { CaseContents } from './case-contents.js';
import { drawDeadlines, drawDecisions, drawFacts, drawParticulars } from './case-sections.js';
import { drawLetters, drawLog, drawMessages } from './piece-sections.js';
import type { Label } from './print-labels.js';
import { PrintSpeech } from './print-speech.js';
import { drawTargets } from './target-sections.js';

interface Printing {
  readonly language: Language;
  /** Name of the person who prints. */
  readonly by: string;
  readonly at: string;
  /** Whose seal follows; null where none is set. */
  readonly sealedBy: string | null;
  /** A secret of the case: without it the digest that the log keeps would confirm a guess of what the file says. */
  readonly control: string;
}

/** One that may be long pauses, so that others are served meanwhile. */
type Draw = (document: PdfDocument, contents: CaseContents, speech: PrintSpeech, law: Law) => Generator<void> | void;

/** Each has one heading of level 2. */
const sections: readonly Draw[] = [
  ...[drawParticulars, drawDeadlines, drawMessages, drawFacts],
  ...[drawTargets, drawDecisions, drawLetters, drawLog],
];

/** The file as it is sealed afterwards. */
export async function drawCase(contents: CaseContents, law: Law, printing: Printing): Promise<Buffer> {
  const { language, at, control } = printing;
  const { reference } = contents.summary;
  const operator = law.operator.operator.name;
  const speech = new PrintSpeech(law, language, contents.names);
  const title = `${speech.label('title')} ${reference}`;
  const document = openDocument({
    ...{ title, author: operator, subject: `${reference} · ${control}`, at: new Date(at) },
    language: language === 'fr' ? 'fr-FR' : 'en-GB',
  });
  document.cover({ organisation: operator, title, lines: [speech.label('confidential')] });
  drawPreface(document, contents, speech, printing);
  document.contents(sections.length, (name, page) => `${name}, page ${page}`);
  document.pageBreak();
  for (const draw of sections) for (const _ of draw(document, contents, speech, law) ?? []) await setImmediate();
  const printed: PrintedCase = {
    ...{ format: PRINTED_CASE_FORMAT, reference, printedAt: at },
    ...{ entries: contents.entries.length, texts: contents.texts },
  };
  document.attach({
    name: PRINTED_CASE_FILE,
    mediaType: 'application/json',
    description: title,
    bytes: Buffer.from(canonical(printed), 'utf8'),
  });
  document.footer(`${reference} · ${printing.by} · ${speech.time(at)}`, (page, pages) => `${page} / ${pages}`);
  return document.finish();
}

function drawPreface(document: PdfDocument, contents: CaseContents, speech: PrintSpeech, printing: Printing): void {
  const { by, at, sealedBy } = printing;
  document.definitions([
    [speech.label('printedBy'), by],
    [speech.label('printedAt'), speech.time(at)],
    ...(sealedBy === null ? [] : [[speech.label('sealed'), sealedBy] as const]),
  ]);
  const said: Label[] = [
    ...(sealedBy === null ? (['notSealed'] as const) : []),
    ...(contents.isErased ? (['erased'] as const) : []),
    ...(['times', 'recorded', 'leftOut', 'glyphs'] as const),
  ];
  for (const label of said) document.paragraph(speech.label(label), 'note');
}
