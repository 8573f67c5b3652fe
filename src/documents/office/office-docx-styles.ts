/** The styles of a DOCX (ISO/IEC 29500-1, 17.7), as far as text is hidden with them. */
import type { StyleLook } from './office-look.js';
import { type Attributes, walkXml } from './office-xml.js';

export interface DocxStyles {
  readonly byId: ReadonlyMap<string, StyleLook>;
  /** Beneath every style. */
  readonly defaults: StyleLook;
  /** The style of paragraphs that name none. */
  readonly paragraph: string | undefined;
}

/** Half-points: a person reads nothing of one point or less. */
const TINY = 2;
const off = new Set(['0', 'false', 'off', 'none']);
const isOn = (value: string | undefined): boolean => !off.has(value ?? 'true');
const lightThemes = /^(?:background|light)[12]$|^(?:bg|lt)[12]$/;

/** Only a plain light theme colour is known without the theme; for all others the file repeats the colour itself. */
function colourOf(value: string | undefined, theme: string | undefined, shade: string | undefined): string {
  if (theme !== undefined && lightThemes.test(theme) && shade === undefined) return '#ffffff';
  return /^[0-9a-f]{6}$/i.test(value ?? '') ? `#${value}` : 'auto';
}

const looks: Readonly<Record<string, (attributes: Attributes) => StyleLook>> = {
  'w:vanish': (given) => ({ vanish: isOn(given['w:val']) }),
  'w:webHidden': (given) => ({ webHidden: isOn(given['w:val']) }),
  'w:color': (given) => ({ ink: colourOf(given['w:val'], given['w:themeColor'], given['w:themeShade']) }),
  'w:sz': (given) => ({ tiny: Number(given['w:val']) <= TINY }),
  'w:highlight': (given) => ({ paper: given['w:val']?.toLowerCase() }),
  'w:shd': (given) => ({
    paper:
      given['w:val'] === 'solid'
        ? colourOf(given['w:color'], given['w:themeColor'], given['w:themeShade'])
        : colourOf(given['w:fill'], given['w:themeFill'], given['w:themeFillShade']),
  }),
};

/** One property of a run or of the paper behind it (17.3.2); undefined for those that do not bear on visibility. */
export const lookOf = (name: string, attributes: Attributes): StyleLook | undefined => looks[name]?.(attributes);

/** Former properties of tracked changes, and the looks of some cells of a table only. */
export const isAside = (name: string): boolean => /^w:(?:\w+Change|tblStylePr)$/.test(name);

const DEFAULTS = '';

/** Gathers the styles as the part is walked. */
class StyleSheet {
  readonly byId = new Map<string, StyleLook>();
  paragraph: string | undefined;
  private id: string | undefined;
  private aside = 0;

  open(name: string, attributes: Attributes): void {
    if (isAside(name)) this.aside += 1;
    else if (name === 'w:docDefaults') this.id = DEFAULTS;
    else if (name === 'w:style') this.begin(attributes);
    else if (name === 'w:basedOn') this.add({ parent: attributes['w:val'] });
    else this.add(lookOf(name, attributes));
  }

  close(name: string): void {
    if (isAside(name)) this.aside -= 1;
    if (name === 'w:style' || name === 'w:docDefaults') this.id = undefined;
  }

  readonly text = (): undefined => undefined;

  private begin(attributes: Attributes): void {
    this.id = attributes['w:styleId'] ?? '?';
    const isDefault = attributes['w:default'] !== undefined && isOn(attributes['w:default']);
    if (isDefault && attributes['w:type'] === 'paragraph') this.paragraph = this.id;
  }

  private add(look: StyleLook | undefined): void {
    if (this.id === undefined || this.aside > 0 || !look) return;
    this.byId.set(this.id, { ...this.byId.get(this.id), ...look });
  }
}

/** A file without styles has none, and that is no fault. */
export function docxStyles(bytes: Uint8Array | undefined): DocxStyles {
  const sheet = new StyleSheet();
  if (bytes) walkXml(bytes, sheet);
  return { byId: sheet.byId, defaults: sheet.byId.get(DEFAULTS) ?? {}, paragraph: sheet.paragraph };
}
