import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { readSources } from '../../catalogue/files/source.js';
import { written, YamlFile } from '../../catalogue/files/yaml-file.js';
import { readLetterBook } from '../../catalogue/letter-book.js';
import { FormTemplate } from '../../domain/case/letters/annex-iii.js';
import type { LetterBook } from '../../domain/case/letters/letter-template.js';
import { packageRoot } from '../../platform/package/package-root.js';

/** The operator's letters. A fault in any of them stops the start, each with its file and line. */
@Injectable()
export class LetterTemplates {
  readonly book: LetterBook;
  /** Form 3 of Regulation (EU) 2023/1543. */
  readonly form: FormTemplate;

  constructor() {
    const read = readLetterBook(join(packageRoot(), 'templates', 'letters'), readSources(packageRoot()));
    if (!read.ok) throw new Error(`The letters have faults:\n${read.faults.map(written).join('\n')}`);
    this.book = read.book;
    const name = 'templates/forms/annex-iii.v2.yaml';
    const file = new YamlFile({ name, text: readFileSync(join(packageRoot(), name), 'utf8') });
    const { value, faults } = file.parse(FormTemplate);
    if (value === undefined) throw new Error(`The forms have faults:\n${faults.map(written).join('\n')}`);
    this.form = value;
  }
}
