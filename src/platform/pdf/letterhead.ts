/** The top of a letter: sender, recipient, place and date, references. */
import type { Flow } from './flow.js';
import { colours, contentWidth, page, paragraphs, type TextStyle } from './style.js';

export interface Letterhead {
  readonly sender: string;
  readonly senderLines: readonly string[];
  readonly recipientLines: readonly string[];
  readonly placeAndDate: string;
  readonly references: readonly { readonly label: string; readonly value: string }[];
}

const name: TextStyle = { ...paragraphs.body, size: 15, weight: 'bold', colour: colours.accent };
const reference: TextStyle = { ...paragraphs.body, size: 9.4, after: 1 };

export function drawLetterhead(flow: Flow, letterhead: Letterhead): void {
  const { sender, senderLines, recipientLines, placeAndDate, references } = letterhead;
  const { body } = paragraphs;
  const half = contentWidth / 2 - 10;
  flow.tag(flow.root, 'P', {}, () => flow.write(sender, name, { x: page.left, y: page.top - 12, width: contentWidth }));
  const small = { x: page.left, y: flow.engine.y, width: half };
  flow.tag(flow.root, 'P', {}, () => flow.write(senderLines.join('\n'), paragraphs.note, small));
  const underSender = flow.engine.y;
  const right = { x: page.left + contentWidth / 2 + 10, width: half };
  // The window of a French envelope (NF Z11-001) opens 45 mm below the upper edge.
  const window = Math.max(128, underSender + 12);
  flow.tag(flow.root, 'P', {}, () => flow.write(recipientLines.join('\n'), body, { ...right, y: window }));
  const date = { ...right, y: Math.max(flow.engine.y + 22, window + 92) };
  flow.tag(flow.root, 'P', {}, () => flow.write(placeAndDate, body, date));
  flow.engine.y += 14;
  for (const { label, value } of references) {
    flow.block('P', [{ text: label, weight: 'semibold' }, { text: ` ${value}` }], reference);
  }
  flow.engine.y += 12;
}
