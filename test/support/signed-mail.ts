/** S/MIME mails and signed PDFs made for a test, with an authority of its own. */
import 'reflect-metadata';
import { webcrypto } from 'node:crypto';
import {
  BasicConstraintsExtension,
  ExtendedKeyUsageExtension,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';
import { ObjectIdentifier, OctetString } from 'asn1js';
import * as pkijs from 'pkijs';

const rsa = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  publicExponent: new Uint8Array([1, 0, 1]),
  modulusLength: 2048,
};
const ecdsa = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const DATA = '1.2.840.113549.1.7.1';
const SIGNED_DATA = '1.2.840.113549.1.7.2';
const MAIL = '1.3.6.1.5.5.7.3.4';

export interface Signer {
  readonly key: CryptoKey;
  readonly certificate: pkijs.Certificate;
}

export interface SignerWishes {
  readonly address: string;
  readonly curve?: boolean;
  readonly bits?: number;
  readonly until?: Date;
  readonly purpose?: string;
}

export interface Authority {
  /** PEM, as it is pinned. */
  readonly pem: string;
  issue(wishes: SignerWishes): Promise<Signer>;
}

const from = new Date('2026-01-01T00:00:00Z');
const until = new Date('2028-01-01T00:00:00Z');

/** A root that issues certificates for mail. */
export async function makeAuthority(name: string): Promise<Authority> {
  const keys = await webcrypto.subtle.generateKey(ecdsa, true, ['sign', 'verify']);
  const root = await X509CertificateGenerator.createSelfSigned({
    name: `CN=${name}`,
    keys,
    signingAlgorithm: ecdsa,
    notBefore: from,
    notAfter: until,
    extensions: [new BasicConstraintsExtension(true, undefined, true)],
  });
  return {
    pem: root.toString('pem'),
    async issue({ address, curve, bits, until: end, purpose }) {
      const algorithm = curve ? ecdsa : { ...rsa, modulusLength: bits ?? rsa.modulusLength };
      const own = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
      const issued = await X509CertificateGenerator.create({
        subject: 'CN=Test signer',
        issuer: root.subject,
        publicKey: own.publicKey,
        signingKey: keys.privateKey,
        signingAlgorithm: ecdsa,
        notBefore: from,
        notAfter: end ?? until,
        extensions: [
          new SubjectAlternativeNameExtension([{ type: 'email', value: address }]),
          new ExtendedKeyUsageExtension([purpose ?? MAIL]),
        ],
      });
      return { key: own.privateKey, certificate: pkijs.Certificate.fromBER(issued.rawData) };
    },
  };
}

interface Making {
  readonly hash?: string;
  /** True when the signature brings what it signs. */
  readonly carried?: boolean;
}

/** A CMS signature over the bytes, DER; detached unless it is to carry them. */
async function signBytes(content: Buffer, { key, certificate }: Signer, making: Making = {}): Promise<Buffer> {
  const hash = making.hash ?? 'SHA-256';
  const digest = await webcrypto.subtle.digest(hash, content);
  const attributes = [
    new pkijs.Attribute({ type: '1.2.840.113549.1.9.3', values: [new ObjectIdentifier({ value: DATA })] }),
    new pkijs.Attribute({ type: '1.2.840.113549.1.9.4', values: [new OctetString({ valueHex: digest })] }),
  ];
  const signed = new pkijs.SignedData({
    encapContentInfo: new pkijs.EncapsulatedContentInfo({
      eContentType: DATA,
      ...(making.carried && { eContent: new OctetString({ valueHex: new Uint8Array(content).buffer }) }),
    }),
    signerInfos: [
      new pkijs.SignerInfo({
        sid: new pkijs.IssuerAndSerialNumber({ issuer: certificate.issuer, serialNumber: certificate.serialNumber }),
        signedAttrs: new pkijs.SignedAndUnsignedAttributes({ type: 0, attributes }),
      }),
    ],
    certificates: [certificate],
  });
  await signed.sign(key, 0, hash);
  const info = new pkijs.ContentInfo({ contentType: SIGNED_DATA, content: signed.toSchema(true) });
  return Buffer.from(info.toSchema().toBER());
}

/** An application/pkcs7-mime message whose signature carries what it signs. */
export async function opaqueMail(from: string, signer: Signer, entity: string): Promise<Buffer> {
  const der = await signBytes(Buffer.from(entity), signer, { carried: true });
  const lines = [
    `From: <${from}>`,
    'To: <requisitions@operator.example>',
    'MIME-Version: 1.0',
    'Content-Type: application/pkcs7-mime; smime-type=signed-data; name="smime.p7m"',
    'Content-Transfer-Encoding: base64',
    '',
    der.toString('base64').replace(/.{64}/g, '$&\r\n'),
    '',
  ];
  return Buffer.from(lines.join('\r\n'));
}

/** A multipart/signed message whose signature may be made over other bytes than it carries. */
export async function signedMail(
  from: string,
  signer: Signer,
  options: Making & { changed?: boolean } = {},
): Promise<Buffer> {
  const entity = (text: string) => `Content-Type: text/plain; charset=utf-8\r\n\r\n${text}\r\n`;
  const der = await signBytes(Buffer.from(entity('Nous requérons.')), signer, options);
  const text = entity(options.changed ? 'Nous exigeons.' : 'Nous requérons.');
  const lines = [
    `From: <${from}>`,
    'To: <requisitions@operator.example>',
    'MIME-Version: 1.0',
    'Content-Type: multipart/signed; protocol="application/pkcs7-signature"; micalg=sha-256; boundary="b"',
    '',
    '--b',
    text,
    '--b',
    'Content-Type: application/pkcs7-signature; name="smime.p7s"',
    'Content-Transfer-Encoding: base64',
    '',
    der.toString('base64').replace(/.{64}/g, '$&\r\n'),
    '--b--',
    '',
  ];
  return Buffer.from(lines.join('\r\n'));
}

const GAP = 16_384;

/** A PDF of one page with one signature over all of it. */
export async function signedPdf(signer: Signer, text = 'Act'): Promise<Buffer> {
  const head = Buffer.from(`%PDF-1.7\n% ${text}\n1 0 obj\n<</Type/Sig/SubFilter/ETSI.CAdES.detached/ByteRange [0 `);
  const tail = Buffer.from('>>\nendobj\ntrailer <</Root 1 0 R>>\n%%EOF\n');
  const numbers = 34;
  const before = head.length + numbers + '/Contents '.length;
  const resumes = before + GAP + 2;
  const range = `${before} ${resumes} ${tail.length}]`.padEnd(numbers);
  const first = Buffer.concat([head, Buffer.from(`${range}/Contents `)]);
  const der = await signBytes(Buffer.concat([first, tail]), signer);
  return Buffer.concat([first, Buffer.from(`<${der.toString('hex').padEnd(GAP, '0')}>`), tail]);
}
