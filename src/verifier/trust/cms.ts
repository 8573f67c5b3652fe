/** CMS messages as we write them (RFC 5652): the seal of a report, and the tokens of the demonstration authority. */
import { digestOf } from './algorithm.js';
import type { Certificate } from './certificate.js';
import { encode, nothing, objectIdentifier, octetString, sequence, setOf, smallInteger, writtenTime } from './der.js';
import { oid } from './oid.js';
import { attribute, implicitly } from './signed-data.js';

/** A private key, wherever it is kept; it signs with SHA-256. */
export interface SigningKey {
  readonly kind: 'ec' | 'rsa';
  /** DER of the ECDSA pair, or the PKCS#1 v1.5 block. */
  sign(bytes: Buffer): Promise<Buffer>;
}

export const sha256Algorithm = sequence(objectIdentifier(oid.sha256));
const signatureAlgorithms = {
  ec: sequence(objectIdentifier(oid.ecdsaWithSha256)),
  rsa: sequence(objectIdentifier(oid.rsaWithSha256), nothing),
};
export const signatureAlgorithmOf = ({ kind }: Pick<SigningKey, 'kind'>): Buffer => signatureAlgorithms[kind];

/** Content of the ESS signing-certificate-v2 attribute (RFC 5035); SHA-256 is the default and stays unwritten. */
export function signingCertificateOf({ raw, issuer, serial }: Certificate): Buffer {
  const issuerSerial = sequence(sequence(encode(0xa4, issuer)), serial);
  return sequence(sequence(sequence(octetString(digestOf('sha256', raw)), issuerSerial)));
}

const named = (type: string, value: Uint8Array): Buffer => attribute(objectIdentifier(type), value);

interface Message {
  readonly contentType: string;
  /** Null when the content stands elsewhere: the message is then detached. */
  readonly content: Buffer | null;
  /** SHA-256 of the content. */
  readonly digest: Buffer;
  readonly key: SigningKey;
  /** The signer's own certificate first. */
  readonly chain: readonly Certificate[];
  /** The time that the signer claims, as CAdES wants it; PAdES forbids it, since its time stands in the dictionary of the PDF. */
  readonly signedAt?: Date | undefined;
  /** A time-stamp token over the signature value. */
  readonly stamp?: ((signature: Buffer) => Promise<Buffer>) | undefined;
}

/** The attributes that are signed, as a SET OF in DER order; a baseline signature has exactly these (EN 319 142-1, EN 319 122-1). */
function attributesOf({ contentType, digest, key, signedAt }: Message, certificate: Certificate): Buffer {
  const { content } = { content: signatureAlgorithmOf(key).subarray(2) };
  return setOf(
    named(oid.contentType, objectIdentifier(contentType)),
    named(oid.messageDigest, octetString(digest)),
    named(oid.signingCertificateV2, signingCertificateOf(certificate)),
    named(oid.algorithmProtection, sequence(sha256Algorithm, encode(0xa1, content))),
    ...(signedAt ? [named(oid.signingTime, writtenTime(signedAt))] : []),
  );
}

/** A ContentInfo with one signer. */
export async function signedMessage(message: Message): Promise<Buffer> {
  const { contentType, content, key, chain, stamp } = message;
  const [certificate] = chain;
  if (!certificate) throw new TypeError('A signature needs the certificate of its key.');
  const attributes = attributesOf(message, certificate);
  const signature = await key.sign(attributes);
  const token = stamp ? [encode(0xa1, named(oid.signatureTimeStamp, await stamp(signature)))] : [];
  const signerInfo = sequence(
    smallInteger(1),
    sequence(certificate.issuer, certificate.serial),
    sha256Algorithm,
    implicitly(0xa0, attributes),
    signatureAlgorithmOf(key),
    octetString(signature),
    ...token,
  );
  const wrapped = content ? [encode(0xa0, octetString(content))] : [];
  const signedData = sequence(
    smallInteger(contentType === oid.data ? 1 : 3),
    setOf(sha256Algorithm),
    sequence(objectIdentifier(contentType), ...wrapped),
    implicitly(0xa0, setOf(...chain.map(({ raw }) => raw))),
    setOf(signerInfo),
  );
  return sequence(objectIdentifier(oid.signedData), encode(0xa0, signedData));
}

/** The seal of content with that SHA-256: PAdES (EN 319 142-1), or with `signedAt` CAdES (EN 319 122-1). */
export const detachedSignature = (
  digest: Buffer,
  key: SigningKey,
  chain: readonly Certificate[],
  { stamp, signedAt }: Pick<Message, 'stamp' | 'signedAt'> = {},
): Promise<Buffer> => signedMessage({ contentType: oid.data, content: null, digest, key, chain, stamp, signedAt });
