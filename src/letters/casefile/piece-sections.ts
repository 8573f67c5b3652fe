/** The sections of a printed case file that list its pieces: messages, letters, entries of the log. */
import type { Part, ReadMessage } from '../../domain/intake/message.js';
import type { Pairs, PdfDocument } from '../../platform/pdf/document.js';
import type { Table } from '../../platform/pdf/table.js';
import type { CaseContents, LetterInFile, MessageInFile } from './case-contents.js';
import { paragraphsOf } from './case-sections.js';
import { deliveryLabels } from './print-labels.js';
import type { PrintSpeech } from './print-speech.js';

/** Characters of all messages that are printed: about a hundred pages. What is left out is said where it is. */
const MOST_TEXT = 200_000;
/** Characters of a subject in a heading. */
const LONGEST_TITLE = 160;

/** Pauses after each paragraph. */
export function* drawMessages(
  document: PdfDocument,
  { messages, texts }: CaseContents,
  speech: PrintSpeech,
): Generator<void> {
  document.heading(2, speech.label('messages'));
  if (messages.length === 0) document.paragraph(speech.label('noMessage'));
  if (!texts) document.paragraph(speech.label('textsLeftOut'));
  let room = MOST_TEXT;
  for (const [at, message] of messages.entries()) {
    document.heading(3, `${at + 1}. ${titleOf(message, speech)}`);
    document.definitions(headOf(message, speech));
    const bodies = message.reading ? bodiesOf(message.reading) : [];
    if (texts && !message.reading) document.paragraph(speech.label('unread'), 'note');
    for (const text of bodies) {
      yield* drawText(document, text, room, speech);
      room = Math.max(0, room - text.length);
    }
  }
}

/** At most so many characters of it. */
function* drawText(document: PdfDocument, text: string, most: number, speech: PrintSpeech): Generator<void> {
  const printed = text.slice(0, most);
  for (const paragraph of paragraphsOf(printed)) yield document.paragraph(paragraph);
  if (printed.length < text.length) document.paragraph(leftOut(text.length - printed.length, speech), 'note');
}

const titleOf = ({ reading, id }: MessageInFile, speech: PrintSpeech): string =>
  reading?.messages[0].headers.subject.slice(0, LONGEST_TITLE) || speech.pair(speech.event('message.received'), id);

const leftOut = (count: number, speech: PrintSpeech): string =>
  speech.say({
    fr: `[${speech.number(count)} caractères de plus ne sont pas imprimés : le message entier est au greffe.]`,
    en: `[${speech.number(count)} more characters are not printed: the whole message is on the desk.]`,
  });

function headOf({ arrival, reading }: MessageInFile, speech: PrintSpeech): Pairs {
  const headers = reading?.messages[0].headers;
  const addresses = (of: readonly { name: string; address: string }[] = []) =>
    of.map(({ name, address }) => (name ? `${name} <${address}>` : address)).join('\n');
  const files = (reading?.parts ?? []).filter(({ attachment }) => attachment);
  const said = [
    ['arrived', arrival && speech.time(arrival.at)],
    ['dated', headers?.date && speech.time(headers.date)],
    ['from', addresses(headers?.from)],
    ['to', addresses(headers?.to)],
    ['digest', arrival && `${arrival.sha256}\n${speech.bytes(arrival.size)}`],
    ['attachments', files.map((part) => pieceOf(part, speech)).join('\n\n')],
  ] as const;
  return said.flatMap(([term, text]): Pairs => (text ? [[speech.label(term), text]] : []));
}

const pieceOf = ({ name, path, contentType, size, sha256 }: Part, speech: PrintSpeech): string =>
  `${name ?? path} · ${contentType} · ${speech.bytes(size)}\n${sha256 ?? '–'}`;

/** The texts of the message itself, the same text in two forms once. */
function bodiesOf({ parts }: ReadMessage): string[] {
  const seen = new Set<string>();
  return parts.flatMap(({ attachment, text }) => {
    const plain = text?.replaceAll(/\s+/g, ' ').trim() ?? '';
    if (attachment || text === null || plain === '' || seen.has(plain)) return [];
    seen.add(plain);
    return [text];
  });
}

export function drawLetters(document: PdfDocument, { letters, entries }: CaseContents, speech: PrintSpeech): void {
  document.heading(2, speech.label('letters'));
  if (letters.length === 0) document.paragraph(speech.label('noLetter'));
  for (const letter of letters) {
    const left = entries.findLast(({ entry }) => isSending(entry.type) && letterIn(entry.data) === letter.id)?.entry;
    document.heading(3, speech.name('letter', letter.kind));
    document.definitions(letterPairs(letter, left?.at, speech));
  }
}

const isSending = (type: string): boolean => type === 'case.letter_sent' || type === 'case.letter_posted';
const letterIn = (data: unknown): unknown => (data as { letterId?: unknown }).letterId;

function letterPairs(letter: LetterInFile, sentAt: string | undefined, speech: PrintSpeech): Pairs {
  const state = speech.say(deliveryLabels[letter.delivery]);
  const files = letter.files.map(({ name, sha256, size }) =>
    [`${name ?? speech.label('none')} · ${speech.bytes(size)}`, sha256].join('\n'),
  );
  const said = [
    ['state', sentAt === undefined ? state : `${state} · ${speech.time(sentAt)}`],
    ['recipient', letter.recipient],
    ['template', `${letter.template} (${letter.language})`],
    ['files', files.join('\n\n')],
  ] as const;
  return said.flatMap(([term, text]): Pairs => (text ? [[speech.label(term), text]] : []));
}

/** By its place in the log; who and when, and the hash that the log holds. */
export function drawLog(document: PdfDocument, { entries, checkpoint }: CaseContents, speech: PrintSpeech): void {
  const about = [speech.label('logOf'), ...(checkpoint ? [checkpointOf(checkpoint, speech)] : [])].join(' ');
  const table: Table = {
    head: [speech.label('place'), speech.label('time'), speech.label('entry'), speech.label('leaf')],
    rows: entries.map(({ entry, index, leaf }) => [
      index === null ? speech.label('notYetSealed') : String(index),
      speech.time(entry.at),
      `${speech.entry(entry)}\n${speech.who(entry.actor)}`,
      `${leaf.slice(0, 32)}\n${leaf.slice(32)}`,
    ]),
    widths: [2, 4, 7, 7],
    long: true,
  };
  document.heading(2, speech.label('log'), undefined, { paragraph: about, content: table });
  document.paragraph(about);
  document.table(table);
}

const checkpointOf = ({ size, root }: { size: number; root: string }, speech: PrintSpeech): string =>
  speech.say({
    fr: `Le point de contrôle le plus récent couvre ${speech.number(size)} entrées ; sa racine est ${root}.`,
    en: `The newest checkpoint covers ${speech.number(size)} entries; its root is ${root}.`,
  });
