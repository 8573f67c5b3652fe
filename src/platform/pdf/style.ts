/** How the operator's documents look: one page, one family of letters, one discreet colour. Lengths in points. */

export const page = { size: 'A4', width: 595.28, height: 841.89, left: 62, right: 62, top: 68, bottom: 66 } as const;

export const contentWidth = page.width - page.left - page.right;

/** Each pair of text and ground has a contrast of 4.5:1 or more (WCAG 2.2, 1.4.3). */
export const colours = {
  ink: '#1a1c23',
  quiet: '#565b66',
  accent: '#2a3b8c',
  soft: '#eef1fb',
  line: '#d2cec4',
  strongLine: '#8b8f9a',
  pale: '#b9c1e6',
  onAccent: '#ffffff',
} as const;

export type Weight = 'regular' | 'semibold' | 'bold';

export interface TextStyle {
  readonly size: number;
  readonly weight: Weight;
  readonly colour: string;
  readonly lineGap: number;
  readonly before: number;
  readonly after: number;
}

const text = (size: number, weight: Weight, colour: string, lineGap: number, before: number, after: number) =>
  ({ size, weight, colour, lineGap, before, after }) satisfies TextStyle;

export const headings = {
  1: text(25, 'bold', colours.accent, 0, 0, 10),
  2: text(15.5, 'semibold', colours.accent, 0, 20, 7),
  3: text(11.5, 'semibold', colours.ink, 0, 14, 5),
} as const;

export const letterHeadings = {
  subject: text(10.6, 'semibold', colours.ink, 2.2, 0, 10),
  section: text(10.2, 'semibold', colours.accent, 2.2, 7, 3),
} as const;

export const paragraphs = {
  lead: text(12.5, 'regular', colours.ink, 2.6, 0, 9),
  body: text(10.2, 'regular', colours.ink, 2.2, 0, 7),
  note: text(8.6, 'regular', colours.quiet, 1.4, 0, 6),
  statement: text(14.2, 'semibold', colours.accent, 2, 4, 6),
} as const;
export type ParagraphStyle = keyof typeof paragraphs;

export const cell = text(9, 'regular', colours.ink, 1, 4.2, 4.2);
