/** The files with the same figures against the report under whose seal their hashes stand. */
import type { Bilingual } from '../../domain/kernel/result.js';
import type { Manifest } from '../../domain/report/manifest.js';
import { filesBeside } from '../paper/beside.js';
import { sha256Of } from '../paper/edition.js';
import type { LoadedTexts } from '../paper/texts.js';
import { demand } from '../trust/fault.js';

/**
 * Makes each file again from the manifest: the seal names no other, and a file that is given is that one. Files of names
 * that the report does not have are passed over. Throws a Fault.
 */
export function checkBeside(
  given: ReadonlyMap<string, Buffer> | undefined,
  manifest: Manifest,
  texts: LoadedTexts,
): Bilingual[] {
  const { beside } = manifest;
  if (!beside) return [];
  const made = filesBeside(manifest, texts);
  const compared = [...made.keys()].filter((name) => given?.has(name));
  demand(
    Object.keys(beside).sort().join() === [...made.keys()].sort().join(),
    'Le manifeste ne nomme pas les fichiers que ce rapport a à côté de lui.',
    'The manifest does not name the files that this report has beside it.',
  );
  for (const [name, bytes] of made) {
    demand(
      beside[name] === sha256Of(bytes),
      `Le manifeste nomme un autre fichier ${name} que celui que donnent ses chiffres.`,
      `The manifest names another file ${name} than its figures give.`,
    );
    demand(
      given?.get(name)?.equals(bytes) !== false,
      `Le fichier ${name} n’est pas celui que le rapport nomme : il a été changé, ou il est d’une autre édition.`,
      `The file ${name} is not the one that the report names: it was changed, or is of another edition.`,
    );
  }
  if (compared.length === 0) return [];
  const list = compared.join(', ');
  return [
    {
      fr: `Les fichiers qui l’accompagnent ont les mêmes chiffres, à l’octet près : ${list}.`,
      en: `The files beside it have the same figures, to the byte: ${list}.`,
    },
  ];
}
