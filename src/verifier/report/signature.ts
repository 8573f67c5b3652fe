/** The seal of the base revision: that it covers every byte but itself, and that it holds (EN 319 142-1, RFC 5652). */
import type { PdfFile } from '../file/pdf-file.js';
import { type Bytes, type Dictionary, isBytes, isDictionary, isName, isRef } from '../file/syntax.js';
import { digestOf } from '../trust/algorithm.js';
import type { Certificate } from '../trust/certificate.js';
import { sha256Algorithm, signatureAlgorithmOf, signingCertificateOf } from '../trust/cms.js';
import { DerError, encode, firstNode, type Node, onlyNode, sequence } from '../trust/der.js';
import { demand, Fault } from '../trust/fault.js';
import { oid } from '../trust/oid.js';
import { checkSigned, readSignedData, type SignedData } from '../trust/signed-data.js';

export interface SealFound {
  readonly certificate: Certificate;
  /** All certificates of the CMS, the signer's among them. */
  readonly certificates: readonly Certificate[];
  /** The time the signer claims (/M); no authority attests it. */
  readonly claimedAt: Date;
  /** What a time-stamp of the signature is about. */
  readonly value: Buffer;
  /** DER of the time-stamp token, or null. */
  readonly token: Buffer | null;
}

const keysOfSignature = 'ByteRange Contents Filter M Name Reason Reference SubFilter Type';
const what = { fr: 'La signature', en: 'The signature' };

/** The signature dictionary; throws unless the file has exactly one, reached from its one field and from DocMDP. */
function onlySignature(file: PdfFile): Dictionary {
  const found = [...file.objects].filter(
    ([, { value }]) => isDictionary(value) && (isName(value.get('Type'), 'Sig') || value.has('ByteRange')),
  );
  const [entry] = found;
  const count = found.length;
  demand(
    entry !== undefined && count === 1 && isDictionary(entry[1].value),
    count === 0 ? 'Le fichier n’est pas signé.' : `Le fichier porte ${count} signatures au lieu d’une.`,
    count === 0 ? 'The file is not signed.' : `The file carries ${count} signatures instead of one.`,
  );
  const [number, { value: signature }] = entry;
  const fields = file.dictionary(file.catalog.get('AcroForm')).get('Fields');
  const field = file.dictionary(Array.isArray(fields) && fields.length === 1 ? fields[0] : undefined).get('V');
  const certified = file.dictionary(file.catalog.get('Perms')).get('DocMDP');
  demand(
    isRef(field) && field.ref === number && isRef(certified) && certified.ref === number,
    'La signature n’est pas celle du champ de signature du rapport.',
    'The signature is not the one of the report’s signature field.',
  );
  demand(
    isDictionary(signature) &&
      [...signature.keys()].sort().join(' ') === keysOfSignature &&
      isName(signature.get('SubFilter'), 'ETSI.CAdES.detached') &&
      isName(signature.get('Filter'), 'Adobe.PPKLite'),
    'La signature n’est pas une signature PAdES de base.',
    'The signature is not a PAdES baseline signature.',
  );
  return signature;
}

function holeOf(signature: Dictionary): Bytes {
  const contents = signature.get('Contents');
  demand(isBytes(contents), 'La signature est vide.', 'The signature is empty.');
  return contents;
}

/** The whole /Contents of the seal, padding included; throws a Fault when the file has not exactly one seal. */
export const contentsOfSeal = (base: PdfFile): Buffer => holeOf(onlySignature(base)).bytes;

/** The hole of the signature, checked to be the only bytes that it does not cover. */
function coveringHole(signature: Dictionary, size: number): Bytes {
  const contents = holeOf(signature);
  const range = signature.get('ByteRange');
  const covered = [0, contents.start, contents.end, size - contents.end];
  demand(
    Array.isArray(range) && range.length === 4 && range.every((offset, index) => offset === covered[index]),
    `La signature ne couvre pas tout le fichier : elle devrait couvrir les octets ${covered.join(', ')}.`,
    `The signature does not cover the whole file: it should cover the bytes ${covered.join(', ')}.`,
  );
  return contents;
}

