/** A time-stamp token (RFC 3161): that an authority saw these bytes at its hour. */
import { digestNameOf, digestOf } from './algorithm.js';
import { type Certificate, extendedUseOf, mayUse, nameOf } from './certificate.js';
import { childrenOf, DerError, dottedOf, type Node, onlyNode, timeOf } from './der.js';
import { demand, Fault } from './fault.js';
import { oid } from './oid.js';
import { isIssuedBy, type PathRequest, pathOf } from './path.js';
import { checkSigned, readSignedData, withCertificates } from './signed-data.js';

export interface TimeStamp {
  /** The time the authority attests. */
  readonly at: Date;
  /** From the authority's certificate to the one that is trusted. */
  readonly path: readonly Certificate[];
  /** Every certificate the token carries. */
  readonly certificates: readonly Certificate[];
  readonly policy: string;
  /** DER of the INTEGER that was asked with; null when there was none. */
  readonly nonce: Buffer | null;
}

interface StampedContent {
  readonly policy: string;
  readonly digest: string;
  readonly imprint: Buffer;
  readonly at: Date;
  readonly nonce: Buffer | null;
}

const what = { fr: 'L’horodatage', en: 'The time-stamp' };

const unreadable = (detail: string) =>
  new Fault(
    `L’horodatage n’est pas un jeton de la RFC 3161 (${detail}).`,
    `The time-stamp is no token of RFC 3161 (${detail}).`,
  );

/** Accuracy, ordering and the name of the authority may stand between; an extension could change the meaning. */
function contentOf(info: Buffer): StampedContent {
  const [version, policy, imprint, serial, time, ...rest] = childrenOf(onlyNode(info));
  const [algorithm, hash] = imprint ? childrenOf(imprint) : [];
  const digest = algorithm ? digestNameOf(algorithm.raw) : null;
  const known = rest.every(({ tag }) => [0x30, 0x01, 0x02, 0xa0].includes(tag));
  const shaped = version?.raw.equals(Buffer.from([2, 1, 1])) && serial?.tag === 0x02 && hash?.tag === 0x04 && known;
  if (!shaped || !digest || !hash) throw new DerError('TSTInfo');
  const nonce: Node | undefined = rest.find(({ tag }) => tag === 0x02);
  return { policy: dottedOf(policy), digest, imprint: hash.content, at: timeOf(time), nonce: nonce?.raw ?? null };
}

/** A certificate that does nothing but time-stamping, and says so as a condition (RFC 3161, 2.3). */
function isTimeStamper(certificate: Certificate): boolean {
  const use = extendedUseOf(certificate);
  return use?.critical === true && use.purposes.join() === oid.timeStamping && mayUse(certificate, 'signature');
}

const isOn = (path: readonly Certificate[], { raw }: Certificate): boolean => path.some((each) => each.raw.equals(raw));

/** A certificate beside the path that no other here, and no root, vouches for. */
function strayOf(
  certificates: readonly Certificate[],
  path: readonly Certificate[],
  roots: readonly Certificate[] | null,
): Certificate | undefined {
  const issuers = [...certificates, ...(roots ?? [])];
  return certificates.find((each) => !isOn(path, each) && !issuers.some((issuer) => isIssuedBy(each, issuer)));
}

/** No signature covers the certificates of a token: one beside the path is believed by its own issuer, or was changed. */
function demandVouched(...[certificates, path, roots]: Parameters<typeof strayOf>): void {
  const stray = strayOf(certificates, path, roots);
  const name = stray ? nameOf(stray.subject) : '';
  demand(
    stray === undefined,
    `L’horodatage contient un certificat, « ${name} », dont rien ne répond : il a été modifié, ou n’a rien à y faire.`,
    `The time-stamp holds a certificate, “${name}”, for which nothing vouches: it was changed, or does not belong there.`,
  );
}

function checked(token: Buffer, stamped: Buffer, { roots, known }: Pick<PathRequest, 'roots' | 'known'>): TimeStamp {
  const message = readSignedData(token, what);
  if (message.contentType !== oid.timeStampInfo || !message.content) throw unreadable('content');
  const content = contentOf(message.content);
  demand(
    content.imprint.equals(digestOf(content.digest, stamped)),
    'L’horodatage porte sur d’autres octets que ceux qu’il doit couvrir.',
    'The time-stamp is about other bytes than those that it must cover.',
  );
  checkSigned(message, digestOf(message.digest, message.content), what);
  const name = nameOf(message.signer.subject);
  demand(
    isTimeStamper(message.signer),
    `Le certificat « ${name} » n’est pas celui d’une autorité d’horodatage.`,
    `The certificate “${name}” is not that of a time-stamp authority.`,
  );
  const request = { certificate: message.signer, known: [...message.certificates, ...known], roots, at: content.at };
  const { at, policy, nonce } = content;
  const path = pathOf(request);
  demandVouched(message.certificates, path, roots);
  return { at, policy, nonce, path, certificates: message.certificates };
}

/**
 * The token with the certificates of its path alone, where it carries one that nothing here vouches for, such as a
 * cross-certificate of an authority unknown here; any other token as it is. No signature covers that field, and no path
 * needs the surplus (RFC 5652, 5.1): a program that stores a token leaves it out, and the verifier then still accounts for
 * every byte. Nothing is believed here: the token MUST be checked afterwards. Throws a Fault.
 */
export function withoutSurplus(token: Buffer, roots: readonly Certificate[]): Buffer {
  try {
    const message = readSignedData(token, what);
    if (message.contentType !== oid.timeStampInfo || !message.content) throw unreadable('content');
    const { at } = contentOf(message.content);
    const path = pathOf({ certificate: message.signer, known: message.certificates, roots, at });
    if (!strayOf(message.certificates, path, roots)) return token;
    return withCertificates(token, ({ raw }) => path.some((each) => each.raw.equals(raw)));
  } catch (error) {
    if (error instanceof DerError) throw unreadable(error.message);
    throw error;
  }
}

/**
 * Checks a token over those bytes: imprint, signature, use of the certificate, path at its own hour. Throws a Fault.
 * Without `roots` the authority is known by its fingerprint only. Certificates of its path may stand in `known`, too.
 */
export function checkTimeStamp(
  token: Buffer,
  stamped: Buffer,
  roots: readonly Certificate[] | null,
  known: readonly Certificate[] = [],
): TimeStamp {
  try {
    return checked(token, stamped, { roots, known });
  } catch (error) {
    if (error instanceof DerError) throw unreadable(error.message);
    throw error;
  }
}
