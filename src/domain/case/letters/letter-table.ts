/** The tables of a letter: what is attached, and the file that the order of 7 March 2022 asks for. */
import type { LetterContext } from './letter-context.js';
import { authority, basis, dataAsked } from './letter-fields.js';
import type { Phrases } from './letter-template.js';
import { capital, letterInstant, plainWords } from './letter-words.js';

type Row = readonly [label: string, value: string];
type Rows = (context: LetterContext, words: Phrases) => readonly Row[];

const tables = {
  attachments: ({ attachments }) => attachments.map(({ name, sha256 }) => [plainWords(name), sha256]),
  company: ({ operator }, { labels, language }) => [
    [labels.company, `${operator.name}, ${operator.seat}`],
    [labels.registration, operator.siren],
    [labels.control, operator.control[language]],
    [labels.activities, operator.activities[language]],
    [labels.competitors, operator.competitors[language]],
  ],
  request: (context, words) => [
    [words.labels.requester, capital(authority(context, words))],
    [words.labels.relay, capital(words.relays[context.facts?.relayedBy ?? 'NONE'])],
    [words.labels.reference, context.reference === null ? '—' : plainWords(context.reference)],
    [words.labels.basis, capital(basis(context, words))],
    [words.labels.dataAsked, capital(dataAsked(context, words))],
  ],
  exchanges: (context, { labels, channels, language }) => [
    [labels.received, `${letterInstant(context.receivedAt, language)}, ${channels[context.door]}`],
    ...context.attachments.map(({ name, sha256 }): Row => [labels.reply, `${name} (SHA-256 ${sha256})`]),
  ],
} satisfies Record<string, Rows>;

export type TableName = keyof typeof tables;

export interface LetterTable {
  readonly head: Row;
  readonly rows: readonly Row[];
}

export function tableOf(name: TableName, context: LetterContext, words: Phrases): LetterTable {
  const rows: Rows = tables[name];
  const { labels } = words;
  const head: Row =
    name === 'attachments' ? [labels.attachmentName, labels.attachmentHash] : [labels.item, labels.information];
  return { head, rows: rows(context, words) };
}
