/** The files inside the report: the manifest and its table, and nothing else. */
import { z } from 'zod';
import { canonical } from '../../domain/ledger/canonical.js';
import { contradiction } from '../../domain/report/agreement.js';
import { MANIFEST_FORMAT, Manifest, manifestFormats } from '../../domain/report/manifest.js';
import type { PdfFile } from '../file/pdf-file.js';
import { readRevisions } from '../file/read-revisions.js';
import { isBytes, type Value } from '../file/syntax.js';
import { attachmentsOf } from '../paper/edition.js';
import { demand, Fault } from '../trust/fault.js';
import { contentsOfSeal } from './signature.js';

function textOf(value: Value | undefined): string {
  return isBytes(value) ? value.bytes.toString('latin1') : '';
}

/** Every attachment by its name. */
export function embeddedFiles(file: PdfFile): Map<string, Buffer> {
  const names = file.dictionary(file.dictionary(file.catalog.get('Names')).get('EmbeddedFiles')).get('Names');
  const list = Array.isArray(names) ? names : [];
  const files = new Map<string, Buffer>();
  for (let at = 0; at + 1 < list.length; at += 2) {
    const specification = file.dictionary(list[at + 1]);
    files.set(textOf(list[at]), file.streamOf(file.dictionary(specification.get('EF')).get('F')));
  }
  return files;
}

/** The attachment of that name; null where there is none. */
export function attachedTo(file: PdfFile, name: string): Buffer | null {
  if (!file.catalog.has('Names') || !file.dictionary(file.catalog.get('Names')).has('EmbeddedFiles')) return null;
  return embeddedFiles(file).get(name) ?? null;
}

const OtherFormat = z.looseObject({ format: z.string().regex(/^greffe\/report\/v[1-9]\d*$/) });

/** Throws a Fault on anything that is not the canonical JSON of a manifest. */
export function readManifest(bytes: Buffer): Manifest {
  try {
    const text = bytes.toString('utf8');
    const written: unknown = JSON.parse(text);
    demandFormat(written);
    const manifest = Manifest.parse(written);
    if (canonical(manifest) === text) return manifest;
  } catch (error) {
    if (error instanceof Fault) throw error;
    // The sentence below says all a reader can use.
  }
  throw new Fault(
    'Le manifeste joint n’est pas celui d’un rapport, ou n’est pas en JSON canonique (RFC 8785).',
    'The attached manifest is not that of a report, or is not canonical JSON (RFC 8785).',
  );
}

/** A manifest of another time is no false one: it wants the program of that time. */
function demandFormat(written: unknown): void {
  const read = OtherFormat.safeParse(written);
  demand(
    !read.success || manifestFormats.some((format) => format === read.data.format),
    `Le manifeste joint est au format ${read.data?.format}, et ce programme lit ${MANIFEST_FORMAT} : prenez la version du programme qui a produit ce rapport.`,
    `The attached manifest has the format ${read.data?.format}, and this program reads ${MANIFEST_FORMAT}: take the version of the program that made this report.`,
  );
}

/** The manifest of a report as it was sealed, from its PDF, or the manifest itself. Throws a Fault on anything else. */
export function manifestBytesIn(report: Buffer): Buffer {
  if (report.subarray(0, 5).toString('latin1') !== '%PDF-') {
    demand(
      report.subarray(0, 1).toString('latin1') === '{',
      'Ce n’est ni un rapport (PDF) ni son manifeste (JSON) : prenez l’un des deux où l’édition est publiée.',
      'This is neither a report (PDF) nor its manifest (JSON): take one of the two from where the edition is published.',
    );
    return report;
  }
  const files = embeddedFiles(readRevisions(report, contentsOfSeal).base);
  return [...files].find(([name]) => name.endsWith('.json'))?.[1] ?? report;
}

/** The manifest, once its companions are what it implies; throws a Fault. */
export function checkAttachments(file: PdfFile): Manifest {
  const files = embeddedFiles(file);
  const json = [...files].find(([name]) => name.endsWith('.json'));
  demand(json !== undefined, 'Le rapport n’a pas de manifeste joint.', 'The report has no manifest attached.');
  const manifest = readManifest(json[1]);
  const place = contradiction(manifest);
  demand(
    place === null,
    `Les chiffres du manifeste se contredisent : ${place}.`,
    `The figures of the manifest contradict each other: ${place}.`,
  );
  const expected = attachmentsOf(manifest);
  for (const { name, bytes } of expected) {
    demand(
      files.get(name)?.equals(bytes) === true,
      `La pièce jointe « ${name} » manque ou ne dit pas ce que dit le manifeste.`,
      `The attachment “${name}” is missing or does not say what the manifest says.`,
    );
  }
  demand(
    files.size === expected.length,
    'Le rapport a une pièce jointe de trop.',
    'The report has an attachment too many.',
  );
  return manifest;
}
