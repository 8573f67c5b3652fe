/** What a person sees of an HTML body, and apart from it what they would not see and why. */
import { type DefaultTreeAdapterMap, parse, defaultTreeAdapter as tree } from 'parse5';
import type { HiddenReason, HiddenRun } from '../../domain/intake/message.js';
import { limits } from '../result/limits.js';
import type { Opened } from '../result/opened.js';
import { declarationsOn, type Rule, rulesOf } from '../visible/cascade.js';
import { inherit, type Look, plainLook, whyHidden } from '../visible/visibility.js';

type Node = DefaultTreeAdapterMap['node'];

const never = new Set([
  'script',
  'style',
  'template',
  'title',
  'head',
  'svg',
  'math',
  'select',
  'object',
  'iframe',
  'noscript',
  'textarea',
]);
const block = new Set(
  'address article aside blockquote body center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tr ul'.split(
    ' ',
  ),
);

/** Reads iteratively: nested tags cannot exhaust the stack. Too many nodes or rules leave the part unread. */
export function visibleText(html: string): Opened {
  const cut = html.length > 2 * limits.text;
  const document = parse(html.slice(0, 2 * limits.text));
  const survey = surveyOf(document);
  if (!survey) return { text: null, unread: 'too_large' };
  const rules = rulesOf(survey.sheets);
  if (rules.length * survey.nodes > 20_000_000) return { text: null, unread: 'too_large' };
  return { ...write(document, rules), unread: null, marks: cut ? ['cut'] : [] };
}

/** Counts before anything is matched; null when over the bounds. */
function surveyOf(root: Node): { sheets: string[]; nodes: number } | null {
  const sheets: string[] = [];
  const open: { node: Node; depth: number }[] = [{ node: root, depth: 0 }];
  let nodes = 0;
  for (let next = open.pop(); next; next = open.pop()) {
    if (++nodes > limits.html.nodes || next.depth > limits.html.depth) return null;
    if (tree.isElementNode(next.node) && next.node.tagName === 'style') sheets.push(textOf(next.node));
    for (const node of childrenOf(next.node)) open.push({ node, depth: next.depth + 1 });
  }
  return { sheets: sheets.reverse(), nodes };
}

/** A step of the walk: a node to enter, or the line break that closes a block. */
type Step = { readonly node: Node; readonly look: Look; readonly kept: boolean } | 'break';

function write(document: Node, rules: readonly Rule[]): Pick<Opened, 'text'> & { hidden: HiddenRun[] } {
  const page = new Page();
  const steps: Step[] = [{ node: document, look: plainLook, kept: false }];
  for (let step = steps.pop(); step; step = steps.pop()) {
    if (step === 'break') page.breakLine();
    else if (tree.isTextNode(step.node)) page.add(step.node.value, whyHidden(step.look), step.kept);
    else enter(step.node, step.look, step.kept, rules, page, steps);
  }
  return { text: page.text(), hidden: page.hidden };
}

function enter(node: Node, from: Look, wasKept: boolean, rules: readonly Rule[], page: Page, steps: Step[]): void {
  let look = from;
  let kept = wasKept;
  if (tree.isElementNode(node)) {
    if (never.has(node.tagName)) return;
    if (node.tagName === 'br') page.breakLine();
    if (node.tagName === 'td' || node.tagName === 'th') page.add(' ', null, false);
    look = inherit(from, declarationsOn(node, rules));
    kept ||= node.tagName === 'pre';
    if (block.has(node.tagName)) {
      page.breakLine();
      steps.push('break');
    }
  }
  for (const child of [...childrenOf(node)].reverse()) steps.push({ node: child, look, kept });
}

/** Collects text with white space collapsed as a browser does (CSS Text 3, 4.1), in pieces. */
class Page {
  readonly hidden: HiddenRun[] = [];
  private readonly pieces: string[] = [];
  private length = 0;
  private last = '\n';

  add(text: string, why: HiddenReason | null, kept: boolean): void {
    const piece = kept ? text : collapse(text);
    if (why) {
      if (piece.trim() !== '') this.hidden.push({ at: this.length, text: piece, why });
    } else if (piece !== ' ' || !/[ \n]/.test(this.last)) {
      this.push(/[ \n]/.test(this.last) && !kept ? piece.trimStart() : piece);
    }
  }

  breakLine(): void {
    if (this.last !== '\n') this.push('\n');
  }

  text(): string {
    return this.pieces.join('');
  }

  private push(piece: string): void {
    if (piece === '') return;
    this.pieces.push(piece);
    this.length += piece.length;
    this.last = piece.at(-1) ?? this.last;
  }
}

function collapse(text: string): string {
  const words = text.split(/[ \t\n\f\r]/).filter((word) => word !== '');
  const before = /^[ \t\n\f\r]/.test(text) ? ' ' : '';
  const after = words.length > 0 && /[ \t\n\f\r]$/.test(text) ? ' ' : '';
  return before + words.join(' ') + after;
}

function childrenOf(node: Node): readonly Node[] {
  return 'childNodes' in node ? node.childNodes : [];
}

function textOf(node: Node): string {
  return childrenOf(node)
    .map((child) => (tree.isTextNode(child) ? child.value : ''))
    .join('');
}
