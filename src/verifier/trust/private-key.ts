/** Private keys in PEM, in the memory of this process. */
import { createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto';
import type { Certificate } from './certificate.js';
import type { SigningKey } from './cms.js';

/** Throws on a key that cannot be read, and on one that is neither RSA nor on an elliptic curve. */
export function pemKey(pem: string): SigningKey & { readonly publicKey: Buffer } {
  const key = readKey(pem);
  const kind = key.asymmetricKeyType;
  if (kind !== 'ec' && kind !== 'rsa') throw new TypeError(`A seal is made with an EC or RSA key, not ${kind}.`);
  const publicKey = createPublicKey(key).export({ format: 'der', type: 'spki' });
  return { kind, publicKey, sign: async (bytes) => sign('sha256', bytes, key) };
}

export const belongsTo = (publicKey: Buffer, certificate: Certificate): boolean =>
  publicKey.equals(certificate.publicKey);

function readKey(pem: string): KeyObject {
  try {
    return createPrivateKey(pem);
  } catch (error) {
    throw new TypeError('it holds no private key that opens without a passphrase: give it in PEM (PKCS#8).', {
      cause: error,
    });
  }
}
