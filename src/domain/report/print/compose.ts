/** Manifest and texts to blocks: the same inputs give the same report, today and in ten years. */
import { quarter } from '../../kernel/day.js';
import type { Language } from '../../kernel/result.js';
import { shortQuarter } from '../../kernel/written.js';
import type { Manifest } from '../manifest.js';
import type { Block, ComposedReport, Line } from './blocks.js';
import { dsaReportsOf, flagsOf, storiesOf } from './compose-apart.js';
import { chartOf } from './compose-chart.js';
import { dividedWords, rulePhrases } from './compose-words.js';
import { at, formatOf, num, set, textOf } from './print.js';
import {
  type BlockTemplate,
  type ChartTemplate,
  type CountingRules,
  type LabelKind,
  type Labels,
  type ReportTemplate,
  type TableTemplate,
} from './template.js';

export interface Texts {
  readonly template: ReportTemplate;
  readonly labels: Labels;
  readonly rules: CountingRules;
}

/** Family, then the eight outcomes of older texts: the longer the word of the head, the wider the column. */
const olderWidths = [2.7, 1.05, 0.95, 1.1, 1.15, 1, 1.15, 1.05, 0.8];

class Composer {
  private readonly stated = new Set<string>();
  private readonly language: Language;
  private readonly printed: unknown;

  constructor(
    private readonly manifest: Manifest,
    manifestSha256: string,
    private readonly texts: Texts,
  ) {
    this.language = texts.template.language;
    const { previous, witness } = manifest.ledger;
    this.printed = {
      ...manifest,
      proof: { manifestSha256, chained: previous !== null, witnessed: witness !== null, ...flagsOf(manifest) },
    };
  }

  line(template: string): Line {
    return set(template, this.printed, this.language);
  }

  text(template: string): string {
    return textOf(this.line(template));
  }

  private number(pointer: string): Line {
    const format = formatOf(pointer);
    return format ? this.line(`{${pointer}|${format}}`) : [num(this.printed, pointer, this.language)];
  }

  private label(kind: LabelKind, key: string): string {
    if (kind === 'quarters') return shortQuarter(quarter(key), this.language);
    const file = kind === 'texts' ? 'instruments' : kind;
    const words =
      this.texts.labels[file]?.[key] ?? (file === 'instruments' ? this.manifest.instruments[key] : undefined);
    const coded = kind === 'instruments' && words && key !== 'NONE' ? `${key}. ${words[this.language]}` : undefined;
    return this.text(coded ?? words?.[this.language] ?? key);
  }

  /** Keys of the lines of a figure, with the pointer of each line. */
  private lines(pointer: string): { key: string; pointer: string }[] {
    const lines = at(this.printed, pointer) as readonly { readonly key: string }[];
    return lines.map(({ key }, index) => ({ key, pointer: `${pointer}/${index}` }));
  }

  blocks(): readonly BlockTemplate[] {
    const { blocks, onePage } = this.texts.template;
    return onePage && this.manifest.figures.told?.tables === false ? onePage : blocks;
  }

  block({ when, ...template }: BlockTemplate): Block[] {
    if (!this.holds(when)) return [];
    for (const style of ['lead', 'body', 'note', 'statement'] as const) {
      const text = template[style];
      if (text) return [{ kind: 'paragraph', style, line: this.line(text) }];
    }
    return this.figure(template);
  }

  private front({ cover, headline, contents }: BlockTemplate): Block | null {
    if (cover) {
      const lines = cover.lines.map((text) => this.text(text));
      return { kind: 'cover', organisation: this.text(cover.organisation), title: this.text(cover.title), lines };
    }
    if (headline) return { kind: 'headline', value: this.line(headline.value), line: this.line(headline.text) };
    if (!contents) return null;
    const link = (title: string, page: number) => textOf(set(contents.link, { title, page }, this.language));
    return { kind: 'contents', headings: this.headings(), link };
  }

  /** Headings of level 2 after the table of contents. */
  private headings(): number {
    const blocks = this.blocks();
    const after = blocks.slice(blocks.findIndex(({ contents }) => contents) + 1);
    return after.filter(({ when, heading }) => heading?.level === 2 && this.holds(when)).length;
  }

  private holds(when: string | undefined): boolean {
    return when === undefined || at(this.printed, when) === true;
  }

  private figure(template: BlockTemplate): Block[] {
    const front = this.front(template);
    if (front) return [front];
    const { heading, rule, keyFigures, chart, table, definitions } = template;
    if (heading) return [{ kind: 'heading', level: heading.level, text: this.text(heading.text) }];
    if (rule) return [{ kind: 'paragraph', style: 'note', line: this.rule(rule) }];
    if (keyFigures) {
      const figures = keyFigures.map(({ value, label }) => ({ value: this.line(value), label: this.line(label) }));
      return [{ kind: 'keyFigures', figures }];
    }
    if (chart) return [this.chart(chart)];
    if (template.stories) return storiesOf(this.manifest, this.language);
    if (template.dsaReports) return [dsaReportsOf(this.manifest, template.dsaReports, this.language)];
    if (table) return [this.table(table)];
    if (definitions) {
      const terms = definitions.map(({ term, text }) => ({ term: this.text(term), line: this.line(text) }));
      return [{ kind: 'definitions', terms }];
    }
    return [{ kind: 'pageBreak' }];
  }

