/** Which parts of a DOCX a person sees (ISO/IEC 29500-2, relationships): a part nothing points at is shown nowhere. */
import { readDocxPart } from './office-docx.js';
import { docxStyles } from './office-docx-styles.js';
import type { OfficeText } from './office-look.js';
import { walkXml } from './office-xml.js';

type Files = Readonly<Record<string, Uint8Array>>;

interface Relation {
  /** The last word of its type: `header`, `styles`. */
  readonly type: string;
  readonly target: string;
}

/** Headers first: a reference often stands in one. Throws when the file does not say which part is the document. */
export function readDocx(files: Files, into: OfficeText): void {
  const main = [...relationsIn(files, '').values()].find(({ type }) => type === 'officeDocument');
  const document = main && files[main.target];
  if (!document) throw new Error('The file does not say which part is its document.');
  const relations = relationsIn(files, main.target);
  const pointers = pointersOf(document, isEvenShown(files, relations));
  const styles = docxStyles(partOf(files, relations, 'styles'));
  const read = (bytes: Uint8Array | undefined, isSeen: boolean) => {
    if (bytes) readDocxPart(bytes, { styles, into, unseen: isSeen ? null : 'not_displayed', notes: pointers.notes });
  };
  const readAll = (wanted: string) => {
    for (const [id, { type, target }] of relations) if (type === wanted) read(files[target], pointers.parts.has(id));
  };
  readAll('header');
  read(document, true);
  read(partOf(files, relations, 'footnotes'), true);
  read(partOf(files, relations, 'endnotes'), true);
  readAll('footer');
}

function relationsIn(files: Files, part: string): Map<string, Relation> {
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  const bytes = files[`${folder}_rels/${part.slice(folder.length)}.rels`];
  const found = new Map<string, Relation>();
  if (!bytes) return found;
  walkXml(bytes, {
    open(name, { Id = '', Type = '', Target = '', TargetMode }) {
      if (name !== 'package:Relationship' || TargetMode === 'External') return;
      const target = new URL(Target, `file:///${folder}`).pathname.slice(1);
      found.set(Id, { type: Type.slice(Type.lastIndexOf('/') + 1), target });
    },
    close: () => undefined,
    text: () => undefined,
  });
  return found;
}

function partOf(files: Files, relations: ReadonlyMap<string, Relation>, wanted: string): Uint8Array | undefined {
  const found = [...relations.values()].find(({ type }) => type === wanted);
  return found && files[found.target];
}

function isEvenShown(files: Files, relations: ReadonlyMap<string, Relation>): boolean {
  return Buffer.from(partOf(files, relations, 'settings') ?? []).includes('evenAndOddHeaders');
}

interface Pointers {
  readonly parts: ReadonlySet<string>;
  readonly notes: ReadonlySet<string>;
}

/** Headers and footers of a first page or of even pages are referenced also where no such page is set apart. */
function pointersOf(document: Uint8Array, isEvenShown: boolean): Pointers {
  const notes = new Set<string>();
  const byPage = { first: new Set<string>(), even: new Set<string>(), default: new Set<string>() };
  let isFirstShown = false;
  walkXml(document, {
    open(name, attributes) {
      if (name === 'w:titlePg') isFirstShown = true;
      const reference = /^w:(header|footer|footnote|endnote)Reference$/.exec(name)?.[1];
      if (reference?.endsWith('note')) notes.add(`w:${reference} ${attributes['w:id']}`);
      else if (reference) {
        const page = attributes['w:type'];
        byPage[page === 'first' || page === 'even' ? page : 'default'].add(attributes['r:id'] ?? '');
      }
    },
    close: () => undefined,
    text: () => undefined,
  });
  const shown = [...byPage.default, ...(isFirstShown ? byPage.first : []), ...(isEvenShown ? byPage.even : [])];
  return { parts: new Set(shown), notes };
}
