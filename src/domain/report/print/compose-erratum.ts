/** Erratum to blocks: one page that says what was wrong, what is right, and why. */
import type { Bilingual, Language } from '../../kernel/result.js';
import type { Change, Erratum } from '../erratum.js';
import type { Block, ComposedReport, Line } from './blocks.js';
import { figureName, erratumWords as words } from './erratum-words.js';
import { formatOf, num, set, textOf } from './print.js';
import type { Labels } from './template.js';

const widths = [4, 1, 1];

class ErratumComposer {
  private readonly printed: unknown;

  constructor(
    private readonly erratum: Erratum,
    private readonly labels: Labels,
    private readonly language: Language,
  ) {
    this.printed = { ...erratum, count: erratum.changes.length };
  }

  line(template: Bilingual): Line {
    return set(template[this.language], this.printed, this.language);
  }

  text(template: Bilingual): string {
    return textOf(this.line(template));
  }

  private heading(words: Bilingual): Block {
    return { kind: 'heading', level: 2, text: this.text(words) };
  }

  private paragraph(words: Bilingual): Block {
    return { kind: 'paragraph', style: 'body', line: this.line(words) };
  }

  /** A hidden count is a letter, never a dash. */
  private value({ figure }: Change, value: Change['was'], pointer: string): Line {
    const isDecimal = formatOf(figure) !== undefined;
    if (value === null && !isDecimal) return [{ text: 's' }];
    if (value === null || value === 'absent') return [{ text: '–' }];
    if (!isDecimal) return [num(this.printed, pointer, this.language)];
    return set(`{${pointer}|hours}`, this.printed, this.language);
  }

  private changes(): Block {
    const { changes } = this.erratum;
    if (changes.length === 0) return this.paragraph(words.none);
    return {
      kind: 'table',
      caption: this.text(words.caption),
      head: [words.figure, words.was, words.is].map((head) => this.text(head)),
      widths,
      rows: changes.map((change, index) => [
        [{ text: figureName(change.figure, this.labels, this.language) }],
        this.value(change, change.was, `/changes/${index}/was`),
        this.value(change, change.is, `/changes/${index}/is`),
      ]),
      total: null,
      notes: [this.line(words.note)],
    };
  }

  blocks(): Block[] {
    const { reason, amended, corrected } = this.erratum;
    const hash = (term: Bilingual, sha256: string) => ({ term: this.text(term), line: [{ text: sha256 }] });
    return [
      {
        kind: 'cover',
        organisation: this.erratum.operator,
        title: this.text(words.title),
        lines: [this.text(words.report), this.text(words.line)],
      },
      { kind: 'headline', value: [num(this.printed, '/count', this.language)], line: this.line(words.count) },
      this.heading(words.why),
      { kind: 'paragraph', style: 'lead', line: [{ text: reason[this.language] }] },
      this.paragraph(words.stays),
      this.heading(words.what),
      this.changes(),
      this.heading(words.check),
      this.paragraph(words.checkText),
      {
        kind: 'definitions',
        terms: [hash(words.amendedHash, amended.manifestSha256), hash(words.correctedHash, corrected.manifestSha256)],
      },
    ];
  }
}

/** The same erratum and labels give the same blocks. */
export function composeErratum(erratum: Erratum, labels: Labels, language: Language): ComposedReport {
  const composer = new ErratumComposer(erratum, labels, language);
  const title = `${composer.text(words.title)}. ${composer.text(words.report)}`;
  return {
    language,
    title,
    subject: `${composer.text(words.line)}, ${erratum.operator}`,
    footer: `${erratum.operator} : ${title}`.replace(' :', language === 'fr' ? '\u00a0:' : ':'),
    reason: composer.text(words.reason),
    signatureField: composer.text(words.field),
    pageOf: (page, pages) => textOf(set(words.page[language], { page, pages }, language)),
    blocks: composer.blocks(),
  };
}
