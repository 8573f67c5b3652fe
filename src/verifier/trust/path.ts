/** A path from a certificate to one that is trusted, as it stood at one hour (RFC 5280, 6.1, without name constraints). */
import { isSignedBy, isStrongKey } from './algorithm.js';
import { authorityOf, type Certificate, fingerprintOf, nameOf } from './certificate.js';
import { demand, Fault } from './fault.js';
import { oid } from './oid.js';

/** Extensions that are understood here; any other that is critical closes the path. */
const understood = new Set<string>([
  oid.basicConstraints,
  oid.keyUsage,
  oid.extendedKeyUsage,
  oid.certificatePolicies,
  oid.crlDistributionPoints,
  oid.qualifiedStatements,
]);
const LONGEST = 6;

export interface PathRequest {
  readonly certificate: Certificate;
  /** Where its issuers may be found; nothing of it is believed. */
  readonly known: readonly Certificate[];
  /** Null when no trusted roots are given: the path then goes as far as it is known, and proves no identity. */
  readonly roots: readonly Certificate[] | null;
  readonly at: Date;
}

const same = (left: Certificate, right: Certificate): boolean => left.raw.equals(right.raw);

/** Every byte of such a certificate is its own word. */
export const isSelfSigned = (certificate: Certificate): boolean =>
  certificate.issuer.equals(certificate.subject) && isIssuedBy(certificate, certificate);

/** By name and by mathematics. */
export const isIssuedBy = (certificate: Certificate, issuer: Certificate): boolean =>
  certificate.issuer.equals(issuer.subject) &&
  isSignedBy(issuer.publicKey, certificate.algorithm, certificate.signedPart, certificate.signature);

function endsAt({ roots }: PathRequest, certificate: Certificate): boolean {
  return roots ? roots.some((root) => same(root, certificate)) : isSelfSigned(certificate);
}

/** Those that vouch for the last certificate of the path, and may at this height. */
function issuersOf({ roots, known }: PathRequest, path: readonly Certificate[], last: Certificate): Certificate[] {
  return [...(roots ?? []), ...known].filter((issuer) => {
    if (path.some((passed) => same(passed, issuer)) || !isIssuedBy(last, issuer)) return false;
    const authority = authorityOf(issuer);
    return authority !== null && (authority.pathLength === null || authority.pathLength >= path.length - 1);
  });
}

function search(request: PathRequest, path: readonly Certificate[]): readonly Certificate[] | null {
  const last = path.at(-1) ?? request.certificate;
  if (endsAt(request, last)) return path;
  for (const issuer of path.length < LONGEST ? issuersOf(request, path, last) : []) {
    const found = search(request, [...path, issuer]);
    if (found) return found;
  }
  return request.roots ? null : path;
}

function checkOne(certificate: Certificate, at: Date): void {
  const name = nameOf(certificate.subject);
  demand(
    certificate.notBefore <= at && at <= certificate.notAfter,
    `Le certificat « ${name} » n’était pas valable à cette heure (${at.toISOString()}).`,
    `The certificate “${name}” was not valid at that hour (${at.toISOString()}).`,
  );
  demand(
    isStrongKey(certificate.publicKey),
    `La clé du certificat « ${name} » est trop faible.`,
    `The key of the certificate “${name}” is too weak.`,
  );
  const foreign = [...certificate.extensions].find(([name, { critical }]) => critical && !understood.has(name));
  demand(
    foreign === undefined,
    `Le certificat « ${name} » pose une condition que ce programme ne connaît pas (${foreign?.[0]}).`,
    `The certificate “${name}” sets a condition that this program does not know (${foreign?.[0]}).`,
  );
}

/** No one else vouches for a certificate that names itself as its issuer: every byte of it must be its own. */
function checkEnd(certificate: Certificate): void {
  const name = nameOf(certificate.subject);
  demand(
    !certificate.issuer.equals(certificate.subject) || isSelfSigned(certificate),
    `Le certificat « ${name} » se dit signé par lui-même, et ne l’est pas : il a été modifié.`,
    `The certificate “${name}” says that it is signed by itself, and is not: it was changed.`,
  );
}

/** The certificate first, the trusted one last. Throws a Fault when there is no such path, or when it does not hold. */
export function pathOf(request: PathRequest): readonly Certificate[] {
  const path = search(request, [request.certificate]);
  if (!path) {
    const name = nameOf(request.certificate.subject);
    const print = fingerprintOf(request.certificate);
    throw new Fault(
      `Le certificat « ${name} » (${print}) ne mène à aucune autorité de confiance.`,
      `The certificate “${name}” (${print}) leads to no trusted authority.`,
    );
  }
  for (const certificate of path) checkOne(certificate, request.at);
  checkEnd(path.at(-1) ?? request.certificate);
  return path;
}
