/** A CMS signature (RFC 5652), by its mathematics and by its chain, each apart: right mathematics is not yet a signer. */
import { fromBER } from 'asn1js';
import { Certificate, ContentInfo, SignedData, type SignedDataVerifyParams, type SignerInfo } from 'pkijs';

type Mathematics = 'intact' | 'broken' | 'weak' | 'unsupported';

export interface CmsVerdict {
  readonly mathematics: Mathematics;
  /** Null when the signature does not carry its certificate. */
  readonly signer: Certificate | null;
  readonly chain: 'trusted' | 'unknown' | 'not_valid_then';
}

const unsupported: CmsVerdict = { mathematics: 'unsupported', signer: null, chain: 'unknown' };
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4';
const weakAlgorithms = new Set([
  // MD5, SHA-1, and the signatures made over them.
  '1.2.840.113549.2.5',
  '1.3.14.3.2.26',
  '1.2.840.113549.1.1.4',
  '1.2.840.113549.1.1.5',
  '1.2.840.10045.4.1',
]);
const digests = new Set(['2.16.840.1.101.3.4.2.1', '2.16.840.1.101.3.4.2.2', '2.16.840.1.101.3.4.2.3']);
/** RSA (PKCS #1 and PSS) and ECDSA with SHA-2. */
const signatures = new Set([
  '1.2.840.113549.1.1.1',
  '1.2.840.113549.1.1.10',
  '1.2.840.113549.1.1.11',
  '1.2.840.113549.1.1.12',
  '1.2.840.113549.1.1.13',
  '1.2.840.10045.2.1',
  '1.2.840.10045.4.3.2',
  '1.2.840.10045.4.3.3',
  '1.2.840.10045.4.3.4',
]);
const RSA = '1.2.840.113549.1.1.1';
/** ANSSI, Guide des mécanismes cryptographiques: shorter moduli are not used for signatures. */
const MINIMUM_MODULUS_BYTES = 256;

/**
 * Verifies one signature; `data` is what a detached one signs, null when the message carries it; `authorities` is PEM.
 * Never rejects.
 */
export async function verifyCms(
  der: Uint8Array,
  data: Uint8Array | null,
  authorities: string,
  day: Date,
): Promise<CmsVerdict> {
  try {
    const signed = signedDataOf(der);
    const [info, ...others] = signed?.signerInfos ?? [];
    if (!signed || !info || others.length > 0 || carries(signed) !== (data === null)) return unsupported;
    const { signed: holds, signer } = await mathematicsOf(signed, data);
    if (!signer) return unsupported;
    const mathematics = strengthOf(info, signer) ?? (holds && hasDigest(info) ? 'intact' : 'broken');
    const chain =
      mathematics === 'intact' ? await chainOf(signed, signer, data, certificatesOf(authorities), day) : 'unknown';
    return { mathematics, signer, chain };
  } catch {
    // pkijs and asn1js throw on what they cannot read.
    return unsupported;
  }
}

/** Every certificate of a PEM text; throws when one cannot be read. */
export function certificatesOf(pem: string): Certificate[] {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  return blocks.map((block) => Certificate.fromBER(Buffer.from(block.replace(/-----[^-]+-----/g, ''), 'base64')));
}

/** What an opaque signature carries, whether it holds or not; null when it is none, or is detached. Throws on what is no CMS. */
export function contentOfSigned(der: Uint8Array): Buffer | null {
  const content = signedDataOf(der)?.encapContentInfo.eContent;
  return content ? Buffer.from(content.getValue()) : null;
}

function signedDataOf(der: Uint8Array): SignedData | null {
  const { offset, result } = fromBER(bufferOf(der));
  if (offset < 0) return null;
  const info = new ContentInfo({ schema: result });
  return info.contentType === ContentInfo.SIGNED_DATA ? new SignedData({ schema: info.content }) : null;
}

/** A detached signature that brings a content of its own would be verified over that one, not over what people read. */
const carries = ({ encapContentInfo }: SignedData): boolean => encapContentInfo.eContent !== undefined;

/** What makes the mathematics worth nothing whatever they say; null when nothing does. */
function strengthOf(info: SignerInfo, signer: Certificate): 'weak' | 'unsupported' | null {
  const algorithms = [info.digestAlgorithm.algorithmId, info.signatureAlgorithm.algorithmId];
  const key = signer.subjectPublicKeyInfo;
  const isShort =
    key.algorithm.algorithmId === RSA && key.subjectPublicKey.valueBlock.valueHexView.length < MINIMUM_MODULUS_BYTES;
  if (isShort || algorithms.some((algorithm) => weakAlgorithms.has(algorithm))) return 'weak';
  const [digest = '', signature = ''] = algorithms;
  return digests.has(digest) && signatures.has(signature) ? null : 'unsupported';
}

/** RFC 5652, 11.2: signed attributes without the digest of the content sign no content. */
function hasDigest({ signedAttrs }: SignerInfo): boolean {
  return !signedAttrs || signedAttrs.attributes.some(({ type }) => type === MESSAGE_DIGEST);
}

interface Verified {
  readonly signed: boolean;
  readonly signer: Certificate | null;
  readonly chained: boolean;
  readonly path: readonly Certificate[];
}

async function mathematicsOf(signed: SignedData, data: Uint8Array | null): Promise<Verified> {
  return outcomeOf(signed, { ...detached(data), checkChain: false });
}

async function chainOf(
  signed: SignedData,
  signer: Certificate,
  data: Uint8Array | null,
  authorities: readonly Certificate[],
  day: Date,
): Promise<CmsVerdict['chain']> {
  if (day < signer.notBefore.value || day > signer.notAfter.value) return 'not_valid_then';
  if (authorities.length === 0) return 'unknown';
  const options = { ...detached(data), checkChain: true, checkDate: day, trustedCerts: [...authorities] };
  const { chained, path } = await outcomeOf(signed, options);
  // The root is believed for being pinned, not for its own signature.
  const isStrong = path
    .slice(0, -1)
    .every(({ signatureAlgorithm }) => !weakAlgorithms.has(signatureAlgorithm.algorithmId));
  return chained && isStrong ? 'trusted' : 'unknown';
}

/** pkijs throws an object that carries what it found out: both ways are read alike. */
async function outcomeOf(signed: SignedData, options: SignedDataVerifyParams): Promise<Verified> {
  const settings = { ...options, signer: 0, extendedMode: true as const };
  const result = await signed
    .verify(settings)
    .catch((error: unknown) => error as Awaited<ReturnType<typeof signed.verify>>);
  return {
    signed: result.signatureVerified === true,
    signer: result.signerCertificate ?? (await signerIn(signed)),
    chained: result.signerCertificateVerified === true,
    path: result.certificatePath ?? [],
  };
}

/** A failed digest is thrown before the signer is looked up: then the one certificate that issued none of the others. */
async function signerIn(signed: SignedData): Promise<Certificate | null> {
  const certificates = (signed.certificates ?? []).filter((one) => one instanceof Certificate);
  const issuers = certificates.map(({ issuer }) => issuer);
  return (
    certificates.find(({ subject }) => !issuers.some((issuer) => issuer.isEqual(subject))) ?? certificates[0] ?? null
  );
}

function detached(data: Uint8Array | null): { data?: ArrayBuffer } {
  return data ? { data: bufferOf(data) } : {};
}

function bufferOf(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}
