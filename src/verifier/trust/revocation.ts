/** Whether a certificate was revoked, by the word of its issuer: OCSP (RFC 6960) or a list (RFC 5280, 5). Unknown is never good. */
import { digestNameOf, digestOf, isSignedBy } from './algorithm.js';
import { type Certificate, extendedUseOf, mayUse, nameOf, readCertificate } from './certificate.js';
import {
  bitsOf,
  childrenOf,
  DerError,
  dottedOf,
  encode,
  type Node,
  objectIdentifier,
  octetString,
  onlyNode,
  sequence,
  signatureBytesOf,
  timeOf,
} from './der.js';
import { Fault, Revoked } from './fault.js';
import { oid } from './oid.js';
import { isIssuedBy } from './path.js';

/** The certificate was good at `from`, and needs no new check before `until`. */
export interface Good {
  readonly from: Date;
  readonly until: Date;
  /** Who answered: the issuer itself, or its delegate. */
  readonly by: Certificate;
  /** Of an OCSP answer, DER of the extension value. */
  readonly nonce: Buffer | null;
}

/** An answer that names no end is believed for a day. */
const DAY = 24 * 3_600_000;

const sha1Name = (algorithm: Buffer): string | null =>
  dottedOf(childrenOf(onlyNode(algorithm))[0]) === oid.sha1 ? 'sha1' : digestNameOf(algorithm);

/** The bits of the key itself, as RFC 6960, 4.1.1 hashes them. */
const keyBitsOf = ({ publicKey }: Certificate): Buffer => bitsOf(childrenOf(onlyNode(publicKey))[1]);

/** True when an OCSP CertID names this certificate of this issuer; SHA-1 only names here, it proves nothing. */
function identifies(certId: Node | undefined, certificate: Certificate, issuer: Certificate): boolean {
  const [algorithm, nameHash, keyHash, serial] = certId ? childrenOf(certId) : [];
  const digest = algorithm ? sha1Name(algorithm.raw) : null;
  return (
    digest !== null &&
    nameHash?.content.equals(digestOf(digest, issuer.subject)) === true &&
    keyHash?.content.equals(digestOf(digest, keyBitsOf(issuer))) === true &&
    serial?.raw.equals(certificate.serial) === true
  );
}

function isNamed(identifier: Node | undefined, responder: Certificate): boolean {
  const [inner] = identifier ? childrenOf(identifier) : [];
  if (identifier?.tag === 0xa1) return inner?.raw.equals(responder.subject) === true;
  return identifier?.tag === 0xa2 && inner?.content.equals(digestOf('sha1', keyBitsOf(responder))) === true;
}

/** The issuer itself, or one that it made for this and exempted from being asked about (RFC 6960, 4.2.2.2). */
function mayAnswerFor(responder: Certificate, issuer: Certificate, at: Date): boolean {
  if (responder.raw.equals(issuer.raw)) return true;
  return (
    isIssuedBy(responder, issuer) &&
    extendedUseOf(responder)?.purposes.includes(oid.ocspSigning) === true &&
    responder.extensions.has(oid.ocspNoCheck) &&
    responder.notBefore <= at &&
    at <= responder.notAfter
  );
}

const noAnswer = (certificate: Certificate, detail: string) =>
  new Fault(
    `Rien ne dit que le certificat « ${nameOf(certificate.subject)} » n’a pas été révoqué (${detail}).`,
    `Nothing says that the certificate “${nameOf(certificate.subject)}” was not revoked (${detail}).`,
  );

function demandNotRevoked(certificate: Certificate, since: Date | null): void {
  if (!since) return;
  const [name, hour] = [nameOf(certificate.subject), since.toISOString()];
  throw new Revoked(
    `Le certificat « ${name} » a été révoqué le ${hour}.`,
    `The certificate “${name}” was revoked on ${hour}.`,
  );
}

interface BasicAnswer {
  readonly signedPart: Node;
  readonly algorithm: Node;
  readonly signature: Buffer;
  readonly certificates: readonly Node[];
}

function basicAnswerOf(response: Buffer): BasicAnswer {
  const [status, wrapped] = childrenOf(onlyNode(response));
  if (status?.tag !== 0x0a || status.content.toString('hex') !== '00') throw new DerError('OCSP status');
  const [bytes] = wrapped ? childrenOf(wrapped) : [];
  const [type, basic] = bytes ? childrenOf(bytes) : [];
  if (dottedOf(type) !== oid.ocspBasic || !basic) throw new DerError('OCSP type');
  const [signedPart, algorithm, signature, extra] = childrenOf(onlyNode(basic.content));
  if (!signedPart || !algorithm) throw new DerError('OCSP answer');
  const [certificates] = extra?.tag === 0xa0 ? childrenOf(extra) : [];
  const answer = {
    signedPart,
    algorithm,
    signature: signatureBytesOf(signature),
    certificates: certificates ? childrenOf(certificates) : [],
  };
  if (!rewritten(answer).equals(response)) throw new DerError('OCSP encoding');
  return answer;
}

