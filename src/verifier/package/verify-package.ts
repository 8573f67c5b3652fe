/** Verifies a package from its file alone: each byte, the seal, who made it and when. A file of any size is read once, in pieces. */
import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { instant } from '../../domain/kernel/instant.js';
import type { Bilingual } from '../../domain/kernel/result.js';
import { writtenInstant } from '../../domain/kernel/written.js';
import type { Trust } from '../report/signer.js';
import { demand, Fault } from '../trust/fault.js';
import { ASIC_MANIFEST, type FileReference, MANIFEST, readAsicManifest, SIGNATURE } from './asic-manifest.js';
import { type ByteSource, bytesOf, demandHeaders, layoutOf, readDirectory, spanOf } from './container.js';
import { objectionToNames } from './names.js';
import {
  entryNamesOf,
  mimetypeBytes,
  type PackagedFile,
  type PackageManifest,
  readPackageManifest,
  referencesOf,
} from './package-manifest.js';
import { checkPackageSeal, checkPackageSigner, type PackageSigner } from './signature.js';
import { MIMETYPE, type ZipEntry, type ZipPlan } from './zip-plan.js';

export type PackageVerification =
  | {
      readonly ok: true;
      readonly manifest: PackageManifest;
      /** SHA-256 of the seal itself, which the log of the operator holds. */
      readonly sealSha256: string;
      readonly certificateSha256: string;
      readonly established: 'certificate' | null;
      readonly statements: readonly Bilingual[];
    }
  | { readonly ok: false; readonly fault: Bilingual };

/** Where files stand does not depend on the time, which the seal tells later. */
const ANY_HOUR = new Date('1980-01-01T00:00:00.000Z');

/** Of a file that is held whole: a manifest with ten thousand targets is far below. */
const LARGEST_HELD = 64 * 1_048_576;

interface Opened {
  readonly source: ByteSource;
  readonly entries: readonly ZipEntry[];
  readonly plan: ZipPlan;
}

/** The bytes of a small entry; throws a Fault where the container has none of that name. */
async function held({ source, entries, plan }: Opened, name: string): Promise<Buffer> {
  const place = entries.findIndex((entry) => entry.name === name);
  const entry = entries[place];
  demand(entry !== undefined, `Le paquet n’a pas de fichier ${name}.`, `The package has no file ${name}.`);
  demand(
    entry.size <= LARGEST_HELD,
    `Le fichier ${name} est trop grand pour ce qu’il doit dire.`,
    `The file ${name} is too large for what it has to say.`,
  );
  return bytesOf(source, spanOf(plan, place));
}

/** Every file is one that the seal names, and the reverse, in the same order. */
function demandSameFiles(entries: readonly ZipEntry[], references: readonly FileReference[]): void {
  const [found, wanted] = [entries.map(({ name }) => name), entryNamesOf(references)];
  const added = found.find((name) => !wanted.includes(name));
  demand(
    added === undefined,
    `Le fichier ${added} n’est nommé par aucun sceau : il a été ajouté.`,
    `No seal names the file ${added}: it was added.`,
  );
  const removed = wanted.find((name) => !found.includes(name));
  demand(
    removed === undefined,
    `Le fichier ${removed} manque : le sceau le nomme.`,
    `The file ${removed} is missing: the seal names it.`,
  );
  demand(
    found.join('\n') === wanted.join('\n'),
    'Les fichiers ne sont pas dans l’ordre que le sceau donne.',
    'The files are not in the order that the seal gives.',
  );
}

/** Reads an entry once; throws a Fault unless it is what seal, container and manifest say of it. */
async function demandFile(
  { source, entries, plan }: Opened,
  place: number,
  { name, sha512 }: FileReference,
  told: PackagedFile | null,
): Promise<void> {
  const hashes = (told ? ['sha512', 'sha256', 'sha3-512'] : ['sha512']).map((each) => createHash(each));
  let sum = 0;
  for await (const chunk of source.read(spanOf(plan, place))) {
    for (const hash of hashes) hash.update(chunk);
    sum = crc32(chunk, sum);
  }
  const [first, second, third] = hashes.map((hash) => hash.digest('hex'));
  demand(
    first === sha512,
    `Le fichier ${name} a été changé après le sceau : son empreinte SHA-512 est ${first}.`,
    `The file ${name} was changed after it was sealed: its SHA-512 is ${first}.`,
  );
  demand(
    sum === entries[place]?.crc32,
    `La somme de contrôle du fichier ${name} dans le paquet n’est pas la sienne.`,
    `The checksum of the file ${name} in the package is not its own.`,
  );
  if (!told) return;
  demand(
    told.sha256 === second && told.sha3_512 === third && told.size === entries[place]?.size,
    `manifest.json dit du fichier ${name} une taille ou une empreinte qui n’est pas la sienne.`,
    `manifest.json gives a size or a digest of the file ${name} that is not its own.`,
  );
}

