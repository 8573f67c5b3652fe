/** Signing keys, certificates and authorities with which no server may start. */
import { generateKeyPairSync } from 'node:crypto';
import { issueDemonstration } from '../../src/reports/authority/issue.js';
import type { Row } from './wrong-settings.js';

const brokenPem = (label: string): string => `-----BEGIN ${label}-----\nAAAA\n-----END ${label}-----\n`;

/** @param files a path where nothing is, and a file of text */
export async function wrongSigning(now: Date, files: { missing: string; text: string }): Promise<Row[]> {
  const pem = await issueDemonstration('Essai', now);
  const blocks = (label: string): string[] =>
    pem.match(new RegExp(`-----BEGIN ${label}-----[^-]+-----END ${label}-----\n?`, 'g')) ?? [];
  const [[key = '', otherKey = ''], [certificate = '']] = [blocks('PRIVATE KEY'), blocks('CERTIFICATE')];
  const edwards = generateKeyPairSync('ed25519', {
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  }).privateKey;
  const sealed = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
    privateKeyEncoding: { type: 'sec1', format: 'pem', cipher: 'aes-128-cbc', passphrase: 'x' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  }).privateKey;
  const signing = { GREFFE_SIGNING_KEY: key, GREFFE_SIGNING_CERTIFICATE: certificate };
  const lower = { GREFFE_SIGNING_LEVEL: 'B-B' };
  const services = { ...signing, GREFFE_TSA_URL: 'http://tsa.example', GREFFE_SIGNING_ROOTS: certificate };
  return [
    ['GREFFE_SIGNING_KEY', 'is no PEM', { ...signing, GREFFE_SIGNING_KEY: 'key' }, 'must be PEM'],
    ['GREFFE_SIGNING_KEY', 'is broken', { ...signing, GREFFE_SIGNING_KEY: brokenPem('PRIVATE KEY') }, 'no private key'],
    [
      'GREFFE_SIGNING_KEY',
      'is of another kind',
      { ...signing, GREFFE_SIGNING_KEY: edwards },
      'EC or RSA key, not ed25519',
    ],
    ['GREFFE_SIGNING_KEY', 'has a passphrase', { ...signing, GREFFE_SIGNING_KEY: sealed }, 'without a passphrase'],
    ['GREFFE_SIGNING_KEY', 'has no certificate', { GREFFE_SIGNING_KEY: key }, 'needs GREFFE_SIGNING_CERTIFICATE'],
    [
      'GREFFE_SIGNING_KEY',
      'is no place in a token',
      { ...signing, ...lower, GREFFE_SIGNING_KEY: 'pkcs11:x' },
      'reads pkcs11:',
    ],
    [
      'GREFFE_SIGNING_CERTIFICATE',
      'is of another key',
      { ...signing, GREFFE_SIGNING_KEY: otherKey },
      'no certificate of the key',
    ],
    [
      'GREFFE_SIGNING_CERTIFICATE',
      'is broken',
      { ...signing, GREFFE_SIGNING_CERTIFICATE: brokenPem('CERTIFICATE') },
      'no certificate that can be read',
    ],
    ['GREFFE_SIGNING_KEYSTORE', 'is missing', { ...lower, GREFFE_SIGNING_KEYSTORE: files.missing }, 'cannot be opened'],
    ['GREFFE_SIGNING_KEYSTORE', 'is no PKCS#12', { ...lower, GREFFE_SIGNING_KEYSTORE: files.text }, 'cannot be opened'],
    [
      'GREFFE_SIGNING_KEYSTORE_PASSWORD',
      'is alone',
      { GREFFE_SIGNING_KEYSTORE_PASSWORD: 'x' },
      'needs GREFFE_SIGNING_KEYSTORE',
    ],
    ['GREFFE_SIGNING_LEVEL', 'is unknown', { GREFFE_SIGNING_LEVEL: 'B-X' }, 'expected one of'],
    ['GREFFE_SIGNING_LEVEL', 'asks for services', signing, 'need GREFFE_TSA_URL and GREFFE_SIGNING_ROOTS'],
    [
      'GREFFE_SIGNING_ROOTS',
      'is broken',
      { ...services, GREFFE_SIGNING_ROOTS: brokenPem('CERTIFICATE') },
      'no certificate that can be read',
    ],
    [
      'GREFFE_TSA_ROOTS',
      'is broken',
      { ...services, GREFFE_TSA_ROOTS: brokenPem('CERTIFICATE') },
      'no certificate that can be read',
    ],
    ['GREFFE_TSA_URL', 'is a name', { ...services, GREFFE_TSA_URL: 'tsa.example' }, 'must start with http://'],
  ];
}
