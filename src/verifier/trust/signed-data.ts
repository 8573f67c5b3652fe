/** A CMS message with one signer (RFC 5652): what it says, and that its signer said so. */
import type { Bilingual } from '../../domain/kernel/result.js';
import { digestNameOf, digestOf, isSignedBy, isStrongKey } from './algorithm.js';
import { type Certificate, readCertificate } from './certificate.js';
import {
  childrenOf,
  DerError,
  dottedOf,
  encode,
  type Node,
  objectIdentifier,
  octetString,
  onlyNode,
  sequence,
  smallInteger,
} from './der.js';
import { demand, Fault } from './fault.js';
import { oid } from './oid.js';

export interface SignedData {
  readonly contentType: string;
  /** Null when the content stands elsewhere. */
  readonly content: Buffer | null;
  readonly certificates: readonly Certificate[];
  readonly signer: Certificate;
  /** `sha256`, `sha384` or `sha512`. */
  readonly digest: string;
  readonly attributes: ReadonlyMap<string, Node>;
  /** The signed attributes as the signature covers them (RFC 5652, 5.4). */
  readonly signedBytes: Buffer;
  /** DER of the AlgorithmIdentifier. */
  readonly algorithm: Buffer;
  readonly signature: Buffer;
  readonly unsigned: ReadonlyMap<string, Node>;
}

/** What a message is called in the sentences of its faults, with its article. */
export interface MessageName {
  readonly fr: string;
  readonly en: string;
}

const malformed = (what: Bilingual, detail: string) =>
  new Fault(
    `${what.fr} n’est pas un message CMS valable (${detail}).`,
    `${what.en} is not a valid CMS message (${detail}).`,
  );

function attributesOf(set: Node | undefined): Map<string, Node> {
  const attributes = new Map<string, Node>();
  for (const attribute of set ? childrenOf(set) : []) {
    const [type, values, ...more] = childrenOf(attribute);
    const [value, ...others] = values?.tag === 0x31 ? childrenOf(values) : [];
    const name = dottedOf(type);
    if (!value || others.length > 0 || more.length > 0 || attributes.has(name)) throw new DerError('attributes');
    attributes.set(name, value);
  }
  return attributes;
}

/** [0] IMPLICIT in the message, SET OF under the signature (RFC 5652, 5.4). */
export function implicitly(tag: number, set: Buffer): Buffer {
  const tagged = Buffer.from(set);
  tagged[0] = tag;
  return tagged;
}

/** The certificate that the signer information names: by issuer and serial number, or by key identifier. */
function signerOf(identifier: Node | undefined, certificates: readonly Certificate[]): Certificate | undefined {
  return certificates.find(({ issuer, serial }) => identifier?.raw.equals(sequence(issuer, serial)));
}

interface Parts {
  readonly version: number;
  readonly digests: readonly Node[];
  readonly content: Node;
  readonly certificates: readonly Certificate[];
  /** Where a message may carry lists of revocation. */
  readonly revocations: Node | undefined;
  readonly signerInfos: readonly Node[];
}

function partsOf(der: Buffer): Parts {
  const [type, wrapped, ...more] = childrenOf(onlyNode(der));
  const [inner] = wrapped?.tag === 0xa0 ? childrenOf(wrapped) : [];
  if (dottedOf(type) !== oid.signedData || !inner || more.length > 0) throw new DerError('ContentInfo');
  const [version, digests, content, ...rest] = childrenOf(inner);
  const certificates = rest.find(({ tag }) => tag === 0xa0);
  const revocations = rest.find(({ tag }) => tag === 0xa1);
  const signers = rest.find(({ tag }) => tag === 0x31);
  const numbered = version?.tag === 0x02 && ['01', '03'].includes(version.content.toString('hex'));
  if (!numbered || digests?.tag !== 0x31 || !content || !signers) throw new DerError('SignedData');
  return {
    version: version.content[0] ?? 0,
    digests: childrenOf(digests),
    content,
    revocations,
    certificates: certificates ? childrenOf(certificates).map(({ raw }) => readCertificate(raw)) : [],
    signerInfos: childrenOf(signers),
  };
}

function contentOf(node: Node): Pick<SignedData, 'contentType' | 'content'> {
  const [type, wrapped] = childrenOf(node);
  const [octets] = wrapped ? childrenOf(wrapped) : [];
  if (wrapped && octets?.tag !== 0x04) throw new DerError('encapContentInfo');
  return { contentType: dottedOf(type), content: octets?.content ?? null };
}

/** The message written again from what was understood of it: what differs was read loosely, and no signature covers it. */
function rewritten(parts: Parts, message: Omit<SignedData, 'signedBytes'>, attributes: Buffer): Buffer {
  const { contentType, content, certificates, signer, algorithm, signature, unsigned } = message;
  const known = parts.digests.every(({ raw }) => digestNameOf(raw) === message.digest);
  if (!known || parts.version !== (contentType === oid.data ? 1 : 3)) throw new DerError('SignedData');
  const late = [...unsigned].map(([type, { raw }]) => attribute(objectIdentifier(type), raw));
  const [digestAlgorithm] = parts.signerInfos.map((info) => childrenOf(info)[2]?.raw);
  const signerInfo = sequence(
    smallInteger(1),
    sequence(signer.issuer, signer.serial),
    digestAlgorithm ?? Buffer.alloc(0),
    attributes,
    algorithm,
    octetString(signature),
    ...(late.length > 0 ? [encode(0xa1, ...late)] : []),
  );
  const signedData = sequence(
    smallInteger(parts.version),
    encode(0x31, ...parts.digests.map(({ raw }) => raw)),
    sequence(objectIdentifier(contentType), ...(content ? [encode(0xa0, octetString(content))] : [])),
    ...(certificates.length > 0 ? [encode(0xa0, ...certificates.map(({ raw }) => raw))] : []),
    ...(parts.revocations ? [parts.revocations.raw] : []),
    encode(0x31, signerInfo),
  );
  return sequence(objectIdentifier(oid.signedData), encode(0xa0, signedData));
}

