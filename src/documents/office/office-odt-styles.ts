/** The styles of an ODT (ISO/IEC 26300, 16), as far as text is hidden with them; a name counts within its family. */
import { layered, type StyleLook } from './office-look.js';
import { type Attributes, walkXml } from './office-xml.js';

export interface OdtStyles {
  /** By `family name`; the default of a family has no name. */
  readonly byName: Map<string, StyleLook>;
  /** Pages that a style sends its paragraph to, or that follow another page. */
  readonly pages: Set<string>;
}

/** Points: a person reads nothing of one point or less. */
const TINY = 1;
/** Of the size of the style beneath. */
const TINY_PERCENT = 10;
const pointsIn: Readonly<Record<string, number>> = { pt: 1, in: 72, cm: 28.35, mm: 2.835, px: 0.75, pc: 12 };

function isTiny(size: string | undefined): boolean | undefined {
  const [, number, unit = ''] = /^([\d.]+)(%|[a-z]+)$/.exec(size ?? '') ?? [];
  if (number === undefined) return undefined;
  return unit === '%' ? Number(number) <= TINY_PERCENT : Number(number) * (pointsIn[unit] ?? 1) <= TINY;
}

const FO = 'xsl-fo-compatible:';
const properties = new Set([
  'style:text-properties',
  'style:paragraph-properties',
  'style:table-cell-properties',
  'style:section-properties',
]);

function lookOf(attributes: Attributes): StyleLook {
  const paper = attributes[`${FO}background-color`];
  const display = attributes['text:display'];
  return {
    vanish: display === undefined ? undefined : display !== 'true',
    ink: attributes['style:use-window-font-color'] === 'true' ? 'auto' : attributes[`${FO}color`],
    paper: paper === 'transparent' ? undefined : paper,
    tiny: isTiny(attributes[`${FO}font-size`]),
  };
}

const styleTags = new Set(['style:style', 'style:default-style']);

/** Adds the styles of one part; those of the content come on top of the named ones. */
export function addOdtStyles(bytes: Uint8Array, { byName, pages }: OdtStyles): void {
  let current: string | undefined;
  walkXml(bytes, {
    open(tag, attributes) {
      for (const page of pagesIn(tag, attributes)) pages.add(page);
      if (styleTags.has(tag)) {
        const family = attributes['style:family'] ?? '';
        current = `${family} ${attributes['style:name'] ?? ''}`;
        byName.set(current, { parent: parentIn(family, attributes) });
      } else if (properties.has(tag) && current !== undefined) {
        byName.set(current, layered(byName.get(current) ?? {}, lookOf(attributes)));
      }
    },
    close(tag) {
      if (styleTags.has(tag)) current = undefined;
    },
    text: () => undefined,
  });
}

function parentIn(family: string, attributes: Attributes): string | undefined {
  const parent = attributes['style:parent-style-name'];
  return parent === undefined ? undefined : `${family} ${parent}`;
}

function pagesIn(tag: string, attributes: Attributes): string[] {
  const next = tag === 'style:master-page' ? attributes['style:next-style-name'] : undefined;
  return [attributes['style:master-page-name'], next].flatMap((name) => (name ? [name] : []));
}