function claimedTime(signature: Dictionary): Date {
  const value = signature.get('M');
  const text = isBytes(value) ? value.bytes.toString('latin1') : '';
  const [, year, month, day, hour, minute, second] = /^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(text) ?? [];
  const iso = `${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`;
  const date = new Date(iso);
  // The engine reads some hour from nearly any text, and a day that a month does not have as one of the next.
  demand(
    !Number.isNaN(date.getTime()) && date.toISOString() === iso,
    'L’heure annoncée de la signature est illisible.',
    'The claimed hour of the signature cannot be read.',
  );
  return date;
}

export const notCms = (detail: string) =>
  new Fault(
    `La signature n’est pas un message CMS valable (${detail}).`,
    `The signature is not a valid CMS message (${detail}).`,
  );

const same = (node: Node | undefined, expected: Buffer): boolean => node?.raw.equals(expected) === true;

/** What a field holds before its padding, which MUST be zero: no byte is left for anything hidden. */
export function withoutPadding(contents: Buffer): Buffer {
  const message = firstNode(contents);
  demand(
    contents.subarray(message.raw.length).every((byte) => byte === 0),
    'Des octets cachés suivent la signature dans son champ.',
    'Hidden bytes follow the signature in its field.',
  );
  return message.raw;
}

const signedNames: readonly string[] = [
  oid.contentType,
  oid.messageDigest,
  oid.signingCertificateV2,
  oid.algorithmProtection,
];

/** Exactly the attributes of a baseline signature, and `more`: a signing-time, which makes it CAdES. */
export function demandBaseline(message: SignedData, more: readonly string[] = []): void {
  const { attributes, unsigned, content, contentType, digest, signer, algorithm } = message;
  const names = [...signedNames, ...more];
  if (![...attributes.keys()].every((name) => names.includes(name))) throw notCms('signedAttrs');
  if (![...unsigned.keys()].every((name) => name === oid.signatureTimeStamp)) throw notCms('unsignedAttrs');
  if (content || contentType !== oid.data) throw notCms('encapContentInfo');
  const named = attributes.get(oid.signingCertificateV2);
  demand(
    named === undefined || same(named, signingCertificateOf(signer)),
    'La signature désigne un autre certificat que celui qu’elle contient.',
    'The signature names another certificate than the one it contains.',
  );
  const expected = (['ec', 'rsa'] as const).map((kind) => signatureAlgorithmOf({ kind }));
  if (digest !== 'sha256' || !expected.some((each) => each.equals(algorithm))) throw notCms('signatureAlgorithm');
  const protection = attributes.get(oid.algorithmProtection);
  if (protection && !same(protection, sequence(sha256Algorithm, encode(0xa1, onlyNode(algorithm).content)))) {
    throw notCms('CMSAlgorithmProtection');
  }
}

function readSeal(contents: Buffer, digest: Buffer): Omit<SealFound, 'claimedAt'> {
  const der = withoutPadding(contents);
  const message = readSignedData(der, what);
  demandBaseline(message);
  checkSigned(message, digest, what);
  const { signer, certificates, signature, unsigned } = message;
  const token = unsigned.get(oid.signatureTimeStamp)?.raw ?? null;
  return { certificate: signer, certificates, value: signature, token };
}

/** Throws a Fault that says what is wrong, or returns who sealed the base revision. */
export function checkSeal(base: PdfFile, bytes: Buffer): SealFound {
  const signature = onlySignature(base);
  const { bytes: contents, start, end } = coveringHole(signature, bytes.length);
  const digest = digestOf('sha256', bytes.subarray(0, start), bytes.subarray(end));
  const claimedAt = claimedTime(signature);
  try {
    return { ...readSeal(contents, digest), claimedAt };
  } catch (error) {
    if (error instanceof DerError) throw notCms(error.message);
    throw error;
  }
}
