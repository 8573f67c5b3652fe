/** Reads a sealed file revision by revision: each later one is made again from what it carries, and must be the same bytes. */
import { Fault } from '../trust/fault.js';
import { endOfBase, type PdfFile, type PdfObject, ReadFile, readObject, readPdf } from './pdf-file.js';
import {
  coveredBy,
  type Hole,
  type Revision,
  type ValidationData,
  validationKeyOf,
  withStampField,
  withValidationData,
} from './revision.js';
import { isBytes, isDictionary, isName, isRef, SyntaxReader, type Value } from './syntax.js';

export interface ArchiveStamp {
  /** DER of the token, with its padding. */
  readonly contents: Buffer;
  /** The bytes that it is about. */
  readonly covered: Buffer;
}

export interface SealedFile {
  /** What the seal covers, as it was drawn. */
  readonly base: PdfFile;
  readonly baseBytes: Buffer;
  readonly stamps: readonly ArchiveStamp[];
  /** By the name of the signature they are about (`validationKeyOf`). */
  readonly validation: ReadonlyMap<string, ValidationData>;
  /** Where each revision ends, the base first: the first so many bytes of the file. */
  readonly ends: readonly number[];
  /** The whole file, ready for one more revision. */
  readonly last: Revision;
  /** The whole /Contents of the newest signature or time-stamp. */
  readonly newest: Buffer;
}

const followedBy = (end: number): Fault =>
  new Fault(
    `Le fichier a été modifié après sa signature : il continue après la révision signée, qui finit à l’octet ${end}.`,
    `The file was changed after it was signed: it goes on after the signed revision, which ends at byte ${end}.`,
  );

const start = /(\d{1,10}) 0 obj\n/y;

/** The objects of one appended revision, whatever they are. */
export function objectsAt(bytes: Buffer, at: number, text: string): Map<number, PdfObject> {
  const objects = new Map<number, PdfObject>();
  const reader = new SyntaxReader(bytes, at, text);
  for (;;) {
    start.lastIndex = reader.at;
    const number = Number(start.exec(text)?.[1] ?? Number.NaN);
    if (Number.isNaN(number)) return objects;
    objects.set(number, readObject(reader, number, bytes));
  }
}

export const findType = (objects: ReadonlyMap<number, PdfObject>, type: string) =>
  [...objects.values()].find(({ value }) => isDictionary(value) && isName(value.get('Type'), type))?.value;

function streamsOf(file: PdfFile, refs: Value | undefined): Buffer[] {
  const list = Array.isArray(refs) ? (refs as readonly Value[]) : [];
  return list.map((each) => file.streamOf(isRef(each) ? each : undefined));
}

/** The entry of the security store about the newest signature, or null. */
function dataIn(last: Revision, added: ReadonlyMap<number, PdfObject>, newest: Buffer): ValidationData | null {
  const store = findType(added, 'DSS');
  if (!isDictionary(store)) return null;
  const file = new ReadFile(new Map([...last.file.objects, ...added]), last.file.trailer, last.file.table);
  const entries = store.get('VRI');
  const entry = isDictionary(entries) ? entries.get(validationKeyOf(newest)) : undefined;
  if (!isDictionary(entry)) return null;
  const [certificates, ocsps, crls] = ['Cert', 'OCSP', 'CRL'].map((name) => streamsOf(file, entry.get(name)));
  return { certificates: certificates ?? [], ocsps: ocsps ?? [], crls: crls ?? [] };
}

interface Step {
  readonly last: Revision;
  readonly data?: ValidationData;
  readonly stamp?: ArchiveStamp;
}

const isPrefix = (revision: Revision, bytes: Buffer): boolean =>
  bytes.subarray(0, revision.bytes.length).equals(revision.bytes);

/** Copies the token that the file has into the hole that we made. */
function stampFrom(bytes: Buffer, { revision, hole }: { revision: Revision; hole: Hole }, contents: Buffer): Step {
  bytes.copy(revision.bytes, hole.start, hole.start, hole.end);
  return { last: revision, stamp: { contents, covered: coveredBy(revision, hole) } };
}

function stepFrom(last: Revision, bytes: Buffer, text: string, newest: Buffer): Step | null {
  const added = objectsAt(bytes, last.bytes.length, text);
  const data = dataIn(last, added, newest);
  if (data) return { last: withValidationData(last, newest, data), data };
  const stamp = findType(added, 'DocTimeStamp');
  const contents = isDictionary(stamp) ? stamp.get('Contents') : undefined;
  if (!isBytes(contents)) return null;
  const made = withStampField(last);
  return made.revision.bytes.length <= bytes.length ? stampFrom(bytes, made, contents.bytes) : null;
}

/** The first step after `last` that the file takes; throws a Fault when it is none that we would have written. */
function nextStep(last: Revision, bytes: Buffer, text: string, newest: Buffer, baseEnd: number): Step {
  try {
    const step = stepFrom(last, bytes, text, newest);
    if (step && isPrefix(step.last, bytes)) return step;
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
  }
  throw followedBy(baseEnd);
}

/** `contentsOf` finds the seal of the base revision: its whole /Contents. Throws a Fault on anything else after it. */
export function readRevisions(bytes: Buffer, contentsOf: (base: PdfFile) => Buffer): SealedFile {
  const end = endOfBase(bytes);
  const baseBytes = bytes.subarray(0, end);
  const base = readPdf(baseBytes);
  const text = bytes.toString('latin1');
  const stamps: ArchiveStamp[] = [];
  const validation = new Map<string, ValidationData>();
  let newest = contentsOf(base);
  let last: Revision = { bytes: baseBytes, file: base };
  const ends = [end];
  while (last.bytes.length < bytes.length) {
    const step = nextStep(last, bytes, text, newest, end);
    last = step.last;
    ends.push(last.bytes.length);
    if (step.data) validation.set(validationKeyOf(newest), step.data);
    if (step.stamp) {
      stamps.push(step.stamp);
      newest = step.stamp.contents;
    }
  }
  return { base, baseBytes, stamps, validation, ends, last, newest };
}