  /** A rule in full where it first stands, by its name afterwards. */
  private rule(id: string): Line {
    const words = this.texts.rules.rules[id];
    if (!words) throw new RangeError(`No counting rule is named ${id}.`);
    const isKnown = this.stated.has(id);
    this.stated.add(id);
    const phrases = rulePhrases[this.language];
    const statement = isKnown ? phrases.above : `${phrases.stop} ${words[this.language]}`;
    return this.line(`${phrases.rule} ${id}, v{/rules/version}${statement} ${phrases.asOf} {/asOf|instant}.`);
  }

  private chart(template: ChartTemplate): Block {
    const words = (text: string) => this.text(text);
    const bars = this.lines(template.each).slice(0, template.most);
    const named = bars.map(({ key, pointer }) => ({ label: this.label(template.labels, key), pointer }));
    return chartOf(template, named, { printed: this.printed, language: this.language, words });
  }

  private table(template: TableTemplate): Block {
    const shape = {
      kind: 'table' as const,
      caption: this.text(template.caption),
      notes: [...template.rules.map((rule) => this.rule(rule)), ...('lines' in template ? [] : this.divided())],
    };
    if ('detail' in template) return { ...shape, ...this.detail(template.detail), total: null };
    if ('cross' in template) {
      const { figure, ...named } = template.cross;
      return { ...shape, ...this.outcomes({ ...named, each: `${figure}/lines` }, `${figure}/total`) };
    }
    if ('outcomes' in template) return { ...shape, ...this.outcomes(template.outcomes, null) };
    const sized = { ...shape, widths: template.widths, head: template.head.map((text) => this.text(text)) };
    if ('lines' in template) {
      return { ...sized, rows: template.lines.map((cells) => cells.map((text) => this.line(text))), total: null };
    }
    const { each, labels, columns, total } = template;
    return {
      ...sized,
      rows: this.rows(each, labels, columns),
      total: total ? [this.line(total.label), ...total.pointers.map((pointer) => this.number(pointer))] : null,
    };
  }

  /** Tables count the parts of divided requests: they say so. */
  private divided(): Line[] {
    const { divided } = this.manifest.figures.totals;
    return divided ? [this.line(dividedWords[this.language])] : [];
  }

  /** A column that the table withholds is left out; without any outcome, what is left counts them together. */
  private heads(total: string | null): (readonly [column: string, head: string])[] {
    const { outcomeHeads, together } = this.texts.template;
    const isTold = ([column]: [string, string]) => total === null || at(this.printed, `${total}/${column}`) !== null;
    const heads = Object.entries(outcomeHeads).filter(isTold);
    const [[first] = [], ...others] = heads;
    if (first !== 'other' || together === undefined) return heads;
    return [['other', together], ...others];
  }

  private outcomes({ each, labels, first }: { each: string; labels: LabelKind; first: string }, total: string | null) {
    const heads = this.heads(total);
    const columns = heads.map(([column]) => column);
    return {
      widths: heads.length === 8 ? olderWidths : [2.7, ...heads.map(() => 1.15)],
      head: [this.text(first), ...heads.map(([, head]) => this.text(head))],
      rows: this.rows(each, labels, columns),
      total:
        total === null
          ? null
          : [this.line(this.texts.template.totalLabel), ...columns.map((column) => this.number(`${total}/${column}`))],
    };
  }

  /** Categories down, countries across; a hidden count is a letter, never a dash. */
  private detail({ figure, first, hidden }: { figure: string; first: string; hidden: string }) {
    const lines = this.lines(`${figure}/lines`).map((line) => ({
      ...line,
      cells: this.lines(`${line.pointer}/cells`),
    }));
    const countries = lines[0]?.cells.map(({ key }) => this.label('countries', key)) ?? [];
    const cell = (pointer: string): Line =>
      at(this.printed, pointer) === null ? [{ text: hidden }] : this.number(pointer);
    return {
      widths: [2.6, ...countries.map(() => 1.2)],
      head: [this.text(first), ...countries],
      rows: lines.map(({ key, cells }) => [
        [{ text: this.label('categories', key) }],
        ...cells.map(({ pointer }) => cell(`${pointer}/count`)),
      ]),
    };
  }

  private rows(each: string, labels: LabelKind, columns: readonly string[]): Line[][] {
    return this.lines(each).map(({ key, pointer }) => [
      [{ text: this.label(labels, key) }],
      ...columns.map((column) => this.number(`${pointer}/${column}`)),
    ]);
  }
}

/** Throws a RangeError when a text points at nothing: the catalogue's check and the tests find it before a reader does. */
export function compose(manifest: Manifest, manifestSha256: string, texts: Texts): ComposedReport {
  const composer = new Composer(manifest, manifestSha256, texts);
  const { template } = texts;
  return {
    language: template.language,
    title: composer.text(`${template.title}, {/period/name|quarter}`),
    subject: composer.text(template.subject),
    footer: composer.text(template.footer),
    reason: composer.text(template.reason),
    signatureField: composer.text(template.signatureField),
    pageOf: (page, pages) => textOf(set(template.page, { page, pages }, template.language)),
    blocks: composer.blocks().flatMap((block) => composer.block(block)),
  };
}
