/** The signature of a PAdES baseline B-B file: a detached CMS (RFC 5652) with the attributes of EN 319 142-1. */
import { createHash, type KeyObject, sign, type X509Certificate } from 'node:crypto';
import {
  childrenOf,
  encode,
  nothing,
  objectIdentifier,
  octetString,
  onlyNode,
  sequence,
  setOf,
  smallInteger,
} from './der.js';

export const oid = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  algorithmProtection: '1.2.840.113549.1.9.52',
  sha256: '2.16.840.1.101.3.4.2.1',
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
  rsaWithSha256: '1.2.840.113549.1.1.11',
} as const;

export const sha256Algorithm = sequence(objectIdentifier(oid.sha256));
const signatureAlgorithms = {
  ec: sequence(objectIdentifier(oid.ecdsaWithSha256)),
  rsa: sequence(objectIdentifier(oid.rsaWithSha256), nothing),
};

const digestOf = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();

/** ECDSA or RSA (PKCS#1 v1.5) with SHA-256; throws on any other kind of key. */
export function signatureAlgorithmOf(key: KeyObject): Buffer {
  const kind = key.asymmetricKeyType;
  if (kind !== 'ec' && kind !== 'rsa') throw new TypeError(`A report is signed with an EC or RSA key, not ${kind}.`);
  return signatureAlgorithms[kind];
}

/** Issuer and serial number of a certificate, as its issuer encoded them. */
export function issuerAndSerial(certificate: X509Certificate): { issuer: Buffer; serial: Buffer } {
  const [body] = childrenOf(onlyNode(certificate.raw));
  const fields = body ? childrenOf(body) : [];
  const offset = fields[0]?.tag === 0xa0 ? 1 : 0;
  const serial = fields[offset]?.raw;
  const issuer = fields[offset + 2]?.raw;
  if (!serial || !issuer) throw new TypeError('The certificate names no issuer.');
  return { issuer, serial };
}

const attribute = (type: string, value: Uint8Array): Buffer => sequence(objectIdentifier(type), setOf(value));

/** Content of the ESS signing-certificate-v2 attribute (RFC 5035); SHA-256 is the default and stays unwritten. */
export function signingCertificateOf(certificate: X509Certificate): Buffer {
  const { issuer, serial } = issuerAndSerial(certificate);
  const issuerSerial = sequence(sequence(encode(0xa4, issuer)), serial);
  return sequence(sequence(sequence(octetString(digestOf(certificate.raw)), issuerSerial)));
}

/** The attributes that are signed, as a SET OF: exactly these four, in DER order. */
function signedAttributes(digest: Buffer, certificate: X509Certificate): Buffer {
  const algorithm = onlyNode(signatureAlgorithmOf(certificate.publicKey)).content;
  return setOf(
    attribute(oid.contentType, objectIdentifier(oid.data)),
    attribute(oid.messageDigest, octetString(digest)),
    attribute(oid.signingCertificateV2, signingCertificateOf(certificate)),
    attribute(oid.algorithmProtection, sequence(sha256Algorithm, encode(0xa1, algorithm))),
  );
}

/** [0] IMPLICIT in the message, SET OF under the signature (RFC 5652, 5.4). */
export function implicitly(tag: number, set: Buffer): Buffer {
  const tagged = Buffer.from(set);
  tagged[0] = tag;
  return tagged;
}

/** A ContentInfo over content with that SHA-256. `chain` begins with the signer's own certificate. */
export function detachedSignature(digest: Buffer, key: KeyObject, chain: readonly X509Certificate[]): Buffer {
  const [certificate] = chain;
  if (!certificate) throw new TypeError('A signature needs the certificate of its key.');
  const { issuer, serial } = issuerAndSerial(certificate);
  const attributes = signedAttributes(digest, certificate);
  const signerInfo = sequence(
    smallInteger(1),
    sequence(issuer, serial),
    sha256Algorithm,
    implicitly(0xa0, attributes),
    signatureAlgorithmOf(key),
    octetString(sign('sha256', attributes, key)),
  );
  const signedData = sequence(
    smallInteger(1),
    setOf(sha256Algorithm),
    sequence(objectIdentifier(oid.data)),
    implicitly(0xa0, setOf(...chain.map(({ raw }) => raw))),
    setOf(signerInfo),
  );
  return sequence(objectIdentifier(oid.signedData), encode(0xa0, signedData));
}
