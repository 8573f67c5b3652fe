/** Who sealed the report and when, who attests that hour, and whether all of it was still good then (EN 319 102-1). */
import { type Day, day } from '../../domain/kernel/day.js';
import { instant } from '../../domain/kernel/instant.js';
import type { Bilingual } from '../../domain/kernel/result.js';
import { writtenDay, writtenInstant } from '../../domain/kernel/written.js';
import type { ArchiveStampHours } from '../../domain/report/renewal.js';
import type { SealedFile } from '../file/read-revisions.js';
import { type ValidationData, validationKeyOf } from '../file/revision.js';
import { type Certificate, fingerprintOf, nameOf, readCertificate } from '../trust/certificate.js';
import { DerError } from '../trust/der.js';
import { demand, Fault, Revoked } from '../trust/fault.js';
import type { Level } from '../trust/level.js';
import { isSelfSigned, pathOf } from '../trust/path.js';
import { readChain } from '../trust/pem.js';
import { checkCrl, checkOcsp, type Good } from '../trust/revocation.js';
import { checkTimeStamp, type TimeStamp } from '../trust/time-stamp.js';
import { contentsOfSeal, type SealFound, withoutPadding } from './signature.js';

export interface Trust {
  /** Certificates in PEM: the signer's own or one above it. Absent, the signer is known by fingerprint only. */
  readonly trusted?: string;
  /** Roots of time-stamp authorities in PEM. Absent, they are known by fingerprint only. */
  readonly trustedStamps?: string;
}

export interface SealKnown {
  readonly name: string;
  /** SHA-256 of the signer's certificate, lower-case hexadecimal. */
  readonly certificateSha256: string;
  readonly level: Level;
  /** The hour that holds: an authority's when there is one, else the signer's own. */
  readonly at: Date;
  /** Of the newest archive time-stamp; null below B-LTA. */
  readonly archive: ArchiveStampHours | null;
  readonly statements: readonly Bilingual[];
}

const dayText = (date: Date): Day => day(date.toISOString().slice(0, 10));

function certificatesFrom(pem: string | undefined): readonly Certificate[] | null {
  if (pem === undefined) return null;
  const certificates = readChain(pem);
  demand(
    certificates.length > 0,
    'Le certificat donné n’est pas un certificat PEM.',
    'The certificate given is not a PEM certificate.',
  );
  return certificates;
}

/** The path of the signer as far as it is known; every certificate of the seal MUST be on it. */
function signerPath(seal: SealFound, known: readonly Certificate[], at: Date): readonly Certificate[] {
  const path = pathOf({ certificate: seal.certificate, known: [...seal.certificates, ...known], roots: null, at });
  const stray = seal.certificates.some((each) => !path.some(({ raw }) => raw.equals(each.raw)));
  demand(
    !stray,
    'La signature contient un certificat étranger à la chaîne du signataire.',
    'The signature holds a certificate that is not in the signer’s chain.',
  );
  demand(
    isSelfSigned(path.at(-1) ?? seal.certificate),
    'Rien ne répond du dernier certificat de la chaîne du signataire : donnez celui de son autorité.',
    'Nothing vouches for the last certificate of the signer’s chain: give that of its authority.',
  );
  return path;
}

/** The word of an issuer that covers that hour, or the last reason why there is none. */
function goodAt(certificate: Certificate, issuer: Certificate, data: ValidationData, at: Date): Good {
  const attempts = [
    ...data.ocsps.map((der) => () => checkOcsp(der, certificate, issuer)),
    ...data.crls.map((der) => () => checkCrl(der, certificate, issuer)),
  ];
  let reason = new Fault(
    `Rien dans le fichier ne dit que le certificat « ${nameOf(certificate.subject)} » était bon.`,
    `Nothing in the file says that the certificate “${nameOf(certificate.subject)}” was good.`,
  );
  for (const attempt of attempts) {
    try {
      const good = attempt();
      if (good.until >= at) return good;
    } catch (error) {
      if (!(error instanceof Fault) || error instanceof Revoked) throw error;
      reason = error;
    }
  }
  throw reason;
}

