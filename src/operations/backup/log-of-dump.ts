/** The log as the dump holds it, verified by its own export format: every leaf, sequence, root and signature. */
import type { Readable } from 'node:stream';
import { Entry } from '../../domain/ledger/entry.js';
import { checkpointLine, entryLine, headerLine } from '../../domain/ledger/export.js';
import { linesOf } from '../../domain/ledger/lines.js';
import { readVerifierKey } from '../../domain/ledger/note.js';
import { type ExportVerification, verifyExport } from '../../domain/ledger/verify-export.js';
import type { DumpedTable, Manifest } from './manifest.js';

type Row = ReadonlyMap<string, string>;
export type OpenTable = (table: DumpedTable) => Promise<Readable>;

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', v: '\v' };
/** The text format of COPY; a null is left out of the row. */
export function rowOf(line: string, columns: readonly string[]): Row {
  const row = new Map<string, string>();
  line.split('\t').forEach((field, at) => {
    const column = columns[at];
    if (field === '\\N' || column === undefined) return;
    row.set(
      column,
      field.replace(/\\(.)/gs, (_, letter: string) => escapes[letter] ?? letter),
    );
  });
  return row;
}

export async function* rowsIn(table: DumpedTable, open: OpenTable): AsyncGenerator<Row> {
  for await (const line of linesOf(await open(table))) {
    if (!line.ok) throw new Error(`${table.file}: ${line.fault}`);
    yield rowOf(line.text, table.columns);
  }
}

/** A fault names the entry or the checkpoint that does not hold. An empty log, which has no signature, holds. */
export async function verifyLog(
  { tables, log }: Pick<Manifest, 'tables' | 'log'>,
  open: OpenTable,
): Promise<ExportVerification | { readonly ok: true; readonly summary: null }> {
  if (log.size === 0) return { ok: true, summary: null };
  const verified = await verifyExport(bytesOf(lines(tables, log, open)), log.vkey);
  if (!verified.ok) return verified;
  const { entries, root } = verified.summary;
  const same = entries === log.size && Buffer.from(root, 'base64').toString('hex') === log.root;
  return same
    ? verified
    : { ok: false, fault: `The log in the dump has ${entries} entries and another root than the manifest says.` };
}

async function* bytesOf(texts: AsyncIterable<string>): AsyncGenerator<Buffer> {
  for await (const text of texts) yield Buffer.from(text);
}

async function* lines(tables: readonly DumpedTable[], log: Manifest['log'], open: OpenTable): AsyncGenerator<string> {
  const table = (name: string): DumpedTable => {
    const found = tables.find((each) => each.table === name);
    if (!found) throw new Error(`The backup holds no table "${name}".`);
    return found;
  };
  yield headerLine(readVerifierKey(log.vkey)?.name ?? '', log.vkey);
  const entries = rowsIn(table('entry'), open);
  for await (const sealed of rowsIn(table('sealed_entry'), open)) {
    const entry = (await entries.next()).value;
    if (!entry) throw new Error('The dump holds fewer entries than seals.');
    yield entryLine({ index: Number(sealed.get('index')), leaf: hex(sealed.get('leaf')), entry: entryOf(entry) });
  }
  await entries.return(undefined);
  for await (const checkpoint of rowsIn(table('checkpoint'), open)) yield checkpointLine(checkpoint.get('note') ?? '');
}

const hex = (bytea = ''): string => bytea.replace(/^\\x/, '');

function entryOf(row: Row): Entry {
  const [salt, opening] = [hex(row.get('salt')), hex(row.get('opening'))];
  const { stream, type, actor, class: kind } = Object.fromEntries(row);
  const at = new Date(row.get('at') ?? '').toISOString();
  const data: unknown = JSON.parse(row.get('data') ?? 'null');
  return Entry.parse({ stream, seq: Number(row.get('seq')), type, at, actor, data, class: kind, salt, opening });
}
