/** The top of a first page: who reports, on what, in one band of colour; then the one number that matters. */
import type { Flow, Inline } from './flow.js';
import { colours, contentWidth, page, paragraphs, type TextStyle } from './style.js';

export interface Cover {
  readonly organisation: string;
  readonly title: string;
  readonly lines: readonly string[];
}

export interface Headline {
  /** The number, as it is written. */
  readonly value: string;
  readonly text: Inline;
}

const bandHeight = 172;
const organisation: TextStyle = { ...paragraphs.body, size: 12, weight: 'semibold', colour: colours.onAccent };
const title: TextStyle = { ...paragraphs.body, size: 31, weight: 'bold', colour: colours.onAccent, lineGap: 0 };
const line: TextStyle = { ...paragraphs.body, size: 12.5, colour: colours.onAccent, lineGap: 2 };
const number: TextStyle = { ...paragraphs.body, size: 58, weight: 'bold', colour: colours.accent, lineGap: 0 };
const sentence: TextStyle = { ...paragraphs.statement, before: 0, after: 0 };

/** White on the accent colour; MUST be the first thing on its page. */
export function drawCover(flow: Flow, cover: Cover): void {
  const { engine } = flow;
  flow.artifact('Layout', () => {
    engine.rect(0, 0, page.width, bandHeight).fill(colours.accent);
    engine.rect(0, bandHeight, page.width, 4).fill(colours.pale);
  });
  const box = { x: page.left, width: contentWidth };
  flow.tag(flow.root, 'P', {}, () => flow.write(cover.organisation, organisation, { ...box, y: 38 }));
  flow.tag(flow.root, 'H1', {}, () => flow.write(cover.title, title, { ...box, y: 62 }));
  let y = engine.y + 4;
  for (const text of cover.lines) {
    flow.tag(flow.root, 'P', {}, () => flow.write(text, line, { ...box, y }));
    y = engine.y;
  }
  engine.y = bandHeight + 24;
}

/** The number at the size of a title, its sentence beside it. */
export function drawHeadline(flow: Flow, { value, text }: Headline): void {
  const { engine } = flow;
  const top = engine.y;
  const numberWidth = flow.widthOf(value, number) + 22;
  const box = { x: page.left + numberWidth, width: contentWidth - numberWidth };
  const height = flow.heightOf(value, number, numberWidth);
  const textHeight = flow.heightOf(
    typeof text === 'string' ? text : text.map((run) => run.text).join(''),
    sentence,
    box.width,
  );
  flow.tag(flow.root, 'P', {}, () => {
    flow.line(value, number, page.left, top - 8);
    flow.write(text, sentence, { ...box, y: top + Math.max(0, (height - 16 - textHeight) / 2) });
  });
  engine.y = top + Math.max(height - 12, textHeight) + 6;
}
