/** Who signed: the path of certificates, what it proves and what it leaves open. */
import type { X509Certificate } from 'node:crypto';
import { day } from '../../domain/kernel/day.js';
import type { Bilingual } from '../../domain/kernel/result.js';
import { writtenDay } from '../../domain/kernel/written.js';
import { readChain } from '../seal/certificate-text.js';
import { demand } from './fault.js';
import type { SignatureFound } from './signature.js';

export interface SignerKnown {
  readonly name: string;
  /** SHA-256 of the certificate, lower-case hexadecimal. */
  readonly certificateSha256: string;
  readonly statement: Bilingual;
}

export const fingerprintOf = (certificate: X509Certificate): string =>
  certificate.fingerprint256.replaceAll(':', '').toLowerCase();

const smallestRsa = 2048;

function pathOf({ certificate, certificates }: SignatureFound): X509Certificate[] {
  const path = [certificate];
  for (;;) {
    const last = path.at(-1) ?? certificate;
    const issuer = certificates.find(
      (candidate) =>
        !path.includes(candidate) && candidate.ca && last.checkIssued(candidate) && last.verify(candidate.publicKey),
    );
    if (!issuer) break;
    path.push(issuer);
  }
  demand(
    path.length === certificates.length,
    'La signature contient un certificat étranger à la chaîne du signataire.',
    'The signature holds a certificate that is not in the signer’s chain.',
  );
  return path;
}

function checkValidity(path: readonly X509Certificate[], at: Date): void {
  for (const { subject, validFrom, validTo } of path) {
    const valid = new Date(validFrom) <= at && at <= new Date(validTo);
    const name = subject.replaceAll('\n', ', ');
    demand(
      valid,
      `Le certificat « ${name} » n’était pas valable à l’heure annoncée de la signature.`,
      `The certificate “${name}” was not valid at the claimed hour of the signature.`,
    );
  }
}

function checkStrength({ publicKey }: X509Certificate): void {
  const bits = publicKey.asymmetricKeyDetails?.modulusLength;
  demand(
    bits === undefined || bits >= smallestRsa,
    `La clé RSA du signataire est trop courte : ${bits} bits.`,
    `The signer’s RSA key is too short: ${bits} bits.`,
  );
}

/**
 * Without `trusted` (PEM) the signer is known by fingerprint only; with it, one of the certificates given MUST be in the
 * path. Throws a Fault.
 */
export function checkSigner(found: SignatureFound, trusted?: string): SignerKnown {
  const path = pathOf(found);
  checkStrength(found.certificate);
  checkValidity(path, found.claimedAt);
  const fingerprint = fingerprintOf(found.certificate);
  const name = /^CN=(.+)$/m.exec(found.certificate.subject)?.[1] ?? found.certificate.subject;
  const until = day(new Date(found.certificate.validTo).toISOString().slice(0, 10));
  const [untilFr, untilEn] = [writtenDay(until, 'fr'), writtenDay(until, 'en')];
  const signer = { name, certificateSha256: fingerprint };
  if (trusted === undefined) {
    const fr = `Signé par « ${name} », connu par sa seule empreinte ${fingerprint} : comparez-la à celle que l’opérateur publie, ou donnez son certificat. Certificat valable jusqu’au ${untilFr}.`;
    const en = `Signed by “${name}”, known only by the fingerprint ${fingerprint}: compare it with the one the operator publishes, or give its certificate. Certificate valid until ${untilEn}.`;
    return { ...signer, statement: { fr, en } };
  }
  const accepted = new Set(readChain(trusted).map(fingerprintOf));
  demand(
    accepted.size > 0,
    'Le certificat donné n’est pas un certificat PEM.',
    'The certificate given is not a PEM certificate.',
  );
  demand(
    path.some((certificate) => accepted.has(fingerprintOf(certificate))),
    `Signé par « ${name} » (${fingerprint}), qui n’est pas le signataire attendu.`,
    `Signed by “${name}” (${fingerprint}), who is not the expected signer.`,
  );
  const fr = `Signé par « ${name} », sous le certificat que vous avez donné. Certificat valable jusqu’au ${untilFr}.`;
  const en = `Signed by “${name}”, under the certificate you gave. Certificate valid until ${untilEn}.`;
  return { ...signer, statement: { fr, en } };
}
