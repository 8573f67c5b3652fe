/** Beyond the words: every object of the file against the same report drawn again, but for the signature itself. */
import { inflateSync } from 'node:zlib';
import { LARGEST_STREAM, type PdfFile, type PdfObject } from '../file/pdf-file.js';
import { type Dictionary, isBytes, isDictionary, isName, isRef, type Value } from '../file/syntax.js';
import { demand } from '../trust/fault.js';

/** What signing writes, and a length that compression decides. */
const isOfTheFile = (dictionary: Dictionary, key: string): boolean =>
  key === 'Length' || (isName(dictionary.get('Type'), 'Sig') && (key === 'ByteRange' || key === 'Contents'));

const entriesOf = (dictionary: Dictionary): string =>
  [...dictionary]
    .filter(([key]) => !isOfTheFile(dictionary, key))
    .map(([key, value]) => `/${key} ${written(value)}`)
    .join(' ');

/** One text for one value, without the offsets it was read at. */
function written(value: Value | undefined): string {
  if (isDictionary(value)) return `<<${entriesOf(value)}>>`;
  if (Array.isArray(value)) return `[${value.map(written).join(' ')}]`;
  if (isBytes(value)) return `<${value.bytes.toString('hex')}>`;
  return JSON.stringify(value);
}

/** The bytes of a stream, inflated; as they are when they do not inflate, which our own streams always do. */
function plain({ value, stream }: PdfObject): Buffer | null {
  const isCompressed = isDictionary(value) && isName(value.get('Filter'), 'FlateDecode');
  if (!stream || !isCompressed) return stream;
  try {
    return inflateSync(stream, { maxOutputLength: LARGEST_STREAM });
  } catch {
    return stream;
  }
}

const sameBytes = (left: Buffer | null, right: Buffer | null): boolean =>
  left === null || right === null ? left === right : left.equals(right);

/** The page whose ink an object is, from 1; 0 for what all pages share. */
function pageOf(file: PdfFile, number: number): number {
  const kids = file.dictionary(file.catalog.get('Pages')).get('Kids');
  const pages = Array.isArray(kids) ? kids : [];
  return (
    1 +
    pages.findIndex((kid) => {
      const contents = file.dictionary(kid).get('Contents');
      return isRef(contents) && contents.ref === number;
    })
  );
}

/**
 * Nothing is drawn over the words, and no font shows one digit for another. Throws a Fault that names the first object
 * that is not the one drawn again.
 */
export function compareDrawings(file: PdfFile, drawnAgain: PdfFile): void {
  for (const [number, expected] of drawnAgain.objects) {
    const found = file.objects.get(number);
    const same =
      found !== undefined &&
      written(found.value) === written(expected.value) &&
      sameBytes(plain(found), plain(expected));
    const page = same ? 0 : pageOf(drawnAgain, number);
    demand(
      same,
      page > 0
        ? `Page ${page} : le rapport dessine autre chose que ce que donne son manifeste.`
        : `L’objet ${number} du fichier n’est pas celui que donne son manifeste.`,
      page > 0
        ? `Page ${page}: the report draws something else than its manifest gives.`
        : `Object ${number} of the file is not the one its manifest gives.`,
    );
  }
  demand(
    file.objects.size === drawnAgain.objects.size,
    'Le fichier contient des objets que son manifeste ne donne pas.',
    'The file holds objects that its manifest does not give.',
  );
}