/** Every certificate of the paths but their ends was good at that hour, and the data hold nothing else. */
function checkValidation(data: ValidationData, paths: readonly (readonly Certificate[])[], at: Date): void {
  const used = new Set(paths.flat().map(fingerprintOf));
  for (const path of paths) {
    path.forEach((certificate, index) => {
      const issuer = path[index + 1];
      if (issuer) used.add(fingerprintOf(goodAt(certificate, issuer, data, at).by));
    });
  }
  demand(
    data.certificates.every((der) => used.has(fingerprintOf(readCertificate(der)))),
    'Les données de validation contiennent un certificat qui ne sert à rien.',
    'The validation data hold a certificate that serves nothing.',
  );
}

function stampStatement({ at, path }: TimeStamp, kind: Bilingual, roots: readonly Certificate[] | null): Bilingual {
  const [authority] = path;
  const name = authority ? nameOf(authority.subject) : '';
  const hour = instant(at.toISOString());
  const known = roots ? '' : ` (${authority ? fingerprintOf(authority) : ''})`;
  return {
    fr: `${kind.fr} le ${writtenInstant(hour, 'fr')} par « ${name} »${known}.`,
    en: `${kind.en} on ${writtenInstant(hour, 'en')} by “${name}”${known}.`,
  };
}

function signerStatement(path: readonly Certificate[], trusted: readonly Certificate[] | null): Bilingual {
  const [certificate] = path;
  if (!certificate) throw new RangeError('A path has a certificate.');
  const name = nameOf(certificate.subject);
  const print = fingerprintOf(certificate);
  const [fr, en] = [writtenDay(dayText(certificate.notAfter), 'fr'), writtenDay(dayText(certificate.notAfter), 'en')];
  if (!trusted) {
    return {
      fr: `Signé par « ${name} », connu par sa seule empreinte ${print} : comparez-la à celle que l’opérateur publie, ou donnez son certificat. Certificat valable jusqu’au ${fr}.`,
      en: `Signed by “${name}”, known only by the fingerprint ${print}: compare it with the one the operator publishes, or give its certificate. Certificate valid until ${en}.`,
    };
  }
  demand(
    path.some((each) => trusted.some(({ raw }) => raw.equals(each.raw))),
    `Signé par « ${name} » (${print}), qui n’est pas le signataire attendu.`,
    `Signed by “${name}” (${print}), who is not the expected signer.`,
  );
  return {
    fr: `Signé par « ${name} », sous le certificat que vous avez donné. Certificat valable jusqu’au ${fr}.`,
    en: `Signed by “${name}”, under the certificate you gave. Certificate valid until ${en}.`,
  };
}

/** Runs a check; what cannot be read at all is told by the sentence. */
function reading<Read>(what: Bilingual, run: () => Read): Read {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof DerError)) throw error;
    throw new Fault(`${what.fr} (${error.message}).`, `${what.en} (${error.message}).`);
  }
}

const tokenIn = (contents: Buffer): Buffer =>
  reading({ fr: 'L’horodatage n’est pas un jeton de la RFC 3161', en: 'The time-stamp is no token of RFC 3161' }, () =>
    withoutPadding(contents),
  );

function readKnown(data: ValidationData | undefined): readonly Certificate[] {
  return (data?.certificates ?? []).map(readCertificate);
}

/** A time-stamp whose path ends where somebody vouches: at a root that is believed, or at one whose bytes are its own word. */
function stampOver(
  token: Buffer,
  covered: Buffer,
  roots: readonly Certificate[] | null,
  data: ValidationData | undefined,
): TimeStamp {
  const stamp = checkTimeStamp(token, covered, roots, readKnown(data));
  const last = stamp.path.at(-1);
  demand(
    roots !== null || (last !== undefined && isSelfSigned(last)),
    'Rien ne répond du dernier certificat de l’horodatage : donnez celui de son autorité.',
    'Nothing vouches for the last certificate of the time-stamp: give that of its authority.',
  );
  return stamp;
}

