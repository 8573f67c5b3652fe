import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { readSources } from '../../catalogue/files/source.js';
import { written, YamlFile } from '../../catalogue/files/yaml-file.js';
import { readLetterBook } from '../../catalogue/letter-book.js';
import type { LetterBook } from '../../domain/case/letters/letter-template.js';
import { FormTemplate } from '../../domain/case/letters/prescribed-form.js';
import type { FormCode } from '../../domain/case/model/writing.js';
import { packageRoot } from '../../platform/package/package-root.js';

/** The operator's letters. A fault in any of them stops the start, each with its file and line. */
@Injectable()
export class LetterTemplates {
  readonly book: LetterBook;
  /** The forms that regulations prescribe. */
  readonly forms: Readonly<Record<FormCode, FormTemplate>>;

  constructor() {
    const read = readLetterBook(join(packageRoot(), 'templates', 'letters'), readSources(packageRoot()));
    if (!read.ok) throw new Error(`The letters have faults:\n${read.faults.map(written).join('\n')}`);
    this.book = read.book;
    this.forms = {
      'annex-iii': readForm('annex-iii.v2'),
      'tco-annex-ii': readForm('tco-annex-ii.v1'),
      'tco-annex-iii': readForm('tco-annex-iii.v1'),
    };
  }
}

function readForm(form: string): FormTemplate {
  const name = `templates/forms/${form}.yaml`;
  const file = new YamlFile({ name, text: readFileSync(join(packageRoot(), name), 'utf8') });
  const { value, faults } = file.parse(FormTemplate);
  if (value === undefined) throw new Error(`The forms have faults:\n${faults.map(written).join('\n')}`);
  return value;
}
