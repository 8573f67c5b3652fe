/** Finds words that a reader can neither see whole nor bring into view: cut at a side of a box that hides what passes it. */
import type { Page } from 'playwright-core';

/** What is under it is rounding. */
const TOLERANCE_PIXELS = 1;

/**
 * One line for each text that is cut sideways so that the rest cannot be reached: in a box that hides what passes it, unless it ends in an
 * ellipsis and a title says it whole; in a box that scrolls, unless the keyboard reaches it; at the edge of the window.
 */
export const clippedText = (page: Page): Promise<string[]> => page.evaluate(complaints, TOLERANCE_PIXELS);

/** In the page, so it stands alone. */
function complaints(tolerance: number): string[] {
  const FOCUSABLE = 'a[href], button, input, select, textarea, summary, [tabindex]';
  const overflows = ({ left, right }: DOMRect, edges: Edges) =>
    left < edges.left - tolerance || right > edges.right + tolerance;

  interface Edges {
    readonly left: number;
    readonly right: number;
  }

  /** The part of a box in which its content shows. */
  function edgesOf(box: Element): Edges {
    const left = box.getBoundingClientRect().left + box.clientLeft;
    return { left, right: left + box.clientWidth };
  }

  /** The boxes that may hide a part of an element, from the inside; one positioned passes those that do not hold it. */
  function* boxesAround(element: Element): Generator<Element> {
    let position = getComputedStyle(element).position;
    yield element;
    for (let box = element.parentElement; box && box !== document.body; box = box.parentElement) {
      if (position === 'fixed') return;
      const style = getComputedStyle(box);
      if (position === 'absolute' && style.position === 'static') continue;
      position = style.position;
      yield box;
    }
  }

  const hides = (box: Element) => {
    const { overflowX, display } = getComputedStyle(box);
    return overflowX !== 'visible' && display !== 'inline';
  };
  const saidWhole = (box: Element, text: string) => {
    const title = box.closest('[title]')?.getAttribute('title') ?? box.querySelector('[title]')?.getAttribute('title');
    return title?.includes(text) ?? false;
  };
  const reached = (box: Element) => box.matches('[tabindex]') || box.querySelector(FOCUSABLE) !== null;

  /** What is wrong with a box that does not show the text whole, if anything. */
  function faultOf(box: Element, text: string): string | null {
    const { overflowX, textOverflow } = getComputedStyle(box);
    if (['auto', 'scroll'].includes(overflowX)) return reached(box) ? null : 'scrolls, and no key reaches it';
    if (textOverflow !== 'ellipsis') return 'is cut';
    return saidWhole(box, text) ? null : 'ends in an ellipsis, and no title says it whole';
  }

  /** Of one line of a text, at the first box that does not show it whole. */
  function faultOfLine(element: Element, text: string, line: DOMRect): string | null {
    const box = [...boxesAround(element)].find((each) => hides(each) && overflows(line, edgesOf(each)));
    if (box) return faultOf(box, text);
    return overflows(line, { left: 0, right: innerWidth }) ? 'passes the window' : null;
  }

  /** For screen readers only, or drawn by another element: not visible by design. */
  function unseen(element: Element): boolean {
    const shown = element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    const forReadersOnly = (box: Element) => getComputedStyle(box).clipPath === 'inset(50%)';
    return (
      !shown || getComputedStyle(element).color === 'rgba(0, 0, 0, 0)' || [...boxesAround(element)].some(forReadersOnly)
    );
  }

  /** Of a prompt with the room around it; nothing else in the page measures it. */
  function promptWidth(field: HTMLInputElement): number {
    const { font, paddingLeft, paddingRight } = getComputedStyle(field);
    const brush = document.createElement('canvas').getContext('2d');
    if (!brush) throw new Error('The page draws no text.');
    brush.font = font;
    return (
      brush.measureText(field.placeholder).width + Number.parseFloat(paddingLeft) + Number.parseFloat(paddingRight)
    );
  }

  const found = new Set<string>();
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const [text, element] = [node.textContent?.trim() ?? '', node.parentElement];
    if (text === '' || !element || unseen(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const lines = [...range.getClientRects()];
    const fault = lines.map((line) => faultOfLine(element, text, line)).find((each) => each !== null);
    if (fault) found.add(`“${text.slice(0, 80)}” ${fault}`);
  }
  for (const field of document.querySelectorAll<HTMLInputElement>('input[placeholder]')) {
    if (field.value === '' && field.checkVisibility() && promptWidth(field) > field.clientWidth) {
      found.add(`“${field.placeholder}” passes its field`);
    }
  }
  return [...found];
}
