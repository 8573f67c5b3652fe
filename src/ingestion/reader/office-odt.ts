/** ODT (ISO/IEC 26300): text, tables, headers and footers; what is hidden or deleted is kept apart. */
import { inherited, layered, OfficeText, type StyleLook, walkXml, whyUnseen } from './office-xml.js';

type Attributes = Readonly<Record<string, string>>;

/** Points: a person reads nothing of one point or less. */
const TINY = 1;

function lookOf(attributes: Attributes): StyleLook {
  const size = /^([\d.]+)pt$/.exec(attributes['font-size'] ?? '')?.[1];
  return {
    ...(attributes.display === undefined ? {} : { displayed: attributes.display !== 'none' }),
    ...(attributes.color === undefined ? {} : { white: /^#f[c-f]f[c-f]f[c-f]$/i.test(attributes.color) }),
    ...(size === undefined ? {} : { tiny: Number(size) <= TINY }),
  };
}

/** Every style of one part by its name; automatic styles of the content come on top of the named ones. */
export function odtStyles(bytes: Uint8Array, styles: Map<string, StyleLook>): void {
  let name: string | undefined;
  walkXml(bytes, {
    open(tag, attributes) {
      if (tag === 'style' && attributes.name !== undefined) {
        name = attributes.name;
        styles.set(name, { parent: attributes['parent-style-name'] });
      } else if (tag === 'text-properties' && name !== undefined) {
        styles.set(name, { ...styles.get(name), ...lookOf(attributes) });
      }
    },
    close(tag) {
      if (tag === 'style') name = undefined;
    },
    text: () => undefined,
  });
}

const unseenElements = new Set(['tracked-changes', 'hidden-text', 'hidden-paragraph', 'annotation', 'script']);
const paragraphs = new Set(['p', 'h']);

/** Appends the text of the paragraphs of one part; what stands outside a paragraph is no text. */
export function readOdtPart(bytes: Uint8Array, styles: ReadonlyMap<string, StyleLook>, into: OfficeText): void {
  const looks: StyleLook[] = [];
  let unseen = 0;
  let depth = 0;
  const why = () => (unseen > 0 ? 'not_displayed' : whyUnseen(layered(...looks)));
  const blanks: Readonly<Record<string, (attributes: Attributes) => string>> = {
    s: ({ c }) => ' '.repeat(Math.min(Number(c ?? 1) || 1, 200)),
    tab: () => '\t',
    'line-break': () => '\n',
  };
  walkXml(bytes, {
    open(name, attributes) {
      if (unseenElements.has(name)) unseen += 1;
      if (paragraphs.has(name)) depth += 1;
      if (paragraphs.has(name) || name === 'span') looks.push(inherited(styles, attributes['style-name']));
      else if (depth > 0) into.write(blanks[name]?.(attributes) ?? '', why());
    },
    close(name) {
      if (paragraphs.has(name) || name === 'span') looks.pop();
      if (paragraphs.has(name)) {
        depth -= 1;
        into.write('\n', null);
      }
      if (name === 'table-cell') into.write('\t', null);
      if (unseenElements.has(name)) unseen -= 1;
    },
    text(text) {
      if (depth > 0) into.write(text, why());
    },
  });
}
