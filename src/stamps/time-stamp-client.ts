/** Asks for a time-stamp (RFC 3161) and believes nothing of the answer that it did not check. */
import { randomBytes } from 'node:crypto';
import { digestOf } from '../verifier/trust/algorithm.js';
import type { Certificate } from '../verifier/trust/certificate.js';
import { sha256Algorithm } from '../verifier/trust/cms.js';
import {
  boolean,
  childrenOf,
  DerError,
  octetString,
  onlyNode,
  sequence,
  smallInteger,
  unsignedInteger,
} from '../verifier/trust/der.js';
import { checkTimeStamp, type TimeStamp, withoutSurplus } from '../verifier/trust/time-stamp.js';
import type { Transport } from './transport.js';

export interface TimeStampSettings {
  readonly address: string;
  readonly transport: Transport;
  /** Authorities believed for time-stamps. */
  readonly roots: readonly Certificate[];
  readonly now: () => Date;
}

/** Between our clock and the authority's; a token further away is refused. */
const SKEW_MILLISECONDS = 5 * 60_000;

/** PKIStatus "granted" and nothing else (RFC 3161, 2.4.2). */
function tokenOf(response: Buffer, address: string): Buffer {
  try {
    const [status, token, ...more] = childrenOf(onlyNode(response));
    const [code] = status ? childrenOf(status) : [];
    if (code?.raw.equals(smallInteger(0)) && token && more.length === 0) return token.raw;
    throw new Error(`${address} granted no time-stamp (status ${code?.content.toString('hex') ?? 'missing'}).`);
  } catch (error) {
    if (error instanceof DerError)
      throw new Error(`${address} answered something that is no time-stamp: ${error.message}.`);
    throw error;
  }
}

export interface Stamped {
  /** DER of the token, without certificates that no path here needs and nothing here vouches for. */
  readonly token: Buffer;
  readonly stamp: TimeStamp;
}

/** A token over the SHA-256 of those bytes: checked for imprint, nonce, signature, use, path and hour. Rejects otherwise. */
export async function askTimeStamp(bytes: Buffer, settings: TimeStampSettings): Promise<Stamped> {
  const { address, transport, roots, now } = settings;
  const nonce = unsignedInteger(Buffer.concat([Buffer.of(1), randomBytes(8)]));
  const imprint = sequence(sha256Algorithm, octetString(digestOf('sha256', bytes)));
  const body = sequence(smallInteger(1), imprint, nonce, boolean(true));
  const response = await transport({ address, mediaType: 'application/timestamp-query', body });
  const token = withoutSurplus(tokenOf(response, address), roots);
  const stamp = checkTimeStamp(token, bytes, roots);
  if (!stamp.nonce?.equals(nonce)) throw new Error(`${address} answered another question: the nonce is not ours.`);
  const skew = Math.abs(stamp.at.getTime() - now().getTime());
  if (skew > SKEW_MILLISECONDS) {
    throw new Error(`${address} stamps ${stamp.at.toISOString()}: ${Math.round(skew / 1000)} s away from our clock.`);
  }
  return { token, stamp };
}
