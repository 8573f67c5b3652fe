/** A document on paper: headings, paragraphs, lists, tables and figures, tagged for people who listen to it. */
import type { Canvas } from './canvas.js';
import type { Cover, Headline } from './cover.js';
import type { Inline } from './flow.js';
import type { Letterhead } from './letterhead.js';
import type { SignatureReservation } from './signature-field.js';
import type { ParagraphStyle, TextStyle } from './style.js';
import type { Table } from './table.js';

export interface Attachment {
  readonly name: string;
  readonly mediaType: 'application/json' | 'text/csv';
  readonly description: string;
  readonly bytes: Buffer;
}

export type Pairs = readonly (readonly [term: string, text: string])[];

/** What comes right after a heading and belongs on its page: one thing, or words that are not parted where a page holds them. */
export type Following =
  | { readonly paragraph?: string; readonly content: Table | { readonly figureHeight: number } }
  | { readonly words: readonly ({ readonly paragraph: string } | { readonly definitions: Pairs })[] };

export interface KeyFigure {
  readonly value: string;
  readonly label: string;
}

export interface PdfDocument {
  /**
   * A level MUST NOT be skipped: after a heading of level 1 comes 1 or 2 (ISO 14289-1, 7.4.2). A letter gives its own
   * style: its headings are smaller than those of a report. A table that follows directly is named, so that the
   * heading is not left alone at the foot of a page.
   */
  heading(level: 1 | 2 | 3, text: string, style?: TextStyle, followedBy?: Following): void;
  /** The band at the top of a first page, with the heading of level 1 in it. */
  cover(cover: Cover): void;
  /** The one number of the document, larger than its title. */
  headline(headline: Headline): void;
  /**
   * Room for a table of contents of that many headings of level 2, all of which MUST follow; `describe` names a link
   * for people who listen.
   */
  contents(headings: number, describe: (title: string, page: number) => string): void;
  paragraph(text: Inline, style?: ParagraphStyle): void;
  list(items: readonly Inline[]): void;
  /** Terms on the left, what they stand for on the right. */
  definitions(pairs: Pairs): void;
  /** Up to four figures side by side, each with what it counts. */
  keyFigures(figures: readonly KeyFigure[]): void;
  table(table: Table): void;
  /** `alt` says in words what the drawing shows. */
  figure(alt: string, height: number, draw: (canvas: Canvas) => void): void;
  /** Sender, recipient, references, place and date: the top of a letter. */
  letterhead(letterhead: Letterhead): void;
  /** Starts a new page if less than that many points are left on this one. */
  keepTogether(height: number): void;
  pageBreak(): void;
  /** At the foot of each page: the text on the left, the page and the number of pages on the right. */
  footer(text: string, pageOf: (page: number, pages: number) => string): void;
  attach(attachment: Attachment): void;
  /** Leaves an invisible field to be signed; the last thing drawn. */
  reserveSignature(reservation: SignatureReservation): void;
  /** The bytes of the file; nothing can be drawn afterwards. */
  finish(): Promise<Buffer>;
}
