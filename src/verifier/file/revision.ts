/** What may follow the sealed revision: validation data and archive time-stamps, each in one form only (EN 319 142-1, 5.4). */
import { createHash } from 'node:crypto';
import { type PdfFile, type PdfObject, ReadFile } from './pdf-file.js';
import { bytesOf, type Dictionary, isDictionary, isRef, nameOf, type Ref, type Value, written } from './syntax.js';

/** The file so far. */
export interface Revision {
  readonly bytes: Buffer;
  readonly file: PdfFile;
}

interface Change {
  readonly number: number;
  readonly value: Dictionary;
  readonly stream?: Buffer;
}

/** What proves one signature for later: every certificate of its paths, and the word of each issuer. */
export interface ValidationData {
  readonly certificates: readonly Buffer[];
  readonly ocsps: readonly Buffer[];
  readonly crls: readonly Buffer[];
}

/** Room for a time-stamp token, in bytes. */
const STAMP_ROOM = 12_288;
export const placeholder = '0 9999999999 9999999999 9999999999';
const ref = (number: number): Ref => ({ ref: number });
export const dictionary = (entries: Record<string, Value>): Dictionary => new Map(Object.entries(entries));
const sizeOf = ({ trailer }: PdfFile): number => Number(trailer.get('Size'));
export const listOf = (file: PdfFile, value: Value | undefined): readonly Value[] => {
  const found = file.resolve(value);
  return Array.isArray(found) ? found : [];
};

function bodyOf({ number, value, stream }: Change): Buffer {
  const text = Buffer.from(`${number} 0 obj\n${written(value)}`, 'latin1');
  const body = stream ? [Buffer.from('\nstream\n'), stream, Buffer.from('\nendstream')] : [];
  return Buffer.concat([text, ...body, Buffer.from('\nendobj\n')]);
}

/** One subsection for each run of consecutive numbers (ISO 32000-1, 7.5.4). */
function tableOf(offsets: ReadonlyMap<number, number>): string {
  const numbers = [...offsets.keys()].sort((left, right) => left - right);
  const runs: number[][] = [];
  for (const number of numbers) {
    const run = runs.at(-1);
    if (run && run.at(-1) === number - 1) run.push(number);
    else runs.push([number]);
  }
  const line = (number: number): string => `${String(offsets.get(number)).padStart(10, '0')} 00000 n \n`;
  return runs.map((run) => `${run[0]} ${run.length}\n${run.map(line).join('')}`).join('');
}

export function append({ bytes, file }: Revision, changes: readonly Change[]): Revision {
  const parts: Buffer[] = [bytes];
  const objects = new Map<number, PdfObject>(file.objects);
  const offsets = new Map<number, number>();
  let at = bytes.length;
  for (const change of changes) {
    const body = bodyOf(change);
    offsets.set(change.number, at);
    objects.set(change.number, { value: change.value, stream: change.stream ?? null });
    parts.push(body);
    at += body.length;
  }
  const size = Math.max(sizeOf(file), ...[...offsets.keys()].map((number) => number + 1));
  const trailer: Dictionary = new Map([...file.trailer, ['Size', size], ['Prev', file.table]]);
  parts.push(Buffer.from(`xref\n${tableOf(offsets)}trailer\n${written(trailer)}\nstartxref\n${at}\n%%EOF\n`, 'latin1'));
  return { bytes: Buffer.concat(parts), file: new ReadFile(objects, trailer, at) };
}

export const numberOf = (value: Value | undefined): number => {
  if (isRef(value)) return value.ref;
  throw new TypeError('The file has not the structure of a report.');
};

/** The name under which a signature's data are filed: SHA-1 of its whole /Contents, padding included. */
export const validationKeyOf = (contents: Buffer): string =>
  createHash('sha1').update(contents).digest('hex').toUpperCase();

export class Store {
  readonly changes: Change[] = [];
  private next: number;

  constructor(private readonly file: PdfFile) {
    this.next = sizeOf(file);
  }

  /** The stream of those bytes, an old one where there is one. */
  keep(listed: readonly Value[], bytes: Buffer): Ref {
    const known = listed.find((each) => isRef(each) && this.file.objects.get(each.ref)?.stream?.equals(bytes));
    const added = this.changes.find(({ stream }) => stream?.equals(bytes));
    if (isRef(known)) return known;
    if (added) return ref(added.number);
    return this.add(dictionary({ Length: bytes.length }), bytes);
  }

  add(value: Dictionary, stream?: Buffer): Ref {
    const number = this.next;
    this.next += 1;
    this.changes.push({ number, value, ...(stream ? { stream } : {}) });
    return ref(number);
  }
}

const merged = (old: readonly Value[], added: readonly Ref[]): readonly Value[] => [
  ...old,
  ...added.filter(({ ref: number }) => !old.some((each) => isRef(each) && each.ref === number)),
];

