/** Which declarations hold on an element: style sheets by specificity and order, then its own attributes (CSS Cascade 4). */
import { compile, type Options } from 'css-select';
import * as csstree from 'css-tree';
import { type DefaultTreeAdapterMap, defaultTreeAdapter as tree } from 'parse5';
import { limits } from '../result/limits.js';
import type { Declarations } from './visibility.js';

type Node = DefaultTreeAdapterMap['node'];
type Element = DefaultTreeAdapterMap['element'];

interface Declared {
  readonly property: string;
  readonly value: string;
  readonly important: boolean;
}

export interface Rule {
  readonly matches: (element: Element) => boolean;
  readonly specificity: number;
  readonly order: number;
  readonly declared: readonly Declared[];
}

/** The rules of all style sheets of a message, but those for print. A selector that is not understood is left out. */
export function rulesOf(sheets: readonly string[]): Rule[] {
  const rules: Rule[] = [];
  for (const sheet of sheets) {
    const parsed = csstree.parse(sheet.slice(0, limits.html.css), { parseValue: false, onParseError: () => {} });
    csstree.walk(parsed, {
      visit: 'Rule',
      enter(rule) {
        if (rules.length < limits.html.rules && !isForPrint(this.atrule)) rules.push(...fromRule(rule, rules.length));
      },
    });
  }
  return rules;
}

function isForPrint(atrule: csstree.Atrule | null): boolean {
  const media = atrule?.name === 'media' && atrule.prelude ? csstree.generate(atrule.prelude) : '';
  return media.includes('print') && !/screen|all|not/.test(media);
}

function fromRule(rule: csstree.Rule, order: number): Rule[] {
  if (rule.prelude.type !== 'SelectorList') return [];
  const declared = declarations(rule.block.children.toArray());
  return rule.prelude.children.toArray().flatMap((selector) => {
    const matches = matcher(csstree.generate(selector));
    return matches ? [{ matches, specificity: specificityOf(selector), order, declared }] : [];
  });
}

function matcher(selector: string): ((element: Element) => boolean) | null {
  try {
    return compile<Node, Element>(selector, { adapter, cacheResults: false });
  } catch {
    return null;
  }
}

function specificityOf(selector: csstree.CssNode): number {
  let [ids, classes, types] = [0, 0, 0];
  csstree.walk(selector, (node) => {
    if (node.type === 'IdSelector') ids++;
    else if (node.type === 'TypeSelector' && node.name !== '*') types++;
    else if (/^(?:Class|Attribute|PseudoClass)Selector$/.test(node.type)) classes++;
  });
  return Math.min(ids, 99) * 10_000 + Math.min(classes, 99) * 100 + Math.min(types, 99);
}

function declarations(nodes: readonly csstree.CssNode[]): Declared[] {
  return nodes.flatMap((node) =>
    node.type === 'Declaration'
      ? [
          {
            property: node.property.toLowerCase(),
            value: csstree.generate(node.value),
            important: node.important !== false,
          },
        ]
      : [],
  );
}

/** The winning value of each property on one element. */
export function declarationsOn(element: Element, rules: readonly Rule[]): Declarations {
  const winners = new Map<string, { value: string; weight: number }>();
  const offer = ({ property, value, important }: Declared, origin: number, specificity: number, order: number) => {
    const weight = (((important ? 4 : 0) + origin) * 1_000_000 + specificity) * 100_000 + order;
    if (weight >= (winners.get(property)?.weight ?? -1)) winners.set(property, { value, weight });
  };
  for (const hint of hintsOf(element)) offer(hint, 0, 0, 0);
  for (const rule of rules) {
    if (!rule.matches(element)) continue;
    for (const declared of rule.declared) offer(declared, 1, rule.specificity, rule.order);
  }
  for (const declared of inlineStyle(attribute(element, 'style'))) offer(declared, 2, 0, 0);
  return new Map([...winners].map(([property, { value }]) => [property, value]));
}

function inlineStyle(style: string | undefined): Declared[] {
  if (!style) return [];
  const list = csstree.parse(style.slice(0, 10_000), {
    context: 'declarationList',
    parseValue: false,
    onParseError: () => {},
  });
  return list.type === 'DeclarationList' ? declarations(list.children.toArray()) : [];
}

/** Presentational attributes (HTML 15.3): the weakest voice. */
function hintsOf(element: Element): Declared[] {
  const hints: [string, string | undefined][] = [
    ['display', attribute(element, 'hidden') === undefined ? undefined : 'none'],
    ['background-color', attribute(element, 'bgcolor')],
    ['background-image', attribute(element, 'background') === undefined ? undefined : 'url()'],
    ['color', element.tagName === 'font' ? attribute(element, 'color') : attribute(element, 'text')],
  ];
  return hints.flatMap(([property, value]) => (value === undefined ? [] : [{ property, value, important: false }]));
}

function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((entry) => entry.name === name)?.value;
}

const adapter: NonNullable<Options<Node, Element>['adapter']> = {
  isTag: (node): node is Element => tree.isElementNode(node),
  getAttributeValue: (element, name) => attribute(element, name),
  getChildren: (node) => ('childNodes' in node ? node.childNodes : []),
  getName: (element) => element.tagName,
  getParent: (element) => element.parentNode,
  getSiblings: (node) => ('parentNode' in node && node.parentNode ? node.parentNode.childNodes : [node]),
  getText: () => '',
  hasAttrib: (element, name) => attribute(element, name) !== undefined,
  removeSubsets: (nodes) => nodes,
};
