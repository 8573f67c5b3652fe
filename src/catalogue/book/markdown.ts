/** A page as Markdown that a forge shows: links between pages, anchors, tables and Mermaid drawings. */
import { type Block, type Inline, type Line, marks, type Page } from './page.js';

const escaped = (text: string): string =>
  text
    .replaceAll(/[\\*`|[\]]|(?<=\])\(/g, (mark) => `\\${mark}`)
    .replaceAll('<', '&lt;')
    .replaceAll('\n', ' ');

function inline(part: Inline, slug: string): string {
  if (typeof part === 'string') return escaped(part);
  if ('url' in part) return `[${escaped(part.text)}](${part.url.replaceAll('(', '%28').replaceAll(')', '%29')})`;
  const anchor = part.anchor === '' ? '' : `#${part.anchor}`;
  return `[${escaped(part.text)}](${part.page === slug ? '' : `${part.page}.md`}${anchor})`;
}

const written = (line: Line, slug: string): string => line.map((part) => inline(part, slug)).join('');

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

function block(one: Block, { slug, language }: Page): string {
  const { colon } = marks[language];
  switch (one.kind) {
    case 'heading':
      return `<a id="${one.anchor}"></a>\n\n${'#'.repeat(one.depth)} ${escaped(one.text)}`;
    case 'text':
      return written(one.line, slug);
    case 'list':
      return one.items.map((item) => `- ${written(item, slug)}`).join('\n');
    case 'facts':
      return one.rows
        .map(({ label, lines: [only, ...others] }) =>
          others.length === 0
            ? `- **${escaped(label)}**${colon}${written(only ?? [], slug)}`
            : [
                `- **${escaped(label)}**${colon.trimEnd()}`,
                ...[only ?? [], ...others].map((line) => `  - ${written(line, slug)}`),
              ].join('\n'),
        )
        .join('\n');
    case 'table':
      return [
        row(one.head.map(escaped)),
        row(one.head.map(() => '---')),
        ...one.rows.map((cells) => row(cells.map((cell) => written(cell, slug)))),
      ].join('\n');
    case 'circuit':
      return `\`\`\`mermaid\n${one.drawing}\n\`\`\``;
  }
}

/** The whole file, with its notice that it is written by a command. */
export const markdown = (page: Page): string =>
  `${[
    '<!-- Written by `greffe law book` from workflows/. Do not edit. -->',
    `# ${escaped(page.title)}`,
    ...page.blocks.map((one) => block(one, page)),
  ].join('\n\n')}\n`;
