/** Certificates for mail with their keys, made for a test; they are valid whenever it runs. */
import 'reflect-metadata';
import { webcrypto } from 'node:crypto';
import {
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';

const MAIL = '1.3.6.1.5.5.7.3.4';
const SERVER = '1.3.6.1.5.5.7.3.1';
const rsa = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  publicExponent: new Uint8Array([1, 0, 1]),
  modulusLength: 2048,
};
const ecdsa = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const { digitalSignature, keyEncipherment, keyAgreement } = KeyUsageFlags;

export interface MailIdentity {
  /** PEM. */
  readonly key: string;
  /** PEM; it is its own root. */
  readonly certificate: string;
}

interface Wishes {
  readonly curve?: boolean;
  readonly until?: Date;
  readonly signsOnly?: boolean;
  readonly forServers?: boolean;
  /** The address is that of a machine. */
  readonly isMachine?: boolean;
}

export async function mailIdentity(address: string, wishes: Wishes = {}): Promise<MailIdentity> {
  const algorithm = wishes.curve ? ecdsa : rsa;
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const carriesKeys = wishes.curve ? keyAgreement : keyEncipherment;
  const certificate = await X509CertificateGenerator.createSelfSigned({
    name: 'CN=Test mailbox',
    keys,
    signingAlgorithm: algorithm,
    notBefore: new Date('2020-01-01T00:00:00Z'),
    notAfter: wishes.until ?? new Date('2100-01-01T00:00:00Z'),
    extensions: [
      new SubjectAlternativeNameExtension([{ type: wishes.isMachine ? 'ip' : 'email', value: address }]),
      new ExtendedKeyUsageExtension([wishes.forServers ? SERVER : MAIL]),
      new KeyUsagesExtension(wishes.signsOnly ? digitalSignature : digitalSignature | carriesKeys),
    ],
  });
  const key = PemConverter.encode(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey), 'PRIVATE KEY');
  return { key, certificate: certificate.toString('pem') };
}
