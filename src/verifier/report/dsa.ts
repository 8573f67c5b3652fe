/** The files of the DSA reports against the report under whose seal their hashes stand. */
import type { Bilingual } from '../../domain/kernel/result.js';
import type { Manifest } from '../../domain/report/manifest.js';
import { namedFiles } from '../../domain/report/official/dsa-named.js';
import { sha256Of } from '../paper/edition.js';
import { demand } from '../trust/fault.js';

/** Throws a Fault unless the files given are those that the manifest names, all of them and no other. */
export function checkDsa(given: ReadonlyMap<string, Buffer> | undefined, manifest: Manifest): Bilingual[] {
  const named = namedFiles(manifest);
  if (!given) return notCompared(manifest);
  demand(
    manifest.dsa !== undefined,
    'Ce rapport ne nomme aucun rapport DSA : c’est l’édition du dernier trimestre de l’année qui le fait.',
    'This report names no DSA report: the edition of the last quarter of the year does.',
  );
  for (const [name, sha256] of named) {
    const bytes = given.get(name);
    demand(
      bytes !== undefined,
      `Le fichier ${name} du rapport DSA manque.`,
      `The file ${name} of the DSA report is missing.`,
    );
    demand(
      sha256Of(bytes) === sha256,
      `Le fichier ${name} n’est pas celui que le rapport nomme : il a été changé, ou il est d’une autre édition.`,
      `The file ${name} is not the one that the report names: it was changed, or is of another edition.`,
    );
  }
  for (const name of given.keys()) {
    demand(
      named.has(name),
      `Le rapport ne nomme aucun fichier ${name} : ôtez-le, ou donnez le rapport dont il est.`,
      `The report names no file ${name}: take it away, or give the report that it belongs to.`,
    );
  }
  const { year, services } = manifest.dsa;
  const list = services.map(({ service }) => service).join(', ');
  return [
    {
      fr: `Les ${named.size} fichiers du rapport DSA ${year} (${list}) sont, à l’octet près, ceux que le rapport nomme.`,
      en: `The ${named.size} files of the DSA report of ${year} (${list}) are, to the byte, those that the report names.`,
    },
  ];
}

function notCompared(manifest: Manifest): Bilingual[] {
  if (!manifest.dsa) return [];
  const { year } = manifest.dsa;
  const { size } = namedFiles(manifest);
  return [
    {
      fr: `Il nomme par leurs empreintes les ${size} fichiers du rapport DSA ${year} ; ils se comparent quand ils sont donnés.`,
      en: `It names the ${size} files of the DSA report of ${year} by their hashes; they are compared when they are given.`,
    },
  ];
}
