/** Manifest and texts to blocks: the same inputs give the same report, today and in ten years. */
import { quarter } from '../kernel/day.js';
import type { Language } from '../kernel/result.js';
import { shortQuarter } from '../kernel/written.js';
import type { Block, ComposedReport, Line } from './blocks.js';
import type { Manifest } from './manifest.js';
import { at, num, set, textOf } from './print.js';
import {
  type BlockTemplate,
  type ChartTemplate,
  type CountingRules,
  type LabelKind,
  type Labels,
  outcomeColumns,
  type ReportTemplate,
  type TableTemplate,
} from './template.js';

export interface Texts {
  readonly template: ReportTemplate;
  readonly labels: Labels;
  readonly rules: CountingRules;
}

/** Family, then the outcomes: the longer the word of the head, the wider the column. */
const crossWidths = [2.7, 1.05, 0.95, 1.1, 1.15, 1, 1.15, 1.05, 0.8];

const rulePhrases = {
  fr: { rule: 'Règle de comptage', stop: '.', above: ', énoncée plus haut.', asOf: 'Arrêté au' },
  en: { rule: 'Counting rule', stop: '.', above: ', stated above.', asOf: 'As of' },
};

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
      proof: { manifestSha256, chained: previous !== null, witnessed: witness !== null },
    };
  }

  line(template: string): Line {
    return set(template, this.printed, this.language);
  }

  text(template: string): string {
    return textOf(this.line(template));
  }

  private number(pointer: string): Line {
    return pointer.endsWith('Hours') ? this.line(`{${pointer}|hours}`) : [num(this.printed, pointer, this.language)];
  }

  private label(kind: LabelKind, key: string): string {
    if (kind === 'quarters') return shortQuarter(quarter(key), this.language);
    const words = this.texts.labels[kind][key] ?? (kind === 'instruments' ? this.manifest.instruments[key] : undefined);
    const coded = kind === 'instruments' && words && key !== 'NONE' ? `${key}. ${words[this.language]}` : undefined;
    return this.text(coded ?? words?.[this.language] ?? key);
  }

  /** Keys of the lines of a figure, with the pointer of each line. */
  private lines(pointer: string): { key: string; pointer: string }[] {
    const lines = at(this.printed, pointer) as readonly { readonly key: string }[];
    return lines.map(({ key }, index) => ({ key, pointer: `${pointer}/${index}` }));
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
    const { blocks } = this.texts.template;
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

  private chart({ shape, each, labels, alt, stack, total, most }: ChartTemplate): Block {
    const bars = this.lines(each)
      .slice(0, most)
      .map(({ key, pointer }) => ({
        label: this.label(labels, key),
        segments: stack.map(({ columns }) =>
          columns.reduce((sum, column) => sum + Number(at(this.printed, `${pointer}/${column}`)), 0),
        ),
        total: num(this.printed, `${pointer}/${total}`, this.language),
      }));
    return { kind: 'chart', shape, alt: this.text(alt), legend: stack.map(({ label }) => this.text(label)), bars };
  }

  private table(template: TableTemplate): Block {
    const shape = {
      kind: 'table' as const,
      caption: this.text(template.caption),
      notes: template.rules.map((rule) => this.rule(rule)),
    };
    if ('detail' in template) return { ...shape, ...this.detail(template.detail), total: null };
    if ('cross' in template) return { ...shape, ...this.cross(template.cross) };
    if ('outcomes' in template) return { ...shape, ...this.outcomes(template.outcomes), total: null };
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

  private outcomes({ each, labels, first }: { each: string; labels: LabelKind; first: string }) {
    const { outcomeHeads } = this.texts.template;
    return {
      widths: crossWidths,
      head: [this.text(first), ...outcomeColumns.map((column) => this.text(outcomeHeads[column]))],
      rows: this.rows(each, labels, outcomeColumns),
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

  private cross({ figure, labels, first }: { figure: string; labels: LabelKind; first: string }) {
    const { totalLabel } = this.texts.template;
    return {
      ...this.outcomes({ each: `${figure}/lines`, labels, first }),
      total: [this.line(totalLabel), ...outcomeColumns.map((column) => this.number(`${figure}/total/${column}`))],
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
    blocks: template.blocks.flatMap((block) => composer.block(block)),
  };
}
