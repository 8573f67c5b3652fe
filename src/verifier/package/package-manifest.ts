/** `manifest.json` of a package: for which targets what was produced, from where, and each file with its digests. */
import { z } from 'zod';
import type { Bilingual } from '../../domain/kernel/result.js';
import { DataCategory, Sha256Text } from '../../domain/law/vocabulary.js';
import { canonical } from '../../domain/ledger/canonical.js';
import { demand, Fault } from '../trust/fault.js';
import { ASIC_MANIFEST, ASIC_TYPE, type FileReference, MANIFEST, SIGNATURE } from './asic-manifest.js';
import { MIMETYPE } from './zip-plan.js';

export const PACKAGE_FORMAT = 'greffe/package/v1';
export const LETTER = 'letter.pdf';
export const CERTIFICATE = 'certificate.pdf';

const Sha512Text = z.string().regex(/^[0-9a-f]{128}$/);

const PackagedFile = z.strictObject({
  path: z.string(),
  /** As it was prepared; the path spells it so that it unpacks everywhere. */
  name: z.string(),
  mediaType: z.string(),
  size: z.int().nonnegative(),
  sha256: Sha256Text,
  sha512: Sha512Text,
  sha3_512: Sha512Text,
});
export type PackagedFile = z.infer<typeof PackagedFile>;

const PackagedTarget = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  /** As it was read; null where the operator added the target. */
  kind: z.string().nullable(),
  answer: z.enum(['produced', 'produced_in_part', 'withheld', 'no_data', 'unknown']),
  /** What was produced; empty where nothing was. */
  categories: z.array(DataCategory),
  /** Both null: the period that was asked for. */
  period: z.strictObject({ from: z.iso.date().nullable(), to: z.iso.date().nullable() }),
  /** Production orders under which its data were collected. */
  source: z.array(z.uuid()),
  files: z.array(z.string()),
});
export type PackagedTarget = z.infer<typeof PackagedTarget>;

export const PackageManifest = z.strictObject({
  format: z.literal(PACKAGE_FORMAT),
  package: z.uuid(),
  operator: z.string(),
  case: z.string(),
  /** Whole seconds, UTC: the time that the seal claims too. */
  sealedAt: z.iso.datetime({ precision: 0 }),
  /** Of the letter without its seal, as people approved it. */
  approvedLetterSha256: Sha256Text,
  targets: z.array(PackagedTarget),
  /** Files with data of every target that something was produced of. */
  shared: z.array(z.string()),
  /** Letter and certificate, then the data, in the order of the container. */
  files: z.array(PackagedFile),
  counts: z.strictObject({
    targets: z.int().nonnegative(),
    produced: z.int().nonnegative(),
    files: z.int().nonnegative(),
    bytes: z.int().nonnegative(),
  }),
});
export type PackageManifest = z.infer<typeof PackageManifest>;

export const isProduced = ({ answer }: Pick<PackagedTarget, 'answer'>): boolean => answer.startsWith('produced');

/** What the counts must be: targets, those of which something was produced, files with data, and their bytes. */
export function countsOf({ targets, files }: Pick<PackageManifest, 'targets' | 'files'>): PackageManifest['counts'] {
  const data = files.slice(2);
  return {
    targets: targets.length,
    produced: targets.filter(isProduced).length,
    files: data.length,
    bytes: data.reduce((sum, { size }) => sum + size, 0),
  };
}

/** Where the manifest contradicts itself; null where it does not. */
export function contradictionIn(manifest: PackageManifest): Bilingual | null {
  const { targets, shared, files, counts } = manifest;
  const [letter, certificate, ...data] = files.map(({ path }) => path);
  if (letter !== LETTER || certificate !== CERTIFICATE) {
    return { fr: 'la lettre et le certificat n’y sont pas', en: 'letter and certificate are not in it' };
  }
  const told = [...shared, ...targets.flatMap((target) => target.files)];
  if (told.length !== data.length || new Set(told).size !== told.length || !told.every((path) => data.includes(path))) {
    return { fr: 'un fichier n’est pas celui d’un compte visé', en: 'a file is not that of one target' };
  }
  const empty = targets.find((target) => isProduced(target) !== target.files.length + shared.length > 0);
  if (empty && (isProduced(empty) || empty.files.length > 0)) {
    return { fr: 'un compte visé a des fichiers sans production', en: 'a target has files without a production' };
  }
  return canonical(counts) === canonical(countsOf(manifest))
    ? null
    : { fr: 'les nombres ne sont pas ceux de ses lignes', en: 'the counts are not those of its lines' };
}

/** Throws a Fault on anything that is not the canonical JSON of a manifest that agrees with itself. */
export function readPackageManifest(bytes: Buffer): PackageManifest {
  const manifest = parsed(bytes);
  demand(
    manifest !== null,
    `manifest.json n’est pas celui d’un paquet (${PACKAGE_FORMAT}), ou n’est pas en JSON canonique (RFC 8785).`,
    `manifest.json is not that of a package (${PACKAGE_FORMAT}), or is not canonical JSON (RFC 8785).`,
  );
  const place = contradictionIn(manifest);
  if (place) {
    throw new Fault(`manifest.json se contredit : ${place.fr}.`, `manifest.json contradicts itself: ${place.en}.`);
  }
  return manifest;
}

function parsed(bytes: Buffer): PackageManifest | null {
  const text = bytes.toString('utf8');
  try {
    const manifest = PackageManifest.parse(JSON.parse(text));
    return canonical(manifest) === text ? manifest : null;
  } catch {
    return null;
  }
}

/** The files that the seal names, given the digest of the manifest itself. */
export const referencesOf = ({ files }: PackageManifest, manifestSha512: string): FileReference[] => [
  { name: MANIFEST, mediaType: 'application/json', sha512: manifestSha512 },
  ...files.map(({ path, mediaType, sha512 }) => ({ name: path, mediaType, sha512 })),
];

/** Every entry of the container, in its order. */
export const entryNamesOf = (references: readonly FileReference[]): string[] => [
  MIMETYPE,
  ...references.map(({ name }) => name),
  ASIC_MANIFEST,
  SIGNATURE,
];

export const mimetypeBytes: Buffer = Buffer.from(ASIC_TYPE, 'latin1');
