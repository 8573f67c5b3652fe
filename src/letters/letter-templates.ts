import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { readLetterBook } from '../catalogue/letter-book.js';
import { readSources } from '../catalogue/source.js';
import { written } from '../catalogue/yaml-file.js';
import type { LetterBook } from '../domain/case/letter-template.js';
import { packageRoot } from '../platform/package/package-root.js';

/** The operator's letters. A fault in any of them stops the start, each with its file and line. */
@Injectable()
export class LetterTemplates {
  readonly book: LetterBook;

  constructor() {
    const read = readLetterBook(join(packageRoot(), 'templates', 'letters'), readSources(packageRoot()));
    if (!read.ok) throw new Error(`The letters have faults:\n${read.faults.map(written).join('\n')}`);
    this.book = read.book;
  }
}