/** Adds the data of the signature whose /Contents are given to the document security store. */
export function withValidationData(revision: Revision, contents: Buffer, data: ValidationData): Revision {
  const { file } = revision;
  const store = new Store(file);
  const held = file.catalog.get('DSS');
  const old: Dictionary = isRef(held) ? file.dictionary(held) : new Map();
  const entry: [string, Value][] = [];
  const lists: [string, Value][] = [];
  for (const [list, name, streams] of [
    ['Certs', 'Cert', data.certificates],
    ['OCSPs', 'OCSP', data.ocsps],
    ['CRLs', 'CRL', data.crls],
  ] as const) {
    const before = listOf(file, old.get(list));
    const refs = streams.map((bytes) => store.keep(before, bytes));
    if (refs.length > 0) entry.push([name, refs]);
    const all = merged(before, refs);
    if (all.length > 0) lists.push([list, all]);
  }
  const oldEntries = old.get('VRI');
  const entries: Dictionary = new Map([
    ...(isDictionary(oldEntries) ? oldEntries : []),
    [validationKeyOf(contents), new Map(entry)],
  ]);
  const security: Dictionary = new Map<string, Value>([['Type', nameOf('DSS')], ...lists, ['VRI', entries]]);
  if (isRef(held)) return append(revision, [...store.changes, { number: held.ref, value: security }]);
  const extension = dictionary({ BaseVersion: nameOf('1.7'), ExtensionLevel: 1 });
  const catalog: Dictionary = new Map<string, Value>([
    ...file.catalog,
    ['DSS', store.add(security)],
    ['Extensions', dictionary({ ESIC: extension })],
  ]);
  return append(revision, [...store.changes, { number: numberOf(file.trailer.get('Root')), value: catalog }]);
}

export interface Hole {
  /** Of the hex string, angle brackets included. */
  readonly start: number;
  readonly end: number;
}

/** Adds a document time-stamp whose token is still missing; what it will cover is everything but the hole. */
export function withStampField(revision: Revision): { revision: Revision; hole: Hole } {
  const { file, bytes } = revision;
  const store = new Store(file);
  const formRef = file.catalog.get('AcroForm');
  const form = file.dictionary(formRef);
  const fields = listOf(file, form.get('Fields'));
  const stamp = store.add(
    dictionary({
      Type: nameOf('DocTimeStamp'),
      Filter: nameOf('Adobe.PPKLite'),
      SubFilter: nameOf('ETSI.RFC3161'),
      ByteRange: placeholder.split(' ').map(Number),
      Contents: bytesOf(Buffer.alloc(STAMP_ROOM)),
    }),
  );
  const [firstPage] = listOf(file, file.dictionary(file.catalog.get('Pages')).get('Kids'));
  const field = store.add(
    dictionary({
      Type: nameOf('Annot'),
      Subtype: nameOf('Widget'),
      FT: nameOf('Sig'),
      T: bytesOf(Buffer.from(`Timestamp_${fields.length}`)),
      Rect: [0, 0, 0, 0],
      F: 132,
      P: firstPage ?? null,
      V: stamp,
    }),
  );
  const extended: Dictionary = new Map<string, Value>([...form, ['Fields', [...fields, field]]]);
  const appended = append(revision, [...store.changes, { number: numberOf(formRef), value: extended }]);
  return withHole(appended, bytes.length, STAMP_ROOM);
}

/** Finds the first empty signature from there on, and says in it which bytes it will cover. */
export function withHole(appended: Revision, from: number, room: number): { revision: Revision; hole: Hole } {
  const start = appended.bytes.indexOf('/Contents <', from, 'latin1') + '/Contents '.length;
  const hole = { start, end: start + 2 + 2 * room };
  const range = appended.bytes.indexOf(`[${placeholder}]`, from, 'latin1');
  const offsets = `[0 ${hole.start} ${hole.end} ${appended.bytes.length - hole.end}]`;
  appended.bytes.write(offsets.padEnd(placeholder.length + 2, ' '), range, 'latin1');
  return { revision: appended, hole };
}

/** What the time-stamp covers. */
export const coveredBy = ({ bytes }: Revision, { start, end }: Hole): Buffer =>
  Buffer.concat([bytes.subarray(0, start), bytes.subarray(end)]);

/** Puts the token into its hole and returns the padded /Contents; throws when it does not fit. */
export function fillStamp({ bytes }: Revision, { start }: Hole, token: Buffer): Buffer {
  if (token.length > STAMP_ROOM) throw new RangeError(`The time-stamp takes ${token.length} bytes of ${STAMP_ROOM}.`);
  bytes.write(token.toString('hex'), start + 1, 'latin1');
  return Buffer.concat([token, Buffer.alloc(STAMP_ROOM - token.length)]);
}
