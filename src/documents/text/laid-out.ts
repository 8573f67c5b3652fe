/**
 * An HTML body as its sender laid it out, with nothing by which a browser would call another machine. A policy of the page
 * stops what it would fetch, but not the connections that it opens beforehand for a link (HTML, 4.6.7 "preconnect").
 */
import { type DefaultTreeAdapterMap, parse, serialize, defaultTreeAdapter as tree } from 'parse5';
import { limits } from '../result/limits.js';

type Element = DefaultTreeAdapterMap['element'];
type Attribute = Element['attrs'][number];

/** They only look; every other attribute goes. */
const kept = new Set(
  (
    'abbr align alt axis bgcolor border cellpadding cellspacing char charoff class clear color cols colspan compact coords ' +
    'datetime dir disabled face frame height hidden hspace id label lang noshade nowrap open readonly reversed rows rowspan ' +
    'rules scope size span start style summary title type valign value vspace width wrap'
  ).split(' '),
);

/**
 * They draw nothing without what goes, or their content is read in another way than it was written: what stands in
 * `noscript` is a text to this parser, and a page to a browser in which no script runs.
 */
const left = new Set(
  (
    'applet base embed frame frameset iframe link math meta noembed noframes noscript object plaintext script svg template ' +
    'xmp'
  ).split(' '),
);

/** The page, as far as it is read; where a link led is its title, to be read and not to be followed. */
export function laidOut(html: string): string {
  const page = parse(html.slice(0, 2 * limits.text));
  const open: DefaultTreeAdapterMap['parentNode'][] = [page];
  for (let parent = open.pop(); parent; parent = open.pop()) {
    for (const child of [...parent.childNodes]) {
      const isElement = tree.isElementNode(child);
      if (tree.isCommentNode(child) || (isElement && left.has(child.tagName))) tree.detachNode(child);
      else if (isElement) {
        child.attrs = child.attrs.flatMap(withoutAddress);
        open.push(child);
      }
    }
  }
  return serialize(page);
}

function withoutAddress({ name, value }: Attribute): Attribute[] {
  if (name === 'href') return [{ name: 'title', value }];
  const isPicture = name === 'src' && value.startsWith('data:image/');
  return kept.has(name) || isPicture ? [{ name, value }] : [];
}
