/** The sections of a printed case file that tell of the case itself: particulars, deadlines, facts, what people did. */

import type { Law } from '../../catalogue/files/law.js';
import { openClocks } from '../../domain/case/model/open-clock.js';
import type { ReadMessage } from '../../domain/intake/message.js';
import type { Span } from '../../domain/law/fact.js';
import { knownByOf } from '../../domain/reading/known-by.js';
import type { Pairs, PdfDocument } from '../../platform/pdf/document.js';
import type { Table } from '../../platform/pdf/table.js';
import type { CaseContents } from './case-contents.js';
import { factLabels, knownByLabels, type Label } from './print-labels.js';
import type { PrintSpeech } from './print-speech.js';

/** Characters of a passage in a table: a row is lower than a page. */
const LONGEST_PASSAGE = 240;

export function drawParticulars(document: PdfDocument, contents: CaseContents, speech: PrintSpeech): void {
  const { summary, state, particulars } = contents;
  const { classification } = state;
  document.heading(2, speech.label('particulars'));
  const said: (readonly [Label, string | null | undefined])[] = [
    ['reference', summary.reference],
    ['status', speech.label(summary.status)],
    ['outcome', summary.outcome && speech.name('outcome', summary.outcome)],
    ['circuit', speech.circuit(state.circuit)],
    ['step', speech.step(state.circuit, state.step)],
    ['received', speech.time(state.receivedAt)],
    ['assignee', state.assignee ? speech.who(state.assignee) : speech.label('unassigned')],
    ['subject', particulars?.requester.subject],
    ['requester', particulars && requesterOf(particulars.requester)],
    ['theirReference', particulars?.caseReference],
    ['targets', particulars?.targets.map(({ value }) => value).join('\n')],
    ['advice', classification && speech.name('verdict', classification.verdict)],
    ['grounds', classification?.grounds.map((ground) => speech.name('ground', ground)).join('\n')],
    ['law', classification && [classification.row ?? classification.rule, `SHA-256 ${classification.law}`].join('\n')],
  ];
  document.definitions(said.flatMap(([term, text]): Pairs => (text ? [[speech.label(term), text] as const] : [])));
}

/** A table under its heading, on one page where it can be. */
function drawTable(document: PdfDocument, title: string, table: Table): void {
  document.heading(2, title, undefined, { content: table });
  document.table(table);
}

function drawNothing(document: PdfDocument, speech: PrintSpeech, [title, sentence]: readonly [Label, Label]): void {
  document.heading(2, speech.label(title));
  document.paragraph(speech.label(sentence));
}

const requesterOf = ({ name, address }: { name: string | null; address: string | null }): string =>
  [name, address].filter((each) => each !== null && each !== '').join('\n');

export function drawDeadlines(document: PdfDocument, { state }: CaseContents, speech: PrintSpeech, law: Law): void {
  if (state.clocks.length === 0) {
    drawNothing(document, speech, ['deadlines', 'noDeadline']);
    return;
  }
  const running = new Set(openClocks(state, law).map(({ code }) => code));
  drawTable(document, speech.label('deadlines'), {
    head: [speech.label('clock'), speech.label('legalEnd'), speech.label('safeEnd'), speech.label('state')],
    rows: state.clocks.map(({ code, legalEnd, safeEnd }) => [
      speech.clock(code),
      legalEnd === null ? speech.label('noLegalEnd') : speech.time(legalEnd),
      speech.time(safeEnd),
      speech.label(running.has(code) ? 'running' : 'over'),
    ]),
    widths: [5, 3, 3, 2],
  });
}

export function drawFacts(document: PdfDocument, contents: CaseContents, speech: PrintSpeech): void {
  const { facts } = contents.state;
  if (!facts) {
    drawNothing(document, speech, ['facts', 'noFacts']);
    return;
  }
  const { checks, ...others } = facts;
  const values: Readonly<Record<string, unknown>> = { ...others, ...checks };
  const names = [...Object.keys(factLabels).filter((name) => name in others), ...Object.keys(checks)];
  drawTable(document, speech.label('facts'), {
    head: [speech.label('fact'), speech.label('value'), speech.label('source'), speech.label('confirmedBy')],
    rows: names.map((name) => [
      speech.fact(name),
      speech.value(name, values[name]),
      sourceOf(name, contents, speech),
      confirmationOf(name, contents, speech),
    ]),
    widths: [4, 3, 5, 3],
  });
}

