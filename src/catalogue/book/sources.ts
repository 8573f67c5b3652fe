/** Everything the law book is written from, read from the folders of the product. */
import { join } from 'node:path';
import { readCatalogue } from '../catalogue.js';
import { readCases } from '../files/case-file.js';
import type { CommonLaw } from '../files/law.js';
import { readSources } from '../files/source.js';
import { written } from '../files/yaml-file.js';
import { readLetterBook } from '../letter-book.js';
import type { BookSources } from './law-book.js';

/** Throws every fault of workflows/ and templates/letters, each with its file and line. */
export function readBookSources(root: string): BookSources {
  const read = readCatalogue(readSources(root));
  if (!read.ok) throw new Error(read.faults.join('\n'));
  return { law: read.law, ...readExamples(root, read.law) };
}

/** The cases and the letters: what the book shows beside the law. Throws every fault of them, with file and line. */
export function readExamples(root: string, { instruments }: CommonLaw): Omit<BookSources, 'law'> {
  const letters = readLetterBook(join(root, 'templates', 'letters'), readSources(root));
  if (!letters.ok) throw new Error(letters.faults.map(written).join('\n'));
  return { cases: readCases(join(root, 'workflows', 'rules'), instruments), letters: letters.book };
}
