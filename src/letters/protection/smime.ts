/** S/MIME 4.0 (RFC 8551): a MIME entity in, another one out that carries it signed or encrypted. */
import { createHash } from 'node:crypto';
import { digestOf } from '../../verifier/trust/algorithm.js';
import type { Certificate } from '../../verifier/trust/certificate.js';
import { detachedSignature } from '../../verifier/trust/cms.js';
import type { OperatorKey } from './operator-key.js';

const ENVELOPED_DATA = '1.2.840.113549.1.7.3';
const cipher = { name: 'AES-CBC', length: 256 };
const wrapping = { oaepHashAlgorithm: 'SHA-256', kdfAlgorithm: 'SHA-256', kekEncryptionLength: 256 };

/** Readable without S/MIME: the entity stands in it as it was. */
export async function signedEntity(entity: Buffer, { key, chain }: OperatorKey): Promise<Buffer> {
  const signature = await detachedSignature(digestOf('sha256', entity), key, chain);
  // No entity holds its own digest.
  const boundary = `signed-${createHash('sha256').update(entity).digest('hex')}`;
  const head = `Content-Type: multipart/signed; protocol="application/pkcs7-signature";\r\n micalg=sha-256; boundary="${boundary}"`;
  return Buffer.concat([
    Buffer.from(`${head}\r\n\r\n--${boundary}\r\n`),
    entity,
    Buffer.from(`\r\n--${boundary}\r\n`),
    inBase64('application/pkcs7-signature', 'smime.p7s', signature),
    Buffer.from(`--${boundary}--\r\n`),
  ]);
}

/**
 * AES-256-CBC, which every mail program with S/MIME opens; the key goes by RSA-OAEP or ECDH. Rejects when nothing can be
 * encrypted for that certificate.
 */
export async function encryptedEntity(entity: Buffer, { raw }: Certificate): Promise<Buffer> {
  // Loaded where a recipient has a certificate.
  const pkijs = await import('pkijs');
  const enveloped = new pkijs.EnvelopedData();
  enveloped.addRecipientByCertificate(pkijs.Certificate.fromBER(new Uint8Array(raw)), wrapping);
  await enveloped.encrypt(cipher, new Uint8Array(entity).buffer);
  const message = new pkijs.ContentInfo({ contentType: ENVELOPED_DATA, content: enveloped.toSchema() });
  const type = 'application/pkcs7-mime; smime-type=enveloped-data';
  return inBase64(type, 'smime.p7m', Buffer.from(message.toSchema().toBER()));
}

function inBase64(type: string, name: string, bytes: Buffer): Buffer {
  const head = [
    `Content-Type: ${type}; name="${name}"`,
    'Content-Transfer-Encoding: base64',
    `Content-Disposition: attachment; filename="${name}"`,
  ];
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${bytes.toString('base64').replace(/.{1,76}/g, '$&\r\n')}`);
}