/** The words in which the fact was read, their piece, and how that makes it known; without the text, that it was read. */
function sourceOf(name: string, contents: CaseContents, speech: PrintSpeech): string {
  const { particulars, messages, entries, state } = contents;
  const spans = particulars?.evidence[name] ?? [];
  const [span] = spans;
  if (!span || !particulars) {
    const stated = entries.some(({ entry }) => isConfirmation(entry, name));
    if (stated) return speech.label('stated');
    return speech.label(checkOf(name, state) === 'unknown' ? 'nothingRead' : 'concluded');
  }
  // Facts are read in the first message.
  const reading = messages[0]?.reading;
  if (!reading) return speech.label('readInMessage');
  const passage = passageOf(reading, span);
  const piece = reading.parts.find(({ path }) => path === span.part)?.name ?? speech.label('body');
  const known = speech.say(knownByLabels[knownByOf(spans, reading.parts, particulars.sender)]);
  return [...(passage === null ? [] : [speech.quoted(passage)]), `${piece} (${known})`].join('\n');
}

/** Of a check: it alone is ever unknown. */
const checkOf = (name: string, { facts }: CaseContents['state']): unknown =>
  (facts?.checks as Readonly<Record<string, unknown>> | undefined)?.[name];

function passageOf({ parts }: ReadMessage, { part, start, end }: Span): string | null {
  const text = parts
    .find(({ path }) => path === part)
    ?.text?.slice(start, end)
    .replaceAll(/\s+/g, ' ')
    .trim();
  if (!text) return null;
  const characters = Array.from(text);
  return characters.length > LONGEST_PASSAGE ? `${characters.slice(0, LONGEST_PASSAGE).join('')}…` : text;
}

const isConfirmation = ({ type, data }: CaseContents['entries'][number]['entry'], name: string): boolean =>
  type === 'case.fact_confirmed' && (data as { fact?: unknown }).fact === name;

function confirmationOf(name: string, { state, entries }: CaseContents, speech: PrintSpeech): string {
  if (!state.confirmed.includes(name)) return speech.label('notConfirmed');
  const last = entries.findLast(({ entry }) => isConfirmation(entry, name))?.entry;
  return last ? `${speech.who(last.actor)}\n${speech.time(last.at)}` : speech.label('notConfirmed');
}

/** Every act of a person on the case, in order, with the words they gave. Pauses after each. */
export function* drawDecisions(
  document: PdfDocument,
  { entries, notes }: CaseContents,
  speech: PrintSpeech,
): Generator<void> {
  const acts = entries.filter(({ entry }) => entry.stream.startsWith('case/') && speech.isPerson(entry.actor));
  if (acts.length === 0) {
    drawNothing(document, speech, ['decisions', 'noDecision']);
    return;
  }
  document.heading(2, speech.label('decisions'));
  for (const { entry } of acts) {
    const { noteId, signature } = entry.data as { noteId?: string; signature?: unknown };
    const by = [speech.who(entry.actor), speech.time(entry.at), ...(signature ? [speech.label('signed')] : [])];
    yield document.paragraph([{ text: speech.entry(entry), weight: 'semibold' }, { text: ` · ${by.join(' · ')}` }]);
    const words = noteId === undefined ? undefined : notes.get(noteId);
    for (const paragraph of paragraphsOf(words ?? '')) document.paragraph(paragraph, 'note');
  }
}

/** A long text as what fits a page each; empty lines part paragraphs. */
export function paragraphsOf(text: string): string[] {
  return text
    .replaceAll('\r\n', '\n')
    .split(/\n{2,}/)
    .flatMap((paragraph) => paragraph.match(/[\s\S]{1,2000}(?:\s|$)|[\s\S]{1,2000}/g) ?? [])
    .map((paragraph) => paragraph.trimEnd())
    .filter((paragraph) => paragraph !== '');
}
