/** The certificates of a demonstration: a root that is forgotten at once, and three that it vouches for. */
import 'reflect-metadata';
import { createPrivateKey, randomBytes, webcrypto } from 'node:crypto';
import {
  AuthorityInfoAccessExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsageExtension,
  Extension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectKeyIdentifierExtension,
  type X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509';
import { oid } from '../../verifier/trust/oid.js';

const ecdsa = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const YEARS = 10;
const BEFORE_MILLISECONDS = 300_000;
/** A name that no network resolves (RFC 6761): the answers come from inside the process. */
export const OCSP_ADDRESS = 'http://ocsp.demonstration.greffe.example/';

const pair = () => webcrypto.subtle.generateKey(ecdsa, true, ['sign', 'verify']);
type Pair = Awaited<ReturnType<typeof pair>>;

/** 16 random bytes, positive (RFC 5280, 4.1.2.2). */
function serial(): string {
  const bytes = randomBytes(16);
  bytes[0] = (bytes.readUInt8(0) & 0x7f) | 0x01;
  return bytes.toString('hex');
}

async function keyPem({ privateKey }: Pair): Promise<string> {
  const exported = await webcrypto.subtle.exportKey('pkcs8', privateKey);
  const key = createPrivateKey({ key: Buffer.from(exported), format: 'der', type: 'pkcs8' });
  return key.export({ type: 'pkcs8', format: 'pem' }).toString();
}

const askOcsp = () => new AuthorityInfoAccessExtension({ ocsp: OCSP_ADDRESS });
const notChecked = () => new Extension(oid.ocspNoCheck, false, new Uint8Array([5, 0]));

/**
 * PEM: key and certificate of the seal, of the time-stamp authority and of the OCSP responder, then the root. Valid from
 * `from`, for ten years.
 */
export async function issueDemonstration(operator: string, from: Date): Promise<string> {
  const until = new Date(from);
  until.setUTCFullYear(from.getUTCFullYear() + YEARS);
  // The clock of the database, whose hour a report claims, may be a little behind ours.
  const notBefore = new Date(from.getTime() - BEFORE_MILLISECONDS);
  const shared = { notBefore, notAfter: until, signingAlgorithm: ecdsa };
  const name = operator.replace(/[,+"\\<>;=#]/g, ' ');
  const rootKeys = await pair();
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
  const leaf = async (subject: string, usage: KeyUsageFlags, extensions: Extension[]): Promise<string> => {
    const keys = await pair();
    const certificate: X509Certificate = await X509CertificateGenerator.create({
      ...shared,
      subject,
      issuer: root.subject,
      serialNumber: serial(),
      publicKey: keys.publicKey,
      signingKey: rootKeys.privateKey,
      extensions: [
        new BasicConstraintsExtension(false, undefined, true),
        new KeyUsagesExtension(usage, true),
        await SubjectKeyIdentifierExtension.create(keys.publicKey),
        ...extensions,
      ],
    });
    return `${(await keyPem(keys)).trim()}\n${certificate.toString('pem')}`;
  };
  const { digitalSignature, nonRepudiation } = KeyUsageFlags;
  const sealed = await leaf(
    `CN=${name}, OU=Transparency report (demonstration key)`,
    digitalSignature | nonRepudiation,
    [askOcsp()],
  );
  const stamping = new ExtendedKeyUsageExtension([oid.timeStamping], true);
  const stamped = await leaf('CN=Greffe demonstration time-stamps', digitalSignature, [stamping, askOcsp()]);
  const answering = new ExtendedKeyUsageExtension([oid.ocspSigning]);
  const answered = await leaf('CN=Greffe demonstration OCSP', digitalSignature, [answering, notChecked()]);
  return [sealed, stamped, answered, root.toString('pem'), ''].join('\n');
}
