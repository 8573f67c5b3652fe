/** A container as it lies on a disk: its directory, read without trust, and its headers compared with those that it must have. */
import { demand, Fault } from '../trust/fault.js';
import { type Span, type ZipEntry, type ZipPlan, zipPlan } from './zip-plan.js';

/** A file of any size, never held whole. */
export interface ByteSource {
  readonly size: number;
  /** At most a megabyte at a time; fewer bytes than asked for where the file ends. */
  read(span: Span): AsyncIterable<Buffer>;
}

const END = 22;
/** With the record of ZIP64 and its locator before it. */
const LONG_END = 98;
const CENTRAL_BYTES = 46;
const LARGEST_DIRECTORY = 64 * 1_048_576;

const noContainer = (): Fault =>
  new Fault(
    'Ce fichier n’est pas un paquet entier : sa fin manque, ou quelque chose y a été ajouté.',
    'This file is no whole package: its end is missing, or something was added to it.',
  );

export async function bytesOf(source: ByteSource, span: Span): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of source.read(span)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Where the directory is, as the last record says: right before that record, or it is no container of ours. */
async function directorySpan(source: ByteSource): Promise<Span> {
  const tail = await bytesOf(source, { from: Math.max(0, source.size - LONG_END), to: source.size });
  const end = tail.subarray(-END);
  if (end.length < END || end.readUInt32LE(0) !== 0x0605_4b50) throw noContainer();
  const isLong = tail.length === LONG_END && tail.readUInt32LE(0) === 0x0606_4b50;
  const to = source.size - (isLong ? LONG_END : END);
  const size = isLong ? Number(tail.readBigUInt64LE(40)) : end.readUInt32LE(12);
  if (size > to || size > LARGEST_DIRECTORY) throw noContainer();
  return { from: to - size, to };
}

/** The entries in the order of the directory. Throws a Fault on one that cannot be read. */
export async function readDirectory(source: ByteSource): Promise<ZipEntry[]> {
  const directory = await bytesOf(source, await directorySpan(source));
  const entries: ZipEntry[] = [];
  for (let at = 0; at < directory.length; ) {
    const head = directory.subarray(at, at + CENTRAL_BYTES);
    if (head.length < CENTRAL_BYTES || head.readUInt32LE(0) !== 0x0201_4b50) throw noContainer();
    const extraAt = at + CENTRAL_BYTES + head.readUInt16LE(28);
    const next = extraAt + head.readUInt16LE(30);
    if (next > directory.length) throw noContainer();
    const extra = directory.subarray(extraAt, next);
    entries.push({
      name: nameOf(directory.subarray(at + CENTRAL_BYTES, extraAt)),
      size: sizeOf(head.readUInt32LE(24), extra),
      crc32: head.readUInt32LE(16),
    });
    at = next;
  }
  return entries;
}

function nameOf(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw noContainer();
  }
}

function sizeOf(size: number, extra: Buffer): number {
  if (size < 0xffff_ffff) return size;
  if (extra.length < 12) throw noContainer();
  const large = Number(extra.readBigUInt64LE(4));
  if (!Number.isSafeInteger(large)) throw noContainer();
  return large;
}

/** The layout that these entries give; throws a Fault unless the file has exactly its size. */
export function layoutOf(source: ByteSource, entries: readonly ZipEntry[], at: Date): ZipPlan {
  const plan = zipPlan(entries, at);
  demand(
    plan.size === source.size,
    `Le paquet a ${source.size} octets, et ses fichiers en donnent ${plan.size} : des octets manquent, ou rien n’en répond.`,
    `The package has ${source.size} bytes, and its files give ${plan.size}: bytes are missing, or nothing vouches for them.`,
  );
  return plan;
}

/** Each byte between the files is what these entries at that hour give: nothing hides there. */
export async function demandHeaders(source: ByteSource, { pieces }: ZipPlan): Promise<void> {
  for (const piece of pieces) {
    if (!('bytes' in piece)) continue;
    const found = await bytesOf(source, piece);
    demand(
      found.equals(piece.bytes),
      `Les octets ${piece.from} à ${piece.to - 1} du paquet ne sont pas ceux que donnent ses fichiers et l’heure de son sceau.`,
      `The bytes ${piece.from} to ${piece.to - 1} of the package are not those that its files and the time of its seal give.`,
    );
  }
}

/** Where the bytes of an entry are. */
export function spanOf({ pieces }: ZipPlan, entry: number): Span {
  const piece = pieces.find((each) => 'entry' in each && each.entry === entry);
  if (!piece) throw new RangeError(`The container has no entry ${entry}.`);
  return piece;
}
