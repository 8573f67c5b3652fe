/** The XML of office files as a stream of events; a document type is refused, so that no entity is ever expanded. */
import { SaxesParser } from 'saxes';
import type { HiddenReason, HiddenRun } from '../../domain/intake/message.js';

export interface XmlEvents {
  /** Names and attributes without their prefixes. */
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  close(name: string): void;
  text(text: string): void;
}

/** Throws on XML that is not well-formed, and on any DOCTYPE. */
export function walkXml(bytes: Uint8Array, events: XmlEvents): void {
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('doctype', () => {
    throw new Error('A document type is refused.');
  });
  parser.on('opentag', ({ local, attributes }) => {
    const plain = Object.values(attributes).map((attribute) => [attribute.local, attribute.value] as const);
    events.open(local, Object.fromEntries(plain));
  });
  parser.on('closetag', ({ local }) => events.close(local));
  parser.on('text', (text) => events.text(text));
  parser.write(Buffer.from(bytes).toString('utf8')).close();
}

/** The text of a document as a person sees it, and apart what they would not see, with its place and the reason. */
export class OfficeText {
  private readonly seen: string[] = [];
  private readonly unseen: HiddenRun[] = [];
  private length = 0;

  write(text: string, why: HiddenReason | null): void {
    if (text === '') return;
    if (why !== null) {
      this.unseen.push({ at: this.length, text, why });
      return;
    }
    this.seen.push(text);
    this.length += text.length;
  }

  get text(): string {
    return this.seen.join('');
  }

  get hidden(): HiddenRun[] {
    return this.unseen;
  }
}

/** What a style says of the visibility of its text; undefined where it says nothing and its parent decides. */
export interface StyleLook {
  readonly parent?: string | undefined;
  readonly displayed?: boolean | undefined;
  readonly white?: boolean | undefined;
  readonly tiny?: boolean | undefined;
}

const LONGEST_LINE_OF_PARENTS = 20;

/** The look of a style with that of its parents beneath it. */
export function inherited(styles: ReadonlyMap<string, StyleLook>, name: string | undefined): StyleLook {
  let look: StyleLook = {};
  let next = name;
  for (let depth = 0; next !== undefined && depth < LONGEST_LINE_OF_PARENTS; depth += 1) {
    const style = styles.get(next);
    look = { ...style, ...defined(look) };
    next = style?.parent;
  }
  return look;
}

/** Later looks win where they say something. */
export const layered = (...looks: readonly StyleLook[]): StyleLook => Object.assign({}, ...looks.map(defined));

const defined = (look: StyleLook): StyleLook =>
  Object.fromEntries(Object.entries(look).filter(([, value]) => value !== undefined));

export function whyUnseen({ displayed, white, tiny }: StyleLook): HiddenReason | null {
  if (displayed === false) return 'not_displayed';
  if (white) return 'same_colour';
  return tiny ? 'tiny' : null;
}
