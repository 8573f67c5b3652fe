/** Under which key, to which level and with whose help reports are sealed, from the settings. */

import { underSetting } from '../../platform/telemetry/failure.js';
import { httpTransport, type Transport } from '../../stamps/transport.js';
import type { Certificate } from '../../verifier/trust/certificate.js';
import type { Level } from '../../verifier/trust/level.js';
import { readChain } from '../../verifier/trust/pem.js';
import { belongsTo, pemKey } from '../../verifier/trust/private-key.js';
import { DemonstrationAuthority } from '../authority/demonstration.js';
import { OCSP_ADDRESS } from '../authority/issue.js';
import { DEMONSTRATION_STAMPS, demonstrationTransport } from './demonstration-transport.js';
import { openKeystore } from './keystore.js';
import type { Sealer, SealServices } from './sign.js';
import { isTokenUri, tokenKey } from './token.js';

export interface ReportSealer extends Sealer {
  /** Made by this installation: no authority vouches for its holder, and the report says so. */
  readonly demonstration: boolean;
}

export interface Sealing {
  readonly sealer: ReportSealer;
  readonly level: Level;
  /** Null where the level needs no service. */
  readonly services: SealServices | null;
}

export interface SealingSettings {
  readonly dataFolder: string;
  readonly signingKey?: string | undefined;
  /** Of the token, where the key is in one. */
  readonly signingPin?: string | undefined;
  readonly signingCertificate?: string | undefined;
  readonly signingKeystore?: string | undefined;
  readonly signingKeystorePassword?: string | undefined;
  readonly signingLevel: Level;
  readonly signingRoots?: string | undefined;
  readonly tsaUrl?: string | undefined;
  readonly tsaRoots?: string | undefined;
  readonly revocationAddresses: readonly string[];
}

/**
 * Rejects when key and first certificate do not belong together: such a seal would never verify.
 * @param from the variable of the setting that the key came from
 */
async function sealerOf(from: string, keyPem: string, certificatePem: string): Promise<ReportSealer> {
  const key = await underSetting(from, () => pemKey(keyPem));
  const certificates = readChain(certificatePem);
  if (certificates.length === 0) {
    throw new Error('GREFFE_SIGNING_CERTIFICATE holds no certificate that can be read: give it PEM.');
  }
  const chain = inOrder(key.publicKey, certificates);
  if (chain.length === 0) throw new Error(`GREFFE_SIGNING_CERTIFICATE has no certificate of the key in ${from}.`);
  return { key, chain, demonstration: false };
}

/** The certificate of a key in a token is the first that is given: the token is asked whether it is. */
async function tokenSealer(uri: string, pin: string, certificatePem: string): Promise<ReportSealer> {
  const chain = readChain(certificatePem);
  const [own] = chain;
  if (!own) throw new Error('GREFFE_SIGNING_CERTIFICATE must hold certificates in PEM, that of the key first.');
  return { key: await tokenKey(uri, pin, own), chain, demonstration: false };
}

/** The certificate of the key first, then the others as they were given. */
function inOrder(publicKey: Buffer, certificates: readonly Certificate[]): readonly Certificate[] {
  const own = certificates.filter((certificate) => belongsTo(publicKey, certificate));
  return own.length === 0 ? [] : [...own, ...certificates.filter((certificate) => !own.includes(certificate))];
}

async function operatorSealer(settings: SealingSettings): Promise<ReportSealer | null> {
  const { signingKey, signingPin, signingCertificate, signingKeystore, signingKeystorePassword } = settings;
  if (signingKey && signingCertificate) {
    return isTokenUri(signingKey)
      ? underSetting('GREFFE_SIGNING_KEY', () => tokenSealer(signingKey, signingPin ?? '', signingCertificate))
      : sealerOf('GREFFE_SIGNING_KEY', signingKey, signingCertificate);
  }
  if (!signingKeystore) return null;
  const pem = await openKeystore(signingKeystore, signingKeystorePassword ?? '');
  return sealerOf('GREFFE_SIGNING_KEYSTORE', pem, `${pem}\n${signingCertificate ?? ''}`);
}

function servicesOf(settings: SealingSettings, now: () => Date): SealServices | null {
  const { tsaUrl, signingRoots, tsaRoots, revocationAddresses } = settings;
  if (!tsaUrl || !signingRoots) return null;
  const roots = rootsOf('GREFFE_SIGNING_ROOTS', signingRoots);
  const stampRoots = tsaRoots ? rootsOf('GREFFE_TSA_ROOTS', tsaRoots) : roots;
  const transport = httpTransport([tsaUrl, ...revocationAddresses]);
  return {
    roots,
    stamps: { address: tsaUrl, transport, roots: stampRoots, now },
    revocation: { transport, now },
  };
}

function rootsOf(variable: string, pem: string): Certificate[] {
  const roots = readChain(pem);
  if (roots.length === 0) throw new Error(`${variable} holds no certificate that can be read: give it PEM.`);
  return roots;
}

/** The demonstration answers through `transport` when one is given, as a test does to make it lie. */
export async function demonstrationSealing(
  { dataFolder, signingLevel }: Pick<SealingSettings, 'dataFolder' | 'signingLevel'>,
  operator: string,
  now: () => Date,
  transport?: Transport,
): Promise<Sealing> {
  const authority = await DemonstrationAuthority.open(dataFolder, operator, now());
  const { key, certificate } = authority.seal;
  const roots = [authority.root];
  const answers = transport ?? demonstrationTransport(authority, now);
  return {
    sealer: { key, chain: [certificate, authority.root], demonstration: true },
    level: signingLevel,
    services: {
      roots,
      stamps: { address: DEMONSTRATION_STAMPS, transport: answers, roots, now },
      revocation: { transport: answers, now },
    },
  };
}

/** Addresses of the demonstration, for tests that stand between it and a report. */
export const demonstrationAddresses = { stamps: DEMONSTRATION_STAMPS, ocsp: OCSP_ADDRESS } as const;

/**
 * The operator's key when one is set, else a demonstration that makes its own at the first call. Throws, saying what to
 * set, when the level cannot be reached: a report below it would never be published.
 */
export async function reportSealing(settings: SealingSettings, operator: string, now: () => Date): Promise<Sealing> {
  const sealer = await operatorSealer(settings);
  if (!sealer) return demonstrationSealing(settings, operator, now);
  const services = servicesOf(settings, now);
  if (settings.signingLevel !== 'B-B' && !services) {
    throw new Error(
      `Reports of level ${settings.signingLevel} need GREFFE_TSA_URL and GREFFE_SIGNING_ROOTS; GREFFE_SIGNING_LEVEL=B-B needs neither.`,
    );
  }
  return { sealer, level: settings.signingLevel, services };
}
