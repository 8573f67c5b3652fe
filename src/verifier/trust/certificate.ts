/** A certificate (RFC 5280) as far as a signature needs it: read strictly, judged elsewhere. */
import { createHash } from 'node:crypto';
import { shown } from '../../domain/kernel/shown.js';
import { bitsOf, childrenOf, DerError, dottedOf, type Node, onlyNode, signatureBytesOf, timeOf } from './der.js';
import { oid } from './oid.js';

export interface Extension {
  readonly critical: boolean;
  readonly value: Buffer;
}

export interface Certificate {
  readonly raw: Buffer;
  /** What its issuer signed. */
  readonly signedPart: Buffer;
  /** DER of the INTEGER. */
  readonly serial: Buffer;
  /** DER of the names, comparable byte for byte. */
  readonly issuer: Buffer;
  readonly subject: Buffer;
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** DER of the SubjectPublicKeyInfo. */
  readonly publicKey: Buffer;
  /** DER of the AlgorithmIdentifier. */
  readonly algorithm: Buffer;
  readonly signature: Buffer;
  readonly extensions: ReadonlyMap<string, Extension>;
}

function extensionsOf(node: Node | undefined): Map<string, Extension> {
  const found = new Map<string, Extension>();
  const list = node ? childrenOf(node)[0] : undefined;
  for (const extension of list ? childrenOf(list) : []) {
    const fields = childrenOf(extension);
    const value = fields.at(-1);
    const name = dottedOf(fields[0]);
    if (value?.tag !== 0x04 || fields.length > 3 || found.has(name)) throw new DerError('an extension is malformed');
    found.set(name, { critical: fields.length === 3 && fields[1]?.content[0] === 0xff, value: value.content });
  }
  return found;
}

/** Throws a DerError on anything that is no certificate. */
export function readCertificate(der: Buffer): Certificate {
  const whole = onlyNode(der);
  const [signedPart, algorithm, signature, ...more] = childrenOf(whole);
  if (whole.tag !== 0x30 || !signedPart || !algorithm || !signature || more.length > 0)
    throw new DerError('a certificate is malformed');
  const fields = childrenOf(signedPart);
  const versioned = fields[0]?.tag === 0xa0 ? fields.slice(1) : fields;
  const [serial, inner, issuer, validity, subject, publicKey, ...rest] = versioned;
  if (!serial || !issuer || !validity || !subject || !publicKey) throw new DerError('a certificate is malformed');
  if (!inner?.raw.equals(algorithm.raw)) throw new DerError('a certificate names two algorithms');
  const [notBefore, notAfter] = childrenOf(validity);
  return {
    raw: der,
    signedPart: signedPart.raw,
    serial: serial.raw,
    issuer: issuer.raw,
    subject: subject.raw,
    notBefore: timeOf(notBefore),
    notAfter: timeOf(notAfter),
    publicKey: publicKey.raw,
    algorithm: algorithm.raw,
    signature: signatureBytesOf(signature),
    extensions: extensionsOf(rest.find(({ tag }) => tag === 0xa3)),
  };
}

/** SHA-256 of the certificate, lower-case hexadecimal. */
export const fingerprintOf = ({ raw }: Certificate): string => createHash('sha256').update(raw).digest('hex');

/** The common name as it may be shown, or the whole name in hexadecimal when it has none. */
export function nameOf(name: Buffer): string {
  for (const part of childrenOf(onlyNode(name))) {
    for (const attribute of childrenOf(part)) {
      const [type, value] = childrenOf(attribute);
      if (value && dottedOf(type) === oid.commonName)
        return shown(value.content.toString(value.tag === 0x0c ? 'utf8' : 'latin1'));
    }
  }
  return name.toString('hex');
}

export interface Authority {
  /** How many authorities may stand below it; null for any number. */
  readonly pathLength: number | null;
}

/** Null unless the certificate may sign certificates. */
export function authorityOf(certificate: Certificate): Authority | null {
  const constraints = certificate.extensions.get(oid.basicConstraints);
  const [isAuthority, length] = constraints ? childrenOf(onlyNode(constraints.value)) : [];
  if (isAuthority?.tag !== 0x01 || isAuthority.content[0] !== 0xff || !mayUse(certificate, 'certificates')) return null;
  return { pathLength: length ? length.content.readUIntBE(0, Math.min(length.content.length, 6)) : null };
}

/** Bits of the key usage extension (RFC 5280, 4.2.1.3). */
const usages = {
  signature: 0,
  commitment: 1,
  keyEncipherment: 2,
  keyAgreement: 4,
  certificates: 5,
  revocationLists: 6,
} as const;

/** A certificate without the extension may be used for anything (RFC 5280, 4.2.1.3). */
export function mayUse({ extensions }: Certificate, usage: keyof typeof usages): boolean {
  const extension = extensions.get(oid.keyUsage);
  if (!extension) return true;
  const bits = bitsOf(onlyNode(extension.value));
  return ((bits[0] ?? 0) & (0x80 >> usages[usage])) !== 0;
}

export interface ExtendedUse {
  readonly critical: boolean;
  readonly purposes: readonly string[];
}

export function extendedUseOf({ extensions }: Certificate): ExtendedUse | null {
  const extension = extensions.get(oid.extendedKeyUsage);
  return extension
    ? { critical: extension.critical, purposes: childrenOf(onlyNode(extension.value)).map(dottedOf) }
    : null;
}

/** The certificate stands for that mail address and may protect mail (RFC 8550, 3 and 4.4.4); case does not count. */
export function isForMailOf(certificate: Certificate, address: string): boolean {
  const names = certificate.extensions.get(oid.subjectAlternativeName);
  const addresses = (names ? childrenOf(onlyNode(names.value)) : []).flatMap(({ tag, content }) =>
    tag === 0x81 ? [content.toString('latin1').toLowerCase()] : [],
  );
  const purposes = extendedUseOf(certificate)?.purposes ?? [oid.anyPurpose];
  const mayProtect = purposes.some((purpose) => purpose === oid.mailProtection || purpose === oid.anyPurpose);
  return mayProtect && addresses.includes(address.toLowerCase());
}

/** Where the issuer answers OCSP. */
export function ocspAddressesOf({ extensions }: Certificate): string[] {
  const extension = extensions.get(oid.authorityInformation);
  return (extension ? childrenOf(onlyNode(extension.value)) : []).flatMap((description) => {
    const [method, location] = childrenOf(description);
    return dottedOf(method) === oid.ocsp && location?.tag === 0x86 ? [location.content.toString('latin1')] : [];
  });
}

/** Where the issuer publishes its revocation list. */
export function crlAddressesOf({ extensions }: Certificate): string[] {
  const extension = extensions.get(oid.crlDistributionPoints);
  const points = extension ? childrenOf(onlyNode(extension.value)) : [];
  const names = points.flatMap((point) => childrenOf(point).filter(({ tag }) => tag === 0xa0));
  const full = names.flatMap((name) => childrenOf(name).filter(({ tag }) => tag === 0xa0));
  return full.flatMap((name) =>
    childrenOf(name).flatMap(({ tag, content }) => (tag === 0x86 ? [content.toString('latin1')] : [])),
  );
}
