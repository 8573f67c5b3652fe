/** A key of the operator with its certificate, as two settings give them. */
import type { Certificate } from '../../verifier/trust/certificate.js';
import type { SigningKey } from '../../verifier/trust/cms.js';
import { readChain } from '../../verifier/trust/pem.js';
import { belongsTo, pemKey } from '../../verifier/trust/private-key.js';

export interface OperatorKey {
  readonly key: SigningKey;
  /** Its own certificate first. */
  readonly chain: readonly Certificate[];
  readonly own: Certificate;
}

interface Given {
  /** PEM of the private key. */
  readonly key: string;
  /** PEM of its certificate, those above it after it. */
  readonly certificate: string;
  /** Variable of the setting of the certificate. */
  readonly variable: string;
}

/** Throws, naming the setting, when key and certificate cannot be used together. */
export function operatorKey({ key: keyText, certificate, variable }: Given): OperatorKey {
  const key = pemKey(keyText);
  const chain = readChain(certificate);
  const [own] = chain;
  if (!own || !belongsTo(key.publicKey, own)) {
    throw new Error(`${variable} must begin with the certificate of this key`);
  }
  return { key, chain, own };
}

export const isValidAt = ({ notBefore, notAfter }: Certificate, at: Date): boolean => at >= notBefore && at <= notAfter;
