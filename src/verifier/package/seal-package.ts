/** Makes the head of a package: every byte of it but the data, which stay where they are. */
import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { canonical } from '../../domain/ledger/canonical.js';
import { ASIC_MANIFEST, asicManifestOf, SIGNATURE } from './asic-manifest.js';
import { objectionToNames } from './names.js';
import {
  CERTIFICATE,
  contradictionIn,
  countsOf,
  entryNamesOf,
  LETTER,
  mimetypeBytes,
  PACKAGE_FORMAT,
  type PackagedFile,
  PackageManifest,
  referencesOf,
} from './package-manifest.js';
import type { ZipEntry } from './zip-plan.js';

export interface DataFile extends PackagedFile {
  /** Unsigned. */
  readonly crc32: number;
}

/** What the manifest says beside its files. */
export type About = Omit<PackageManifest, 'format' | 'files' | 'counts'>;

export interface Contents {
  readonly about: About;
  /** PDF, under its own seal. */
  readonly letter: Buffer;
  /** PDF. */
  readonly certificate: Buffer;
  readonly data: readonly DataFile[];
}

/** An entry with its bytes, or the place of a file in `data`. */
export type PackageEntry = ZipEntry & ({ readonly content: Buffer } | { readonly data: number });

/** Digests of what is held whole. */
export function dataFile(about: Pick<PackagedFile, 'path' | 'name' | 'mediaType'>, bytes: Buffer): DataFile {
  const [sha256 = '', sha512 = '', sha3_512 = ''] = ['sha256', 'sha512', 'sha3-512'].map((name) =>
    createHash(name).update(bytes).digest('hex'),
  );
  return { ...about, size: bytes.length, sha256, sha512, sha3_512, crc32: crc32(bytes) };
}

const pdf = (path: string, bytes: Buffer): DataFile =>
  dataFile({ path, name: path, mediaType: 'application/pdf' }, bytes);

/** The manifest of these files; throws where it contradicts itself, or a name is not admitted. */
function manifestOf(about: About, files: readonly DataFile[]): PackageManifest {
  const listed = files.map(({ crc32: _, ...file }) => file);
  const counts = countsOf({ targets: about.targets, files: listed });
  const manifest = PackageManifest.parse({ format: PACKAGE_FORMAT, ...about, files: listed, counts });
  const objection = contradictionIn(manifest);
  if (objection) throw new Error(`The manifest of the package contradicts itself: ${objection.en}.`);
  return manifest;
}

/**
 * The entries of the container in their order.
 * @param seal gives the detached signature over the bytes of META-INF/ASiCManifest.xml, at `about.sealedAt`
 */
export async function sealPackage(
  { about, letter, certificate, data }: Contents,
  seal: (asicManifest: Buffer) => Promise<Buffer>,
): Promise<PackageEntry[]> {
  const files = [pdf(LETTER, letter), pdf(CERTIFICATE, certificate), ...data];
  const manifest = manifestOf(about, files);
  const manifestBytes = Buffer.from(canonical(manifest), 'utf8');
  const references = referencesOf(manifest, createHash('sha512').update(manifestBytes).digest('hex'));
  const names = entryNamesOf(references);
  const objection = objectionToNames(names);
  if (objection) throw new Error(objection.en);
  const asicManifest = asicManifestOf(references);
  const signature = await seal(asicManifest);
  const contents = new Map([
    [names[0], mimetypeBytes],
    [names[1], manifestBytes],
    [LETTER, letter],
    [CERTIFICATE, certificate],
    [ASIC_MANIFEST, asicManifest],
    [SIGNATURE, signature],
  ]);
  return names.map((name) => {
    const content = contents.get(name);
    if (content) return { name, size: content.length, crc32: crc32(content), content };
    const at = data.findIndex(({ path }) => path === name);
    const { size = 0, crc32: sum = 0 } = data[at] ?? {};
    return { name, size, crc32: sum, data: at };
  });
}
