/** Names in a container: what unpacks one way everywhere, inside the folder that was chosen, and shows what it is. */
import type { Bilingual } from '../../domain/kernel/result.js';
import { shown } from '../../domain/kernel/shown.js';

/** Of a part between two slashes, in UTF-8: what common file systems take. */
const LONGEST_PART = 255;
/** Control and format characters hide or turn what a reader sees; the others mean something to some file system. */
const unwanted = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\\<>:"|?*]/gu;
/** Devices of one system, whatever follows the dot. */
const device = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

const isPart = (part: string): boolean =>
  part.trim() === part &&
  !['', '.', '..'].includes(part) &&
  !part.endsWith('.') &&
  part.search(unwanted) === -1 &&
  !device.test(part) &&
  Buffer.byteLength(part) <= LONGEST_PART;

/** Two names that are one on some file system. */
export const foldedName = (name: string): string => name.normalize('NFKC').toLowerCase();

/** Why these may not stand in one container together; null when they may. */
export function objectionToNames(names: readonly string[]): Bilingual | null {
  const seen = new Map<string, string>();
  for (const name of names) {
    const quoted = shown(JSON.stringify(name));
    if (name !== name.normalize('NFC') || !name.split('/').every(isPart)) {
      return {
        fr: `Le nom ${quoted} n’est pas admis dans un paquet : il sortirait de son dossier, ou ne s’écrit pas partout de la même façon.`,
        en: `The name ${quoted} is not admitted in a package: it would leave its folder, or is not written the same way everywhere.`,
      };
    }
    const other = seen.get(foldedName(name));
    if (other !== undefined) {
      return {
        fr: `Le paquet a deux fois le même nom : ${shown(JSON.stringify(other))} et ${quoted}.`,
        en: `The package has the same name twice: ${shown(JSON.stringify(other))} and ${quoted}.`,
      };
    }
    seen.set(foldedName(name), name);
  }
  return null;
}

/** The name of a file as a part that is admitted; `others` are parts of the same folder, as `foldedName` gives them. */
export function partOf(given: string, others: ReadonlySet<string>): string {
  const plain = given.normalize('NFC').replaceAll('/', '_').replaceAll(unwanted, '_').trim();
  const named = plain.replace(/[. ]+$/, '').replace(/^\.+/, '') || 'file';
  const dot = named.lastIndexOf('.');
  const [stem, ending] = dot > 0 && named.length - dot <= 16 ? [named.slice(0, dot), named.slice(dot)] : [named, ''];
  for (let number = 1; ; number += 1) {
    const mark = number === 1 ? '' : ` (${number})`;
    const prefix = device.test(named) ? '_' : '';
    const room = LONGEST_PART - Buffer.byteLength(`${prefix}${mark}${ending}`);
    const part = `${prefix}${shortened(stem, room).trim()}${mark}${ending}`;
    if (!others.has(foldedName(part))) return part;
  }
}

/** The first characters that fit into so many bytes. */
function shortened(text: string, room: number): string {
  let length = 0;
  let kept = '';
  for (const character of text) {
    length += Buffer.byteLength(character);
    if (length > room) break;
    kept += character;
  }
  return kept;
}
