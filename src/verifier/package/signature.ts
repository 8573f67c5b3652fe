/** The seal of a package: a detached CAdES signature over META-INF/ASiCManifest.xml (EN 319 122-1), and who made it when. */
import type { Bilingual } from '../../domain/kernel/result.js';
import { demandBaseline, notCms, type SealFound } from '../report/signature.js';
import {
  CLOCK_SKEW,
  certificatesFrom,
  demandPast,
  reading,
  signerPath,
  stampOver,
  type Trust,
} from '../report/signer.js';
import { signerStatement, stampStatement } from '../report/signer-statements.js';
import { digestOf } from '../trust/algorithm.js';
import { fingerprintOf, nameOf } from '../trust/certificate.js';
import { DerError, timeOf, writtenTime } from '../trust/der.js';
import { demand } from '../trust/fault.js';
import { oid } from '../trust/oid.js';
import { checkSigned, readSignedData, type SignedData } from '../trust/signed-data.js';
import type { TimeStamp } from '../trust/time-stamp.js';

export interface PackageSigner {
  readonly name: string;
  /** SHA-256 of the certificate, lower-case hexadecimal. */
  readonly certificateSha256: string;
  /** Claimed by the signer. */
  readonly claimedAt: Date;
  /** Attested by an authority; null without a time-stamp. */
  readonly stampedAt: Date | null;
  /** True when a certificate that was given vouches for the signer. */
  readonly identified: boolean;
  readonly statements: readonly Bilingual[];
}

const what = { fr: 'La signature', en: 'The signature' };

/** Those that the time of a ZIP entry can hold. */
const [FIRST_YEAR, LAST_YEAR] = [1980, 2107];

/** CAdES baseline wants a signing-time; it is written in one way alone. */
function claimedTime({ attributes }: SignedData): Date {
  const written = attributes.get(oid.signingTime);
  demand(
    written !== undefined,
    'La signature ne dit pas quand elle a été faite : ce n’est pas une signature CAdES de base.',
    'The signature does not say when it was made: it is no CAdES baseline signature.',
  );
  const at = timeOf(written);
  const year = at.getUTCFullYear();
  const isHeld = year >= FIRST_YEAR && year <= LAST_YEAR;
  if (!isHeld || !writtenTime(at).equals(written.raw)) throw notCms('signing-time');
  return at;
}

/** Throws a Fault that says what is wrong, or returns who signed those bytes. */
export function checkPackageSeal(der: Buffer, asicManifest: Buffer): SealFound {
  try {
    const message = readSignedData(der, what);
    demandBaseline(message, [oid.signingTime]);
    checkSigned(message, digestOf('sha256', asicManifest), what);
    const { signer, certificates, signature, unsigned } = message;
    const token = unsigned.get(oid.signatureTimeStamp)?.raw ?? null;
    return { certificate: signer, certificates, claimedAt: claimedTime(message), value: signature, token };
  } catch (error) {
    if (error instanceof DerError) throw notCms(error.message);
    throw error;
  }
}

/** Seal and time-stamp are made within minutes: hours further apart are those of a seal that was dated back or ahead. */
function demandTogether(claimedAt: Date, { at }: TimeStamp): void {
  const [claimed, attested] = [claimedAt.toISOString(), at.toISOString()];
  demand(
    Math.abs(at.getTime() - claimedAt.getTime()) <= 2 * CLOCK_SKEW,
    `Le sceau dit le ${claimed}, et son horodatage le ${attested} : l’une des deux heures est fausse.`,
    `The seal says ${claimed}, and its time-stamp ${attested}: one of the two hours is false.`,
  );
}

function check(seal: SealFound, trust: Trust): PackageSigner {
  const trusted = certificatesFrom(trust.trusted);
  const roots = certificatesFrom(trust.trustedStamps);
  const stamp = seal.token ? stampOver(seal.token, seal.value, { roots, now: trust.now }, undefined) : null;
  demandPast(seal.claimedAt, trust.now);
  if (stamp) demandTogether(seal.claimedAt, stamp);
  const path = signerPath(seal, [], stamp?.at ?? seal.claimedAt);
  const stamped = stamp ? [stampStatement(stamp, { fr: 'Horodaté', en: 'Time-stamped' }, roots)] : [];
  return {
    name: nameOf(seal.certificate.subject),
    certificateSha256: fingerprintOf(seal.certificate),
    claimedAt: seal.claimedAt,
    stampedAt: stamp?.at ?? null,
    identified: trusted !== null,
    statements: [signerStatement(path, trusted), ...(stamp ? stamped : [unstamped])],
  };
}

const unstamped = {
  fr: 'Aucun horodatage : l’heure du sceau est celle que le signataire annonce.',
  en: 'No time-stamp: the time of the seal is the one that its signer claims.',
};

/** Throws a Fault that says what is wrong with the signer, or with the time-stamp. */
export function checkPackageSigner(seal: SealFound, trust: Trust): PackageSigner {
  const unreadable = {
    fr: 'Un certificat de la chaîne du signataire est illisible',
    en: 'A certificate of the signer’s chain cannot be read',
  };
  return reading(unreadable, () => check(seal, trust));
}
