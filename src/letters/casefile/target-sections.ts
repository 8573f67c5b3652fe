/** The section of a printed case file that says what was answered for each target. */
import type { TargetAnswer } from '../../domain/case/model/disclosure.js';
import type { Frozen } from '../../domain/case/model/floor-state.js';
import type { PdfDocument } from '../../platform/pdf/document.js';
import { type CaseContents, disclosuresIn } from './case-contents.js';
import { answerLabels } from './print-labels.js';
import type { PrintSpeech } from './print-speech.js';

/** A table for each disclosure that left, and for the one that waits. */
export function drawTargets(document: PdfDocument, contents: CaseContents, speech: PrintSpeech): void {
  document.heading(2, speech.label('answersByTarget'));
  const tables = disclosuresIn(contents.state).flatMap(({ disclosure }) => disclosure ?? []);
  if (tables.length === 0) document.paragraph(speech.label('noTable'));
  for (const { targets, shared } of tables) {
    document.table({
      head: [speech.label('target'), speech.label('answer'), speech.label('ofThat'), speech.label('files')],
      rows: targets.map((row) => [
        contents.targets.get(row.id)?.name ?? speech.label('unreadable'),
        speech.say(answerLabels[row.answer]),
        detailsOf(row, contents, speech).join('\n'),
        filesOf(row, shared, speech),
      ]),
      widths: [5, 3, 5, 2],
      long: true,
    });
  }
}

type Row = Frozen<TargetAnswer>;

/** Of its answer, and why the preparer added, struck or withheld it. */
function detailsOf(row: Row, { targets }: CaseContents, speech: PrintSpeech): string[] {
  const named = targets.get(row.id);
  return [
    ...(row.place === null ? [speech.label('added')] : []),
    ...(row.answer === 'part' ? [row.categories.map((each) => speech.name('category', each)).join(', ')] : []),
    ...(named?.from || named?.to ? [`${named.from ?? '…'} – ${named.to ?? '…'}`] : []),
    ...(row.answer === 'withhold' ? [speech.name('ground', row.ground)] : []),
    ...(named?.reason ? [named.reason] : []),
  ];
}

/** Places of files in the letter. */
function filesOf({ answer, files }: Row, shared: readonly number[], speech: PrintSpeech): string {
  const isProduced = answer === 'produce' || answer === 'part';
  const places = isProduced ? [...files, ...shared].toSorted((one, other) => one - other) : files;
  return places.length === 0 ? speech.label('none') : places.join(', ');
}
