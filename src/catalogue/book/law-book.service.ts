/** The law book as the desk reads it: written once a language, when it is first asked for. */
import { Injectable } from '@nestjs/common';
import type { Language } from '../../domain/kernel/result.js';
import { packageRoot } from '../../platform/package/package-root.js';
import { Catalogue } from '../catalogue.service.js';
import { lawBook } from './law-book.js';
import type { Page } from './page.js';
import { readExamples } from './sources.js';

@Injectable()
export class LawBookService {
  private readonly written = new Map<Language, readonly Page[]>();

  constructor(private readonly catalogue: Catalogue) {}

  /** The pages in one language, the contents first. */
  pages(language: Language): readonly Page[] {
    const known = this.written.get(language);
    if (known) return known;
    const { law } = this.catalogue;
    const pages = lawBook({ law, ...readExamples(packageRoot(), law) }, language);
    this.written.set(language, pages);
    return pages;
  }
}