/** No signature covers the envelope of an answer: it has one form, in which no byte is free. */
function rewritten({ signedPart, algorithm, signature, certificates }: BasicAnswer): Buffer {
  const basic = sequence(
    signedPart.raw,
    algorithm.raw,
    encode(0x03, Buffer.of(0), signature),
    ...(certificates.length > 0 ? [encode(0xa0, sequence(...certificates.map(({ raw }) => raw)))] : []),
  );
  const bytes = sequence(objectIdentifier(oid.ocspBasic), octetString(basic));
  return sequence(encode(0x0a, Buffer.of(0)), encode(0xa0, bytes));
}

interface AnswerData {
  readonly responder: Node | undefined;
  readonly producedAt: Date;
  readonly answers: readonly Node[];
  readonly nonce: Buffer | null;
}

function answerDataOf(signedPart: Node): AnswerData {
  const fields = childrenOf(signedPart);
  const [responder, producedAt, answers, extra] = fields[0]?.tag === 0xa0 ? fields.slice(1) : fields;
  const [extensions] = extra?.tag === 0xa1 ? childrenOf(extra) : [];
  const nonce = (extensions ? childrenOf(extensions) : []).find(
    (extension) => dottedOf(childrenOf(extension)[0]) === oid.ocspNonce,
  );
  return {
    responder,
    producedAt: timeOf(producedAt),
    answers: answers ? childrenOf(answers) : [],
    nonce: nonce ? (childrenOf(nonce).at(-1)?.content ?? null) : null,
  };
}

function readOcsp(
  response: Buffer,
  certificate: Certificate,
  issuer: Certificate,
  delegates: readonly Certificate[],
): Good {
  const basic = basicAnswerOf(response);
  const data = answerDataOf(basic.signedPart);
  const by = [issuer, ...delegates].find(
    (candidate) =>
      isNamed(data.responder, candidate) &&
      mayAnswerFor(candidate, issuer, data.producedAt) &&
      isSignedBy(candidate.publicKey, basic.algorithm.raw, basic.signedPart.raw, basic.signature),
  );
  if (!by) throw noAnswer(certificate, 'OCSP: signature');
  const issuers = [issuer, ...delegates];
  const vouched = delegates.every((each) => each === by || issuers.some((one) => isIssuedBy(each, one)));
  if (!vouched) throw noAnswer(certificate, 'OCSP: certificates');
  const found = data.answers.find((answer) => identifies(childrenOf(answer)[0], certificate, issuer));
  const [, status, from, next] = found ? childrenOf(found) : [];
  if (!status || status.tag === 0x82) throw noAnswer(certificate, 'OCSP: unknown');
  demandNotRevoked(certificate, status.tag === 0xa1 ? timeOf(childrenOf(status)[0]) : null);
  if (status.tag !== 0x80) throw noAnswer(certificate, 'OCSP: status');
  const start = timeOf(from);
  const until = next?.tag === 0xa0 ? timeOf(childrenOf(next)[0]) : new Date(start.getTime() + DAY);
  return { from: start, until, by, nonce: data.nonce };
}

/** An answer that says "good" of exactly this certificate, signed by who may. Throws a Fault. */
export function checkOcsp(response: Buffer, certificate: Certificate, issuer: Certificate): Good {
  try {
    const delegates = basicAnswerOf(response).certificates.map(({ raw }) => readCertificate(raw));
    return readOcsp(response, certificate, issuer, delegates);
  } catch (error) {
    if (error instanceof DerError) throw noAnswer(certificate, `OCSP: ${error.message}`);
    throw error;
  }
}

function readCrl(list: Buffer, certificate: Certificate, issuer: Certificate): Good {
  const [signedPart, algorithm, signature] = childrenOf(onlyNode(list));
  if (!signedPart || !algorithm) throw new DerError('CertificateList');
  const fields = childrenOf(signedPart);
  const [, name, from, ...rest] = fields[0]?.tag === 0x02 ? fields.slice(1) : fields;
  const next = rest.find(({ tag }) => tag === 0x17 || tag === 0x18);
  const revoked = rest.find(({ tag }) => tag === 0x30);
  const [extensions] = rest.filter(({ tag }) => tag === 0xa0).flatMap(childrenOf);
  const critical = (extensions ? childrenOf(extensions) : []).some((each) => childrenOf(each)[1]?.tag === 0x01);
  const holds =
    name?.raw.equals(issuer.subject) === true &&
    mayUse(issuer, 'revocationLists') &&
    isSignedBy(issuer.publicKey, algorithm.raw, signedPart.raw, signatureBytesOf(signature));
  if (!holds) throw noAnswer(certificate, 'CRL: signature');
  // A partial list (RFC 5280, 5.2.5) says so by a critical extension: silence in it proves nothing.
  if (critical) throw noAnswer(certificate, 'CRL: extension');
  const entry = (revoked ? childrenOf(revoked) : []).find((each) =>
    childrenOf(each)[0]?.raw.equals(certificate.serial),
  );
  demandNotRevoked(certificate, entry ? timeOf(childrenOf(entry)[1]) : null);
  const start = timeOf(from);
  return { from: start, until: next ? timeOf(next) : new Date(start.getTime() + DAY), by: issuer, nonce: null };
}

/** A whole list of the issuer that does not have this certificate. Throws a Fault. */
export function checkCrl(list: Buffer, certificate: Certificate, issuer: Certificate): Good {
  try {
    return readCrl(list, certificate, issuer);
  } catch (error) {
    if (error instanceof DerError) throw noAnswer(certificate, `CRL: ${error.message}`);
    throw error;
  }
}
