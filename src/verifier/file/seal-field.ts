/** The revision that seals a letter: a signature field is appended, and no byte before it changes (EN 319 142-1, 5.3). */
import { demand, Fault } from '../trust/fault.js';
import { endOfBase, type PdfFile, ReadFile, readPdf } from './pdf-file.js';
import { findType, objectsAt } from './read-revisions.js';
import {
  append,
  dictionary,
  type Hole,
  listOf,
  numberOf,
  placeholder,
  type Revision,
  Store,
  withHole,
} from './revision.js';
import { bytesOf, type Dictionary, isBytes, isDictionary, nameOf, type Value } from './syntax.js';

/** Text strings and a date as the file holds them (ISO 32000-1, 7.9). */
export interface SealEntries {
  readonly signer: Buffer;
  readonly reason: Buffer;
  /** `D:20261129101500Z` */
  readonly at: Buffer;
}

export interface SealedLetter {
  /** What people approved: the file before it was sealed. */
  readonly base: Buffer;
  readonly file: PdfFile;
}

/** Room for the CMS, in bytes. */
const SEAL_ROOM = 16_384;

/** Adds a seal that is still empty, certified with "no change allowed" (DocMDP P=1). */
export function withSealField(
  revision: Revision,
  { signer, reason, at }: SealEntries,
): { revision: Revision; hole: Hole } {
  const { file, bytes } = revision;
  const store = new Store(file);
  const parameters = dictionary({ Type: nameOf('TransformParams'), P: 1, V: nameOf('1.2') });
  const seal = store.add(
    dictionary({
      Type: nameOf('Sig'),
      Filter: nameOf('Adobe.PPKLite'),
      SubFilter: nameOf('ETSI.CAdES.detached'),
      ByteRange: placeholder.split(' ').map(Number),
      Contents: bytesOf(Buffer.alloc(SEAL_ROOM)),
      M: bytesOf(at),
      Reason: bytesOf(reason),
      Name: bytesOf(signer),
      Reference: [
        dictionary({ Type: nameOf('SigRef'), TransformMethod: nameOf('DocMDP'), TransformParams: parameters }),
      ],
    }),
  );
  const [firstPage] = listOf(file, file.dictionary(file.catalog.get('Pages')).get('Kids'));
  const field = store.add(
    dictionary({
      Type: nameOf('Annot'),
      Subtype: nameOf('Widget'),
      FT: nameOf('Sig'),
      T: bytesOf(Buffer.from('Seal')),
      Rect: [0, 0, 0, 0],
      F: 132,
      P: firstPage ?? null,
      V: seal,
    }),
  );
  const form = store.add(dictionary({ Fields: [field], SigFlags: 3 }));
  const catalog: Dictionary = new Map<string, Value>([
    ...file.catalog,
    ['AcroForm', form],
    ['Perms', dictionary({ DocMDP: seal })],
  ]);
  const appended = append(revision, [...store.changes, { number: numberOf(file.trailer.get('Root')), value: catalog }]);
  return withHole(appended, bytes.length, SEAL_ROOM);
}

/** Puts the CMS into its hole; throws when it does not fit. */
export function fillSeal({ bytes }: Revision, { start }: Hole, cms: Buffer): Buffer {
  if (cms.length > SEAL_ROOM) throw new RangeError(`The signature takes ${cms.length} bytes of ${SEAL_ROOM}.`);
  const sealed = Buffer.from(bytes);
  sealed.write(cms.toString('hex'), start + 1, 'latin1');
  return sealed;
}

/** Throws a Fault unless the file is a drawn letter, one seal as we write it, and nothing more. */
export function readSealedLetter(bytes: Buffer): SealedLetter {
  try {
    return readExactly(bytes);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    throw new Fault(
      'Le fichier n’est pas une lettre scellée intacte : il a été modifié, ou n’est pas complet.',
      'The file is not an intact sealed letter: it was changed, or is not complete.',
    );
  }
}

function readExactly(bytes: Buffer): SealedLetter {
  const base = bytes.subarray(0, endOfBase(bytes));
  const before = readPdf(base);
  const added = objectsAt(bytes, base.length, bytes.toString('latin1'));
  const seal = findType(added, 'Sig');
  const text = (name: string): Buffer => {
    const value = isDictionary(seal) ? seal.get(name) : undefined;
    return isBytes(value) ? value.bytes : Buffer.alloc(0);
  };
  const entries = { signer: text('Name'), reason: text('Reason'), at: text('M') };
  const { revision, hole } = withSealField({ bytes: base, file: before }, entries);
  const same = revision.bytes.length === bytes.length;
  if (same) bytes.copy(revision.bytes, hole.start, hole.start, hole.end);
  demand(same && revision.bytes.equals(bytes), 'Il ne se refait pas.', 'It is not made again.');
  const objects = new Map([...before.objects, ...added]);
  return { base, file: new ReadFile(objects, revision.file.trailer, revision.file.table) };
}
