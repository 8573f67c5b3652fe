/** An official list of authorities, as a CSV file, to entries of the directory. */
import { z } from 'zod';
import type { Bilingual } from '../kernel/result.js';
import { DirectoryEntry } from './directory.js';

/** What holds for the whole list: the publication where it was read, when, and until when it stands. */
export interface Provenance {
  readonly source: Bilingual;
  readonly verifiedAt: string;
  readonly expiresAt: string;
}

export interface ListRead {
  readonly entries: readonly DirectoryEntry[];
  /** By line, from 1; what is wrong with it, as the schema says it. */
  readonly faults: readonly { readonly line: number; readonly what: string }[];
}

/** Names of the columns; several values of one field are parted by `|`. */
export const listColumns = [
  'id',
  'name_fr',
  'name_en',
  'zone',
  'country',
  'kind',
  'domains',
  'numbers',
  'confidence',
  'unit_of',
  'channel',
  'address',
] as const;
type Column = (typeof listColumns)[number];
const wanted: readonly Column[] = listColumns.slice(0, 7);

const MOST_FAULTS = 50;

interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

/** A cell and what ends it: in quotes, or without any. */
const cellBefore = {
  ';': /(?:"((?:[^"]|"")*)"|([^;"\n]*))(;|\r?\n|$)/y,
  ',': /(?:"((?:[^"]|"")*)"|([^,"\n]*))(,|\r?\n|$)/y,
} as const;

const newlinesIn = (text: string): number => text.split('\n').length - 1;

/** Rows of a CSV text (RFC 4180), parted by `;` or `,`: what the first line has more of. Null where a quote is out of place. */
export function csvRows(written: string): readonly Row[] | null {
  const text = written.replace(/^\ufeff/, '');
  const [head = ''] = text.split('\n', 1);
  const pattern = cellBefore[head.split(';').length > head.split(',').length ? ';' : ','];
  const rows: Row[] = [];
  let [at, line, begun, cells]: [number, number, number, string[]] = [0, 1, 1, []];
  for (let end = ','; end !== ''; ) {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (!found) return null;
    const [whole, quoted, plain = '', mark = ''] = found;
    end = mark;
    at += whole.length;
    line += newlinesIn(whole);
    cells.push((quoted?.replaceAll('""', '"') ?? plain).trim());
    if (end !== '' && !end.endsWith('\n')) continue;
    if (cells.some((cell) => cell !== '')) rows.push({ line: begun, cells });
    [begun, cells] = [line, []];
  }
  return rows;
}

/** Every line that is an entry, and what is wrong with the others: a list with a fault is not taken over. */
export function readList(text: string, { source, verifiedAt, expiresAt }: Provenance): ListRead {
  const rows = csvRows(text);
  if (!rows) return { entries: [], faults: [{ line: 1, what: 'a quote is out of place' }] };
  const [head, ...lines] = rows;
  const columns = (head?.cells ?? []).map((name) => name.toLowerCase());
  const missing = wanted.filter((name) => !columns.includes(name));
  if (missing.length > 0) return { entries: [], faults: [{ line: 1, what: `no column: ${missing.join(', ')}` }] };
  const entries: DirectoryEntry[] = [];
  const faults: ListRead['faults'][number][] = [];
  for (const { line, cells } of lines) {
    const value = (name: Column): string => cells[columns.indexOf(name)] ?? '';
    const several = (name: Column) =>
      value(name)
        .split('|')
        .map((each) => each.trim())
        .filter((each) => each !== '');
    const dated = { source, verifiedAt, expiresAt };
    const read = DirectoryEntry.safeParse({
      id: value('id'),
      names: { fr: value('name_fr'), en: value('name_en') },
      zone: value('zone'),
      country: value('country') || null,
      kind: value('kind'),
      domains: several('domains').map((domain) => domain.toLowerCase()),
      confidence: value('confidence') || 'to_confirm',
      ...dated,
      ...(value('unit_of') && { unitOf: value('unit_of') }),
      ...(value('channel') && { channel: { kind: value('channel'), address: value('address') || null } }),
      numbers: several('numbers').map((number) => ({ number, ...dated })),
    });
    if (read.success) entries.push(read.data);
    else faults.push({ line, what: z.prettifyError(read.error).replaceAll('\n', ' ') });
  }
  return { entries, faults: faults.slice(0, MOST_FAULTS) };
}
