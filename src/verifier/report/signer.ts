/** Who sealed the report and when, who attests that hour, and whether all of it was still good then (EN 319 102-1). */
import { instant } from '../../domain/kernel/instant.js';
import type { Bilingual } from '../../domain/kernel/result.js';
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
import { signerStatement, stampStatement } from './signer-statements.js';

export interface Trust {
  /** Certificates in PEM: the signer's own or one above it. Absent, the signer is known by fingerprint only. */
  readonly trusted?: string;
  /** Roots of time-stamp authorities in PEM. Absent, no time-stamp proves anything. */
  readonly trustedStamps?: string;
  /** The clock of the one who verifies: no time-stamp and no seal is later. */
  readonly now: Date;
}

export interface SealKnown {
  readonly name: string;
  /** SHA-256 of the signer's certificate, lower-case hexadecimal. */
  readonly certificateSha256: string;
  readonly level: Level;
  /** The time that counts: an authority's when there is one, else the signer's own. */
  readonly at: Date;
  /** Of the newest archive time-stamp; null below B-LTA. */
  readonly archive: ArchiveStampHours | null;
  /** True when a certificate that was given vouches for the signer. */
  readonly identified: boolean;
  /** True when roots were given: each time-stamp is then under one of them. */
  readonly stampsBelieved: boolean;
  readonly statements: readonly Bilingual[];
}

export function certificatesFrom(pem: string | undefined): readonly Certificate[] | null {
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
export function signerPath(seal: SealFound, known: readonly Certificate[], at: Date): readonly Certificate[] {
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

/** Runs a check; an unreadable input fails with the sentence. */
export function reading<Read>(what: Bilingual, run: () => Read): Read {
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

/** Clocks of two machines differ by less. */
export const CLOCK_SKEW = 5 * 60_000;

export function demandPast(at: Date, now: Date): void {
  const [claimed, read] = [at.toISOString(), now.toISOString()];
  demand(
    at.getTime() <= now.getTime() + CLOCK_SKEW,
    `Le fichier porte une heure à venir, ${claimed}, alors que cette vérification est faite le ${read} : elle est inventée, ou l’horloge de ce poste est en retard.`,
    `The file carries a time to come, ${claimed}, while this verification is made on ${read}: it is invented, or the clock of this machine is slow.`,
  );
}

/** What the time-stamps of a file are checked against. */
interface StampTrust {
  readonly roots: readonly Certificate[] | null;
  readonly now: Date;
}

/** A time-stamp whose path ends at a trusted root, or at a self-signed one where no roots are given; never later than now. */
export function stampOver(
  token: Buffer,
  covered: Buffer,
  { roots, now }: StampTrust,
  data: ValidationData | undefined,
): TimeStamp {
  const stamp = checkTimeStamp(token, covered, roots, readKnown(data));
  demandPast(stamp.at, now);
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
function checkArchive(file: SealedFile, since: Date, trust: StampTrust): Checked[] {
  let earlier = since;
  return file.stamps.map(({ contents, covered }, index) => {
    const data = file.validation.get(validationKeyOf(contents));
    const stamp = stampOver(tokenIn(contents), covered, trust, data);
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
    return { stamp, statement: stampStatement(stamp, kind, trust.roots) };
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
  const trusted = certificatesFrom(trust.trusted);
  const stamps = { roots: certificatesFrom(trust.trustedStamps), now: trust.now };
  const data = file.validation.get(validationKeyOf(contentsOfSeal(file.base)));
  demand(
    seal.token !== null || (!data && file.stamps.length === 0),
    'Le rapport porte des données de validation sans horodatage de sa signature.',
    'The report carries validation data without a time-stamp of its signature.',
  );
  const stamp = seal.token ? stampOver(seal.token, seal.value, stamps, data) : null;
  demandPast(seal.claimedAt, trust.now);
  const at = stamp?.at ?? seal.claimedAt;
  const known = readKnown(data);
  const chain = {
    fr: 'Un certificat de la chaîne du signataire est illisible',
    en: 'A certificate of the signer’s chain cannot be read',
  };
  const path = reading(chain, () => signerPath(seal, known, at));
  if (data && stamp) checkValidation(data, [path, stamp.path], stamp.at);
  const archive = checkArchive(file, at, stamps);
  const level = levelOf(seal, data, archive.length);
  const first = stamp ? [stampStatement(stamp, { fr: 'Horodaté', en: 'Time-stamped' }, stamps.roots)] : [];
  return {
    name: nameOf(seal.certificate.subject),
    certificateSha256: fingerprintOf(seal.certificate),
    level,
    at,
    archive: hoursOf(archive.at(-1)?.stamp),
    identified: trusted !== null,
    stampsBelieved: stamps.roots !== null,
    statements: [signerStatement(path, trusted), ...first, ...archive.map(({ statement }) => statement)],
  };
}

/** Throws a Fault that says what is wrong with the seal, its time-stamps or their proofs. */
export function checkSigner(file: SealedFile, seal: SealFound, trust: Trust): SealKnown {
  const what = { fr: 'Les données de validation sont illisibles', en: 'The validation data cannot be read' };
  return reading(what, () => check(file, seal, trust));
}
