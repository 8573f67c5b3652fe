/** A page of the law book: blocks that a forge shows as Markdown and the desk as its own elements. */
import { z } from 'zod';
import type { Language } from '../../domain/kernel/result.js';
import { WebAddress } from '../../domain/law/vocabulary.js';

/** Plain text, or text that leads to a page of the book or to the official address of a text. */
export const Inline = z.union([
  z.string(),
  z.strictObject({ text: z.string(), page: z.string(), anchor: z.string() }),
  z.strictObject({ text: z.string(), url: WebAddress }),
]);
export type Inline = z.infer<typeof Inline>;

const Line = z.array(Inline);
export type Line = z.infer<typeof Line>;

export const Block = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('heading'),
    depth: z.union([z.literal(2), z.literal(3)]),
    anchor: z.string(),
    text: z.string(),
  }),
  z.strictObject({ kind: z.literal('text'), line: Line }),
  z.strictObject({ kind: z.literal('list'), items: z.array(Line) }),
  z.strictObject({
    kind: z.literal('facts'),
    rows: z.array(z.strictObject({ label: z.string(), lines: z.array(Line) })),
  }),
  z.strictObject({ kind: z.literal('table'), head: z.array(z.string()), rows: z.array(z.array(Line)) }),
  z.strictObject({ kind: z.literal('circuit'), code: z.string(), drawing: z.string().describe('Mermaid') }),
]);
export type Block = z.infer<typeof Block>;

export const Page = z.strictObject({
  slug: z.string(),
  language: z.enum(['fr', 'en']),
  title: z.string(),
  blocks: z.array(Block),
});
export type Page = z.infer<typeof Page>;

export const heading = (depth: 2 | 3, anchor: string, text: string): Block => ({
  kind: 'heading',
  depth,
  anchor,
  text,
});
export const text = (...line: Line): Block => ({ kind: 'text', line });
export const list = (items: Line[]): Block => ({ kind: 'list', items });
export const table = (head: string[], rows: Line[][]): Block => ({ kind: 'table', head, rows });

/** Facts without those that have nothing to say. */
export const facts = (rows: readonly (readonly [label: string, lines: Line[]])[]): Block => ({
  kind: 'facts',
  rows: rows.filter(([, lines]) => lines.length > 0).map(([label, lines]) => ({ label, lines })),
});

/** Labels and values in the marks of a language. */
export const marks = {
  fr: { colon: '\u00a0: ', semicolon: '\u202f; ' },
  en: { colon: ': ', semicolon: '; ' },
} as const satisfies Record<Language, unknown>;

/** Lines one after the other, a separator between them. */
export const joined = (lines: readonly Line[], separator: string): Line =>
  lines.flatMap((line, at) => (at === 0 ? line : [separator, ...line]));

/** The anchor of a code: `E13-STATELESS` is at `#e13-stateless`. */
export const anchorOf = (code: string): string =>
  code
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '');