function read(der: Buffer, what: Bilingual): SignedData {
  const parts = partsOf(der);
  const { content, certificates, signerInfos } = parts;
  const [signerInfo] = signerInfos;
  demand(
    signerInfo !== undefined && signerInfos.length === 1,
    `${what.fr} a ${signerInfos.length} signataires au lieu d’un.`,
    `${what.en} has ${signerInfos.length} signers instead of one.`,
  );
  const [version, identifier, digestAlgorithm, attributes, algorithm, signature, unsigned, ...more] =
    childrenOf(signerInfo);
  const shaped =
    version?.content.toString('hex') === '01' &&
    attributes?.tag === 0xa0 &&
    signature?.tag === 0x04 &&
    more.length === 0;
  if (!shaped || !algorithm || !digestAlgorithm || (unsigned && unsigned.tag !== 0xa1))
    throw new DerError('SignerInfo');
  const digest = digestNameOf(digestAlgorithm.raw);
  if (!digest) throw new DerError('digestAlgorithm');
  const signer = signerOf(identifier, certificates);
  demand(
    signer !== undefined,
    `${what.fr} ne contient pas le certificat de son signataire.`,
    `${what.en} does not contain its signer’s certificate.`,
  );
  const message = {
    ...contentOf(content),
    certificates,
    signer,
    digest,
    attributes: attributesOf(attributes),
    algorithm: algorithm.raw,
    signature: signature.content,
    unsigned: attributesOf(unsigned),
  };
  if (!rewritten(parts, message, attributes.raw).equals(der)) throw new DerError('SignedData');
  return { ...message, signedBytes: implicitly(0x31, attributes.raw) };
}

/** The same message with some of its certificates, in the order that they had: no signature covers them. */
export function withCertificates(der: Buffer, keeps: (certificate: Node) => boolean): Buffer {
  const [type, wrapped] = childrenOf(onlyNode(der));
  const [inner] = wrapped ? childrenOf(wrapped) : [];
  if (!type || !inner) throw new DerError('ContentInfo');
  const fields = childrenOf(inner).map((field) =>
    field.tag === 0xa0
      ? encode(
          0xa0,
          ...childrenOf(field)
            .filter(keeps)
            .map(({ raw }) => raw),
        )
      : field.raw,
  );
  return sequence(type.raw, encode(0xa0, sequence(...fields)));
}

/** Throws a Fault on anything that is not one well-formed message of one signer. */
export function readSignedData(der: Buffer, what: MessageName): SignedData {
  try {
    return read(der, what);
  } catch (error) {
    if (error instanceof DerError) throw malformed(what, error.message);
    throw error;
  }
}

/** The hash of the signer's certificate that the message itself signs (RFC 2634, RFC 5035). */
function namesSigner({ attributes, signer }: SignedData): boolean {
  const second = attributes.get(oid.signingCertificateV2);
  const value = second ?? attributes.get(oid.signingCertificate);
  const [list] = value ? childrenOf(value) : [];
  const [first] = list ? childrenOf(list) : [];
  const fields = first ? childrenOf(first) : [];
  const named = second && fields[0]?.tag === 0x30 ? digestNameOf(fields[0].raw) : second ? 'sha256' : 'sha1';
  const hash = fields.find(({ tag }) => tag === 0x04);
  return named !== null && hash?.content.equals(digestOf(named, signer.raw)) === true;
}

/**
 * Checks that the signer signed content of that digest. Throws a Fault: content type, digest, certificate named,
 * signature, in this order.
 */
export function checkSigned(message: SignedData, contentDigest: Buffer, what: MessageName): void {
  const { attributes, contentType, signer, algorithm, signedBytes, signature, digest } = message;
  const type = attributes.get(oid.contentType);
  if (!type || dottedOf(type) !== contentType) throw malformed(what, 'content-type');
  const signed = attributes.get(oid.messageDigest);
  if (!signed) throw malformed(what, 'message-digest');
  demand(
    signed.raw.equals(octetString(contentDigest)),
    `Le contenu a été changé après la signature : son empreinte est ${contentDigest.toString('hex')}, une autre a été signée.`,
    `The content was changed after it was signed: its digest is ${contentDigest.toString('hex')}, another one was signed.`,
  );
  demand(
    namesSigner(message),
    `${what.fr} désigne un autre certificat que celui qu’elle contient.`,
    `${what.en} names another certificate than the one it contains.`,
  );
  demand(
    isStrongKey(signer.publicKey),
    `${what.fr} est faite d’une clé trop faible : RSA de 2048 bits ou courbe du NIST au moins.`,
    `${what.en} is made with a key that is too weak: RSA of 2048 bits or a NIST curve at least.`,
  );
  demand(
    isSignedBy(signer.publicKey, algorithm, signedBytes, signature, digest),
    `${what.fr} ne correspond pas à la clé du certificat.`,
    `${what.en} does not match the key of the certificate.`,
  );
}

/** One attribute as it is written: a type and its one value. */
export const attribute = (type: Buffer, value: Uint8Array): Buffer => sequence(type, encode(0x31, value));