interface Checked {
  readonly stamp: TimeStamp;
  readonly statement: Bilingual;
}

/** The archive time-stamps, each after the one before it, each with what proves it but perhaps the last. */
function checkArchive(file: SealedFile, since: Date, roots: readonly Certificate[] | null): Checked[] {
  let earlier = since;
  return file.stamps.map(({ contents, covered }, index) => {
    const data = file.validation.get(validationKeyOf(contents));
    const stamp = stampOver(tokenIn(contents), covered, roots, data);
    demand(
      stamp.at >= earlier,
      'Un horodatage d’archive est antérieur à ce qu’il couvre.',
      'An archive time-stamp is older than what it covers.',
    );
    earlier = stamp.at;
    demand(
      data !== undefined,
      'Un horodatage d’archive n’a pas de données de validation.',
      'An archive time-stamp has no validation data.',
    );
    checkValidation(data, [stamp.path], stamp.at);
    const kind = index === 0 ? { fr: 'Archivé', en: 'Archived' } : { fr: 'Renouvelé', en: 'Renewed' };
    return { stamp, statement: stampStatement(stamp, kind, roots) };
  });
}

function hoursOf(stamp: TimeStamp | undefined): ArchiveStampHours | null {
  const [authority] = stamp?.path ?? [];
  if (!stamp || !authority) return null;
  return {
    stampedAt: instant(stamp.at.toISOString()),
    certificateEnds: instant(authority.notAfter.toISOString()),
  };
}

const levelOf = (seal: SealFound, data: ValidationData | undefined, archived: number): Level => {
  if (!seal.token) return 'B-B';
  if (!data) return 'B-T';
  return archived > 0 ? 'B-LTA' : 'B-LT';
};

function check(file: SealedFile, seal: SealFound, trust: Trust): SealKnown {
  const [trusted, stampRoots] = [certificatesFrom(trust.trusted), certificatesFrom(trust.trustedStamps)];
  const data = file.validation.get(validationKeyOf(contentsOfSeal(file.base)));
  demand(
    seal.token !== null || (!data && file.stamps.length === 0),
    'Le rapport porte des données de validation sans horodatage de sa signature.',
    'The report carries validation data without a time-stamp of its signature.',
  );
  const stamp = seal.token ? stampOver(seal.token, seal.value, stampRoots, data) : null;
  const at = stamp?.at ?? seal.claimedAt;
  const known = readKnown(data);
  const chain = {
    fr: 'Un certificat de la chaîne du signataire est illisible',
    en: 'A certificate of the signer’s chain cannot be read',
  };
  const path = reading(chain, () => signerPath(seal, known, at));
  if (data && stamp) checkValidation(data, [path, stamp.path], stamp.at);
  const archive = checkArchive(file, at, stampRoots);
  const level = levelOf(seal, data, archive.length);
  const first = stamp ? [stampStatement(stamp, { fr: 'Horodaté', en: 'Time-stamped' }, stampRoots)] : [];
  return {
    name: nameOf(seal.certificate.subject),
    certificateSha256: fingerprintOf(seal.certificate),
    level,
    at,
    archive: hoursOf(archive.at(-1)?.stamp),
    statements: [signerStatement(path, trusted), ...first, ...archive.map(({ statement }) => statement)],
  };
}

/** Throws a Fault that says what is wrong with the seal, its time-stamps or their proofs. */
export function checkSigner(file: SealedFile, seal: SealFound, trust: Trust): SealKnown {
  const what = { fr: 'Les données de validation sont illisibles', en: 'The validation data cannot be read' };
  return reading(what, () => check(file, seal, trust));
}
