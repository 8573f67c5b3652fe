/** A report without ink: what `compose` makes and `draw` draws. */

/** Words, or a number with the place of the manifest it was printed from. */
export interface Run {
  readonly text: string;
  readonly pointer?: string;
}
export type Line = readonly Run[];

export interface ChartBar {
  readonly label: string;
  /** Lengths, in requests, one per segment. */
  readonly segments: readonly number[];
  /** Its number, or the numbers of its segments where some are withheld. */
  readonly total: Line;
}

export type Block =
  | { readonly kind: 'cover'; readonly organisation: string; readonly title: string; readonly lines: readonly string[] }
  | { readonly kind: 'headline'; readonly value: Line; readonly line: Line }
  /** `headings` of level 2 follow; `link` says where an entry leads. */
  | { readonly kind: 'contents'; readonly headings: number; readonly link: (title: string, page: number) => string }
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly style: 'lead' | 'body' | 'note' | 'statement'; readonly line: Line }
  | { readonly kind: 'keyFigures'; readonly figures: readonly { readonly value: Line; readonly label: Line }[] }
  | {
      readonly kind: 'table';
      readonly caption: string;
      readonly head: readonly string[];
      readonly widths: readonly number[];
      readonly rows: readonly (readonly Line[])[];
      readonly total: readonly Line[] | null;
      /** The rules by which it was counted. */
      readonly notes: readonly Line[];
    }
  | {
      readonly kind: 'chart';
      /** Lying bars for names, standing columns for what follows in time. */
      readonly shape: 'bars' | 'columns';
      readonly alt: string;
      /** One for each segment; blank for one that no bar has. */
      readonly legend: readonly string[];
      readonly bars: readonly ChartBar[];
    }
  /** In the operator’s words: no number of the report. */
  | { readonly kind: 'story'; readonly title: string; readonly paragraphs: readonly string[] }
  | { readonly kind: 'definitions'; readonly terms: readonly { readonly term: string; readonly line: Line }[] }
  | { readonly kind: 'pageBreak' };

export interface ComposedReport {
  readonly language: 'fr' | 'en';
  readonly title: string;
  readonly subject: string;
  readonly footer: string;
  readonly reason: string;
  readonly signatureField: string;
  readonly pageOf: (page: number, pages: number) => string;
  readonly blocks: readonly Block[];
}
