/** What styles say of the visibility of text, and the text itself: what a person sees, and apart what they do not. */
import type { HiddenReason, HiddenRun } from '../../domain/intake/message.js';
import { type Colour, colour, contrast } from '../visible/colour.js';

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

/** Undefined where a style says nothing and what lies beneath it decides. */
export interface StyleLook {
  readonly parent?: string | undefined;
  readonly vanish?: boolean | undefined;
  readonly webHidden?: boolean | undefined;
  /** Colours as CSS writes them; `auto` contrasts with the paper, whatever that is. */
  readonly ink?: string | undefined;
  readonly paper?: string | undefined;
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

const white: Colour = [255, 255, 255, 1];
/** Two colours nearer than this look the same; the HTML reader takes the same measure. */
const SAME_TO_THE_EYE = 1.25;

export function whyUnseen({ vanish, webHidden, ink, paper, tiny }: StyleLook): HiddenReason | null {
  if (vanish || webHidden) return 'not_displayed';
  if (tiny) return 'tiny';
  const written = ink === undefined ? null : colour(ink);
  const behind = (paper === undefined ? null : colour(paper)) ?? white;
  return written && contrast(written, behind) < SAME_TO_THE_EYE ? 'same_colour' : null;
}
