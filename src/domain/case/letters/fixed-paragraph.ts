/** What a new version of a letter MUST keep of the one before: its parts and their paragraphs, which state the law. */
import { canonical } from '../../ledger/canonical.js';
import type { Element, LetterTemplate, Part } from './letter-template.js';

export interface LostParagraph {
  readonly element: Element;
  /** Null where the whole part is gone, or stands elsewhere. */
  readonly part: Part | null;
}

type Section = LetterTemplate['sections'][number];

/** The first of them that the list does not hold, in their order; undefined when it holds all. */
function firstMissing<Thing>(
  wanted: readonly Thing[],
  list: readonly Thing[],
  alike: (a: Thing, b: Thing) => boolean,
): Thing | undefined {
  let from = 0;
  return wanted.find((thing) => {
    const at = list.findIndex((each, place) => place >= from && alike(thing, each));
    from = at + 1;
    return at < 0;
  });
}

const sameWords = (one: Part, other: Part): boolean => canonical(one) === canonical(other);

function lostIn(before: Section, after: Section): LostParagraph[] {
  return (['always', 'otherwise'] as const).flatMap((when) => {
    const part = firstMissing(before[when] ?? [], after[when] ?? [], sameWords);
    return part === undefined ? [] : [{ element: before.element, part }];
  });
}

/**
 * The paragraphs and parts of a letter that its next version leaves out, changes or moves. Between them an operator may
 * add words of its own; the subject, headings, greeting, closing, signature and mail are its own as well.
 */
export function lostParagraphs(before: LetterTemplate, after: LetterTemplate): LostParagraph[] {
  const lost = before.sections.flatMap((section) => {
    const kept = after.sections.find(({ element }) => element === section.element);
    return kept ? lostIn(section, kept) : [{ element: section.element, part: null }];
  });
  const moved = firstMissing(before.sections, after.sections, (one, other) => one.element === other.element);
  return lost.length > 0 || !moved ? lost : [{ element: moved.element, part: null }];
}
