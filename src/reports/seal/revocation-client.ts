/** Asks whether certificates were revoked; what cannot be answered is not good. */
import { randomBytes } from 'node:crypto';
import { messageOf } from '../../platform/telemetry/failure.js';
import type { Transport } from '../../stamps/transport.js';
import { digestOf } from '../../verifier/trust/algorithm.js';
import { type Certificate, crlAddressesOf, nameOf, ocspAddressesOf } from '../../verifier/trust/certificate.js';
import {
  bitsOf,
  childrenOf,
  encode,
  nothing,
  objectIdentifier,
  octetString,
  onlyNode,
  sequence,
} from '../../verifier/trust/der.js';
import { Revoked } from '../../verifier/trust/fault.js';
import { oid } from '../../verifier/trust/oid.js';
import { checkCrl, checkOcsp, type Good } from '../../verifier/trust/revocation.js';

export interface RevocationSettings {
  readonly transport: Transport;
  readonly now: () => Date;
}

/** An answer that says "good", kept so that it can be read again in ten years. */
export interface Evidence {
  readonly kind: 'ocsp' | 'crl';
  readonly der: Buffer;
  readonly certificate: Certificate;
  /** Who answered. */
  readonly by: Certificate;
}

const SKEW_MILLISECONDS = 5 * 60_000;
const NONCE_BYTES = 32;

/** CertID under SHA-1: a name that every responder knows (RFC 6960, 4.3), not a proof. */
function ocspRequest(certificate: Certificate, issuer: Certificate, nonce: Buffer): Buffer {
  const keyBits = bitsOf(childrenOf(onlyNode(issuer.publicKey))[1]);
  const certId = sequence(
    sequence(objectIdentifier(oid.sha1), nothing),
    octetString(digestOf('sha1', issuer.subject)),
    octetString(digestOf('sha1', keyBits)),
    certificate.serial,
  );
  const extension = sequence(objectIdentifier(oid.ocspNonce), octetString(nonce));
  return sequence(sequence(sequence(sequence(certId)), encode(0xa2, sequence(extension))));
}

function demandFresh({ from, until }: Good, now: Date, address: string): void {
  const fresh = from.getTime() <= now.getTime() + SKEW_MILLISECONDS && now <= until;
  if (!fresh) throw new Error(`${address} answered for another time: ${from.toISOString()} to ${until.toISOString()}.`);
}

type Ask = (address: string) => Promise<Evidence>;

function byOcsp(certificate: Certificate, issuer: Certificate, { transport, now }: RevocationSettings): Ask {
  return async (address) => {
    const nonce = octetString(randomBytes(NONCE_BYTES));
    const body = ocspRequest(certificate, issuer, nonce);
    const der = await transport({ address, mediaType: 'application/ocsp-request', body });
    const good = checkOcsp(der, certificate, issuer);
    // A responder may leave the nonce out (RFC 9654, 2.1); another one than ours answers someone else.
    if (good.nonce && !good.nonce.equals(nonce)) throw new Error(`${address} answered another question.`);
    demandFresh(good, now(), address);
    return { kind: 'ocsp', der, certificate, by: good.by };
  };
}

function byList(certificate: Certificate, issuer: Certificate, { transport, now }: RevocationSettings): Ask {
  return async (address) => {
    const der = await transport({ address, mediaType: null });
    demandFresh(checkCrl(der, certificate, issuer), now(), address);
    return { kind: 'crl', der, certificate, by: issuer };
  };
}

/**
 * Asks OCSP first, then the lists. Rejects with the first "revoked" at once, and with every reason when no source says
 * "good".
 */
export async function askRevocation(
  certificate: Certificate,
  issuer: Certificate,
  settings: RevocationSettings,
): Promise<Evidence> {
  const ocsp = byOcsp(certificate, issuer, settings);
  const list = byList(certificate, issuer, settings);
  const attempts: [string, Ask][] = [
    ...ocspAddressesOf(certificate).map((address): [string, Ask] => [address, ocsp]),
    ...crlAddressesOf(certificate).map((address): [string, Ask] => [address, list]),
  ];
  const reasons: string[] = [];
  for (const [address, ask] of attempts) {
    try {
      return await ask(address);
    } catch (error) {
      if (error instanceof Revoked) throw error;
      reasons.push(messageOf(error));
    }
  }
  const why = reasons.length > 0 ? reasons.join(' ') : 'it names no OCSP responder and no revocation list.';
  throw new Error(`The certificate “${nameOf(certificate.subject)}” is not known to be good: ${why}`);
}

/** Evidence for each certificate of a path but the last, which is trusted as it is. */
export async function evidenceFor(path: readonly Certificate[], settings: RevocationSettings): Promise<Evidence[]> {
  const found: Evidence[] = [];
  for (const [index, certificate] of path.entries()) {
    const issuer = path[index + 1];
    if (issuer) found.push(await askRevocation(certificate, issuer, settings));
  }
  return found;
}
