/** The key that seals reports: the operator's own, or one that this installation makes for itself, for trying. */
import 'reflect-metadata';
import { createPrivateKey, type KeyObject, randomBytes, webcrypto } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  BasicConstraintsExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectKeyIdentifierExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';
import { readOrCreate } from '../../platform/key-file.js';
import { readChain } from './certificate-text.js';
import type { Sealer } from './sign.js';

export interface ReportSealer extends Sealer {
  /** Made by this installation: no authority vouches for its holder, and the report says so. */
  readonly demonstration: boolean;
}

const ecdsa = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const YEARS = 10;

/** Throws when key and first certificate do not belong together: such a seal would never verify. */
function sealerOf(keyPem: string, certificatePem: string, demonstration: boolean): ReportSealer {
  const key: KeyObject = createPrivateKey(keyPem);
  const chain = readChain(certificatePem);
  if (!chain[0]?.checkPrivateKey(key)) {
    throw new Error('The first certificate of GREFFE_SIGNING_CERTIFICATE is not that of GREFFE_SIGNING_KEY.');
  }
  return { key, chain, demonstration };
}

const pair = () => webcrypto.subtle.generateKey(ecdsa, true, ['sign', 'verify']);

/** A root and a leaf under it, as one PEM text that begins with the key of the leaf; the key of the root is forgotten. */
async function makeDemonstration(operator: string, from: Date): Promise<string> {
  const until = new Date(from);
  until.setUTCFullYear(from.getUTCFullYear() + YEARS);
  const [rootKeys, leafKeys] = [await pair(), await pair()];
  const name = operator.replace(/[,+"\\<>;=#]/g, ' ');
  const shared = { notBefore: from, notAfter: until, signingAlgorithm: ecdsa };
  const root = await X509CertificateGenerator.createSelfSigned({
    ...shared,
    name: `CN=Greffe demonstration root, O=${name}`,
    serialNumber: serial(),
    keys: rootKeys,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign, true),
      await SubjectKeyIdentifierExtension.create(rootKeys.publicKey),
    ],
  });
  const leaf = await X509CertificateGenerator.create({
    ...shared,
    subject: `CN=${name}, OU=Transparency report (demonstration key)`,
    issuer: root.subject,
    serialNumber: serial(),
    publicKey: leafKeys.publicKey,
    signingKey: rootKeys.privateKey,
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature | KeyUsageFlags.nonRepudiation, true),
      await SubjectKeyIdentifierExtension.create(leafKeys.publicKey),
    ],
  });
  const exported = await webcrypto.subtle.exportKey('pkcs8', leafKeys.privateKey);
  const key = createPrivateKey({ key: Buffer.from(exported), format: 'der', type: 'pkcs8' });
  return [key.export({ type: 'pkcs8', format: 'pem' }), leaf.toString('pem'), root.toString('pem'), ''].join('\n');
}

/** 16 random bytes, positive (RFC 5280, 4.1.2.2). */
function serial(): string {
  const bytes = randomBytes(16);
  bytes[0] = (bytes.readUInt8(0) & 0x7f) | 0x01;
  return bytes.toString('hex');
}

export interface SealerSettings {
  readonly dataFolder: string;
  readonly signingKey?: string | undefined;
  readonly signingCertificate?: string | undefined;
}

/**
 * The operator's key when it is set, else the demonstration key of GREFFE_DATA/keys/report.pem, made at the first call
 * with validity from `now`. Throws, saying what to mend, when a key and its certificate do not belong together.
 */
export async function reportSealer(settings: SealerSettings, operator: string, now: Date): Promise<ReportSealer> {
  const { dataFolder, signingKey, signingCertificate } = settings;
  if (signingKey && signingCertificate) return sealerOf(signingKey, signingCertificate, false);
  const file = join(dataFolder, 'keys', 'report.pem');
  const fresh = existsSync(file) ? '' : await makeDemonstration(operator, now);
  const pem = readOrCreate(file, () => Buffer.from(fresh)).toString('utf8');
  return sealerOf(pem, pem, true);
}