async function open(source: ByteSource): Promise<Opened> {
  const entries = await readDirectory(source);
  const objection = objectionToNames(entries.map(({ name }) => name));
  if (objection) throw new Fault(objection.fr, objection.en);
  const opened = { source, entries, plan: layoutOf(source, entries, ANY_HOUR) };
  const type = entries[0]?.name === MIMETYPE ? await held(opened, MIMETYPE) : null;
  demand(
    type?.equals(mimetypeBytes) === true,
    'Le fichier ne commence pas par le type d’un paquet ASiC-E.',
    'The file does not begin with the type of an ASiC-E package.',
  );
  return opened;
}

/** The manifest, whose every word the seal covers; throws a Fault where it says something else than the seal. */
async function manifestIn(opened: Opened, references: readonly FileReference[]): Promise<PackageManifest> {
  const bytes = await held(opened, MANIFEST);
  const sha512 = createHash('sha512').update(bytes).digest('hex');
  demand(
    references[0]?.name === MANIFEST && references[0].sha512 === sha512,
    'manifest.json n’est pas celui que le sceau nomme : il a été changé, ou vient d’un autre paquet.',
    'manifest.json is not the one that the seal names: it was changed, or comes from another package.',
  );
  const manifest = readPackageManifest(bytes);
  demand(
    JSON.stringify(referencesOf(manifest, sha512)) === JSON.stringify(references),
    'manifest.json nomme d’autres fichiers que le sceau.',
    'manifest.json names other files than the seal.',
  );
  return manifest;
}

async function verified(source: ByteSource, trust: Trust) {
  const opened = await open(source);
  const asicManifest = await held(opened, ASIC_MANIFEST);
  const signature = await held(opened, SIGNATURE);
  const seal = checkPackageSeal(signature, asicManifest);
  const signer = checkPackageSigner(seal, trust);
  const references = readAsicManifest(asicManifest);
  demandSameFiles(opened.entries, references);
  const manifest = await manifestIn(opened, references);
  demand(
    new Date(manifest.sealedAt).getTime() === seal.claimedAt.getTime(),
    'manifest.json dit une autre heure que le sceau.',
    'manifest.json says another hour than the seal.',
  );
  for (const [at, reference] of references.entries()) {
    await demandFile(opened, at + 1, reference, manifest.files[at - 1] ?? null);
  }
  await demandHeaders(source, layoutOf(source, opened.entries, seal.claimedAt));
  return { manifest, signer, sealSha256: createHash('sha256').update(signature).digest('hex') };
}

function statementsOf(manifest: PackageManifest, { claimedAt, statements }: PackageSigner): Bilingual[] {
  const at = instant(claimedAt.toISOString());
  const { targets, produced, files, bytes } = manifest.counts;
  return [
    {
      fr: `Ce fichier est un paquet, intact : le sceau nomme chacun de ses fichiers, et rien d’autre n’y est. L’heure annoncée est le ${writtenInstant(at, 'fr')}.`,
      en: `This file is a package, intact: the seal names each of its files, and nothing else is in it. The claimed time is ${writtenInstant(at, 'en')}.`,
    },
    ...statements,
    {
      fr: `Il répond à la demande ${manifest.case} : comptes visés ${targets}, avec données ${produced}, fichiers de données ${files}, octets ${bytes}.`,
      en: `It answers the request ${manifest.case}: targets ${targets}, with data ${produced}, files with data ${files}, bytes ${bytes}.`,
    },
  ];
}

export async function verifyPackage(source: ByteSource, trust: Trust): Promise<PackageVerification> {
  try {
    const { manifest, signer, sealSha256 } = await verified(source, trust);
    return {
      ok: true,
      manifest,
      sealSha256,
      certificateSha256: signer.certificateSha256,
      established: signer.identified ? 'certificate' : null,
      statements: statementsOf(manifest, signer),
    };
  } catch (error) {
    if (error instanceof Fault) return { ok: false, fault: error.sentence };
    throw error;
  }
}
