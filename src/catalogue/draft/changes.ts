/** What differs between two laws, in the sentences of the law book. */
import { z } from 'zod';
import type { Language } from '../../domain/kernel/result.js';
import { type BookSources, lawBook } from '../book/law-book.js';
import { type Block, type Line, marks, type Page } from '../book/page.js';

/** One passage of the law book that would read otherwise. */
export const Passage = z.strictObject({
  page: z.string().describe('Title of the page'),
  heading: z.string(),
  lost: z.array(z.string()).describe('Sentences that would no longer be there'),
  gained: z.array(z.string()).describe('Sentences that would be new'),
});
export type Passage = z.infer<typeof Passage>;

interface Section {
  readonly page: string;
  readonly heading: string;
  readonly sentences: string[];
}

/** Between phrases that stand side by side in one line of the book: each is compared by itself. */
const PHRASES = ' · ';

const plain = (line: Line): string => line.map((part) => (typeof part === 'string' ? part : part.text)).join('');

function sentencesOf(block: Block, language: Language): string[] {
  switch (block.kind) {
    case 'text':
      return [plain(block.line)];
    case 'list':
      return block.items.map(plain);
    case 'facts':
      return block.rows.flatMap(({ label, lines }) =>
        lines.flatMap((line) =>
          plain(line)
            .split(PHRASES)
            .map((said) => `${label}${marks[language].colon}${said}`),
        ),
      );
    case 'table':
      return block.rows.map((cells) => cells.map(plain).join(' · '));
    default:
      return [];
  }
}

/** The sentences below each heading of a book, by page and anchor. */
function sectionsOf(pages: readonly Page[]): Map<string, Section> {
  const sections = new Map<string, Section>();
  for (const { slug, language, title, blocks } of pages) {
    let section: Section = { page: title, heading: title, sentences: [] };
    sections.set(slug, section);
    for (const block of blocks) {
      if (block.kind === 'heading') {
        section = { page: title, heading: block.text, sentences: [block.text] };
        sections.set(`${slug}#${block.anchor}`, section);
      } else {
        section.sentences.push(...sentencesOf(block, language));
      }
    }
  }
  return sections;
}

/** What is in the first list and not in the second; a sentence that stands twice counts twice. */
export function missingFrom(kept: readonly string[], whole: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const sentence of kept) left.set(sentence, (left.get(sentence) ?? 0) + 1);
  return whole.filter((sentence) => {
    const count = left.get(sentence) ?? 0;
    left.set(sentence, count - 1);
    return count <= 0;
  });
}

/** The passages that differ between the books of two laws, in the order of the new book; those that go come last. */
export function changedPassages(before: BookSources, after: BookSources, language: Language): Passage[] {
  const [old, renewed] = [sectionsOf(lawBook(before, language)), sectionsOf(lawBook(after, language))];
  return [...new Set([...renewed.keys(), ...old.keys()])].flatMap((key) => {
    const [was, is] = [old.get(key), renewed.get(key)];
    const { page, heading } = is ?? was ?? { page: '', heading: '' };
    const lost = missingFrom(is?.sentences ?? [], was?.sentences ?? []);
    const gained = missingFrom(was?.sentences ?? [], is?.sentences ?? []);
    return lost.length + gained.length > 0 ? [{ page, heading, lost, gained }] : [];
  });
}
