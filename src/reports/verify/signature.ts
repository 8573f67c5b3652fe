/** The one signature of the file: that it covers every byte but itself, and that it holds (EN 319 142-1, RFC 5652). */
import { createHash, verify, X509Certificate } from 'node:crypto';
import {
  implicitly,
  issuerAndSerial,
  oid,
  sha256Algorithm,
  signatureAlgorithmOf,
  signingCertificateOf,
} from '../seal/cms.js';
import {
  childrenOf,
  DerError,
  encode,
  firstNode,
  type Node,
  objectIdentifier,
  octetString,
  onlyNode,
  reencode,
  sequence,
  setOf,
  smallInteger,
} from '../seal/der.js';
import { demand, Fault } from './fault.js';
import type { PdfFile } from './pdf-file.js';
import { type Bytes, type Dictionary, isBytes, isDictionary, isName, isRef } from './syntax.js';

export interface SignatureFound {
  readonly certificate: X509Certificate;
  /** All certificates of the CMS, the signer's among them. */
  readonly certificates: readonly X509Certificate[];
  /** The hour the signer claims (/M); no authority attests it. */
  readonly claimedAt: Date;
}

const keysOfSignature = 'ByteRange Contents Filter M Name Reason Reference SubFilter Type';

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

/** The hole of the signature, checked to be the only bytes that it does not cover. */
function contentsOf(signature: Dictionary, size: number): Bytes {
  const contents = signature.get('Contents');
  const range = signature.get('ByteRange');
  demand(isBytes(contents), 'La signature est vide.', 'The signature is empty.');
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
  const parts = /^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(text);
  const [, year, month, day, hour, minute, second] = parts ?? [];
  const date = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`);
  demand(
    !Number.isNaN(date.getTime()),
    'L’heure annoncée de la signature est illisible.',
    'The claimed hour of the signature cannot be read.',
  );
  return date;
}

const notCms = (detail: string) =>
  new Fault(
    `La signature n’est pas un message CMS valable (${detail}).`,
    `The signature is not a valid CMS message (${detail}).`,
  );

const same = (node: Node | undefined, expected: Buffer): boolean => node?.raw.equals(expected) === true;

/** The message without its padding, which MUST be zero, and in the one form DER allows. */
function messageOf(contents: Buffer): Node {
  const message = firstNode(contents);
  const padding = contents.subarray(message.raw.length);
  demand(
    padding.every((byte) => byte === 0),
    'Des octets cachés suivent la signature dans son champ.',
    'Hidden bytes follow the signature in its field.',
  );
  if (!reencode(message).equals(message.raw)) throw notCms('DER');
  return message;
}

interface SignedData {
  readonly certificates: X509Certificate[];
  readonly signerInfo: Node[];
}

function signedDataOf(message: Node): SignedData {
  const [type, wrapped, ...more] = childrenOf(message);
  const [inner] = wrapped?.tag === 0xa0 ? childrenOf(wrapped) : [];
  if (!same(type, objectIdentifier(oid.signedData)) || !inner || more.length > 0) throw notCms('ContentInfo');
  const [version, digests, content, certificates, signers, ...rest] = childrenOf(inner);
  if (!same(version, smallInteger(1)) || rest.length > 0) throw notCms('SignedData');
  if (!same(digests, setOf(sha256Algorithm))) throw notCms('digestAlgorithms');
  if (!same(content, sequence(objectIdentifier(oid.data)))) throw notCms('encapContentInfo');
  if (certificates?.tag !== 0xa0 || signers?.tag !== 0x31) throw notCms('certificates');
  const signerInfos = childrenOf(signers);
  const [signerInfo] = signerInfos;
  demand(
    signerInfo !== undefined && signerInfos.length === 1,
    `La signature a ${signerInfos.length} signataires au lieu d’un.`,
    `The signature has ${signerInfos.length} signers instead of one.`,
  );
  return {
    certificates: childrenOf(certificates).map(({ raw }) => new X509Certificate(raw)),
    signerInfo: childrenOf(signerInfo),
  };
}

function attributesOf(attributes: Node): Map<string, Node> {
  const found = new Map<string, Node>();
  for (const attribute of childrenOf(attributes)) {
    const [type, values, ...more] = childrenOf(attribute);
    const [value, ...others] = values?.tag === 0x31 ? childrenOf(values) : [];
    if (!type || !value || others.length > 0 || more.length > 0) throw notCms('signedAttrs');
    found.set(type.raw.toString('hex'), value);
  }
  if (found.size !== childrenOf(attributes).length) throw notCms('signedAttrs');
  return found;
}

/** Exactly the attributes of a baseline signature; a signing-time among them would make it another kind. */
function checkAttributes(attributes: Node, digest: Buffer, certificate: X509Certificate): void {
  const found = attributesOf(attributes);
  const read = (type: string) => found.get(objectIdentifier(type).toString('hex'));
  const expected = new Set(
    [oid.contentType, oid.messageDigest, oid.signingCertificateV2, oid.algorithmProtection].map((type) =>
      objectIdentifier(type).toString('hex'),
    ),
  );
  if (![...found.keys()].every((type) => expected.has(type))) throw notCms('signedAttrs');
  if (!same(read(oid.contentType), objectIdentifier(oid.data))) throw notCms('content-type');
  demand(
    same(read(oid.signingCertificateV2), signingCertificateOf(certificate)),
    'La signature désigne un autre certificat que celui qu’elle contient.',
    'The signature names another certificate than the one it contains.',
  );
  const algorithm = onlyNode(signatureAlgorithmOf(certificate.publicKey)).content;
  const protection = read(oid.algorithmProtection);
  if (protection && !same(protection, sequence(sha256Algorithm, encode(0xa1, algorithm)))) {
    throw notCms('CMSAlgorithmProtection');
  }
  if (!read(oid.messageDigest)) throw notCms('message-digest');
  demand(
    same(read(oid.messageDigest), octetString(digest)),
    `Le contenu a été changé après la signature : son empreinte SHA-256 est ${digest.toString('hex')}, une autre a été signée.`,
    `The content was changed after it was signed: its SHA-256 is ${digest.toString('hex')}, another one was signed.`,
  );
}

function checkMessage(message: Node, digest: Buffer): Pick<SignatureFound, 'certificate' | 'certificates'> {
  const { certificates, signerInfo } = signedDataOf(message);
  const [version, signer, digestAlgorithm, attributes, algorithm, signature, ...unsigned] = signerInfo;
  const certificate = certificates.find((candidate) => {
    const { issuer, serial } = issuerAndSerial(candidate);
    return same(signer, sequence(issuer, serial));
  });
  demand(
    certificate !== undefined,
    'Le certificat du signataire n’est pas dans la signature.',
    'The signer’s certificate is not in the signature.',
  );
  const wellFormed = same(version, smallInteger(1)) && same(digestAlgorithm, sha256Algorithm) && unsigned.length === 0;
  if (!wellFormed || attributes?.tag !== 0xa0 || signature?.tag !== 0x04) throw notCms('SignerInfo');
  if (!same(algorithm, signatureAlgorithmOf(certificate.publicKey))) throw notCms('signatureAlgorithm');
  checkAttributes(attributes, digest, certificate);
  demand(
    verify('sha256', implicitly(0x31, attributes.raw), certificate.publicKey, signature.content),
    'La signature ne correspond pas à la clé du certificat.',
    'The signature does not match the key of the certificate.',
  );
  return { certificate, certificates };
}

/** Throws a Fault that says what is wrong, or returns who signed. */
export function checkSignature(bytes: Buffer, file: PdfFile): SignatureFound {
  const signature = onlySignature(file);
  const { bytes: contents, start, end } = contentsOf(signature, bytes.length);
  const digest = createHash('sha256').update(bytes.subarray(0, start)).update(bytes.subarray(end)).digest();
  const claimedAt = claimedTime(signature);
  try {
    return { ...checkMessage(messageOf(contents), digest), claimedAt };
  } catch (error) {
    if (error instanceof Fault) throw error;
    throw notCms(error instanceof DerError ? error.message : 'X.509');
  }
}
