/** Seals a drawn file: the seal itself, then what proves it for later, up to PAdES baseline B-LTA (EN 319 142-1). */

import { reservedBytes, reservedRange } from '../../platform/pdf/signature-field.js';
import { readPdf } from '../../verifier/file/pdf-file.js';
import { readRevisions } from '../../verifier/file/read-revisions.js';
import {
  coveredBy,
  fillStamp,
  type Revision,
  type ValidationData,
  withStampField,
  withValidationData,
} from '../../verifier/file/revision.js';
import { contentsOfSeal } from '../../verifier/report/signature.js';
import { digestOf } from '../../verifier/trust/algorithm.js';
import type { Certificate } from '../../verifier/trust/certificate.js';
import { detachedSignature, type SigningKey } from '../../verifier/trust/cms.js';
import type { Level } from '../../verifier/trust/level.js';
import { pathOf } from '../../verifier/trust/path.js';
import { type Evidence, evidenceFor, type RevocationSettings } from './revocation-client.js';
import { askTimeStamp, type Stamped, type TimeStampSettings } from './time-stamp-client.js';

export interface Sealer {
  readonly key: SigningKey;
  /** The signer's own certificate first. */
  readonly chain: readonly Certificate[];
}

/** Who is asked for more than the signature; needed from B-T on. */
export interface SealServices {
  readonly stamps: TimeStampSettings;
  readonly revocation: RevocationSettings;
  /** Where the path of the signer's certificate must end. */
  readonly roots: readonly Certificate[];
}

const hole = Buffer.from(`<${'00'.repeat(reservedBytes)}>`, 'latin1');

/** Where the empty signature stands, angle brackets included; throws when the file has not exactly one. */
function findHole(pdf: Buffer): { start: number; end: number; range: number } {
  const start = pdf.indexOf(hole);
  const range = pdf.indexOf(reservedRange, 0, 'latin1');
  const single = start === pdf.lastIndexOf(hole) && range === pdf.lastIndexOf(reservedRange, undefined, 'latin1');
  if (start < 0 || range < 0 || !single) throw new Error('The file has no single reserved signature field.');
  return { start, end: start + hole.length, range };
}

/** The seal over every byte but itself, time-stamped when `stamp` is given; the argument stays as it was. */
export async function signPdf(
  unsigned: Buffer,
  { key, chain }: Sealer,
  stamp?: (signature: Buffer) => Promise<Buffer>,
): Promise<Buffer> {
  const pdf = Buffer.from(unsigned);
  const { start, end, range } = findHole(pdf);
  const offsets = `/ByteRange [0 ${start} ${end} ${pdf.length - end}]`;
  pdf.write(offsets.padEnd(reservedRange.length, ' '), range, 'latin1');
  const digest = digestOf('sha256', pdf.subarray(0, start), pdf.subarray(end));
  const cms = await detachedSignature(digest, key, chain, { stamp });
  if (cms.length > reservedBytes)
    throw new Error(`The signature takes ${cms.length} bytes of ${reservedBytes} reserved.`);
  pdf.write(cms.toString('hex'), start + 1, 'latin1');
  return pdf;
}

function validationOf(paths: readonly (readonly Certificate[])[], evidence: readonly Evidence[]): ValidationData {
  const distinct = (all: readonly Buffer[]): Buffer[] => [
    ...new Map(all.map((der) => [der.toString('hex'), der])).values(),
  ];
  const ofKind = (kind: Evidence['kind']) => evidence.filter((each) => each.kind === kind).map(({ der }) => der);
  return {
    certificates: distinct([...paths.flat(), ...evidence.map(({ by }) => by)].map(({ raw }) => raw)),
    ocsps: distinct(ofKind('ocsp')),
    crls: distinct(ofKind('crl')),
  };
}

async function gather(
  paths: readonly (readonly Certificate[])[],
  { revocation }: SealServices,
): Promise<ValidationData> {
  const evidence: Evidence[] = [];
  for (const path of paths) evidence.push(...(await evidenceFor(path, revocation)));
  return validationOf(paths, evidence);
}

/** One archive time-stamp over the whole file, and what proves that time-stamp. */
async function archived(revision: Revision, services: SealServices): Promise<Buffer> {
  const made = withStampField(revision);
  const { token, stamp } = await askTimeStamp(coveredBy(made.revision, made.hole), services.stamps);
  const contents = fillStamp(made.revision, made.hole, token);
  return withValidationData(made.revision, contents, await gather([stamp.path], services)).bytes;
}

/**
 * Seals to exactly that level. Rejects, having made nothing, when an authority is silent, answers something that does
 * not hold, or does not say "good".
 */
export async function sealPdf(
  unsigned: Buffer,
  sealer: Sealer,
  level: Level,
  services: SealServices | null,
): Promise<Buffer> {
  if (level === 'B-B') return signPdf(unsigned, sealer);
  if (!services) throw new Error(`A report of level ${level} needs a time-stamp authority: set GREFFE_TSA_URL.`);
  const stamped: Stamped[] = [];
  const signed = await signPdf(unsigned, sealer, async (signature) => {
    const answer = await askTimeStamp(signature, services.stamps);
    stamped.push(answer);
    return answer.token;
  });
  if (level === 'B-T') return signed;
  const [certificate, ...known] = sealer.chain;
  if (!certificate) throw new Error('The signing key has no certificate.');
  const at = services.revocation.now();
  const signerPath = pathOf({ certificate, known, roots: services.roots, at });
  const data = await gather([signerPath, ...stamped.map(({ stamp }) => stamp.path)], services);
  const file = readPdf(signed);
  const validated = withValidationData({ bytes: signed, file }, contentsOfSeal(file), data);
  return level === 'B-LT' ? validated.bytes : archived(validated, services);
}

/** One more archive time-stamp, before the certificate of the last one ends; the old bytes stay an exact prefix. */
export function renewSeal(sealed: Buffer, services: SealServices): Promise<Buffer> {
  return archived(readRevisions(sealed, contentsOfSeal).last, services);
}
