/** PDFs with a form to fill in and notes laid over the page, made for a test. */
import { stream, whole } from './scanned-pdf.js';

export interface Overlay {
  /** True for a field that lies on no page. */
  readonly isLost?: boolean;
  /** Entries of the annotation, such as `/Subtype/Widget/FT/Tx/T(a)/V(b)`. */
  readonly entries: string;
  readonly box: readonly [left: number, bottom: number, right: number, top: number];
  /** What it draws, by state; one drawing without states is called N. */
  readonly drawn?: Readonly<Record<string, string>>;
}

export const words = (text: string, x = 2, y = 4, ink = '0 g'): string =>
  `q ${ink} BT /F 10 Tf ${x} ${y} Td (${text}) Tj ET Q`;

const fonts = '/Resources<</Font<</F 3 0 R/ZaDb 4 0 R>>>>';
const font = (name: string) => Buffer.from(`<</Type/Font/Subtype/Type1/BaseFont/${name}>>`);

/** One A4 page that draws `content`, and the overlays on top; `form` holds more entries of the form. */
export function formPdf(content: string, overlays: readonly Overlay[], form = ''): Buffer {
  const page = Buffer.from('');
  const objects: Buffer[] = [
    page,
    Buffer.from('<</Type/Pages/Kids[5 0 R]/Count 1>>'),
    font('Helvetica'),
    font('ZapfDingbats'),
    page,
  ];
  const add = (object: Buffer) => `${objects.push(object)} 0 R`;
  const contents = add(stream('', Buffer.from(content, 'latin1')));
  const names = overlays.map(({ entries, box, drawn }) => {
    const [left, bottom, right, top] = box;
    const size = `/Type/XObject/Subtype/Form/BBox[0 0 ${right - left} ${top - bottom}]${fonts}`;
    const states = Object.entries(drawn ?? {}).map(
      ([state, drawing]) => `/${state} ${add(stream(size, Buffer.from(drawing, 'latin1')))}`,
    );
    const isOne = drawn?.N !== undefined;
    const appearance = drawn ? `/AP<<${isOne ? states.join('') : `/N<<${states.join('')}>>`}>>` : '';
    return add(Buffer.from(`<</Type/Annot/Rect[${box.join(' ')}]${entries}${appearance}>>`, 'latin1'));
  });
  const laid = names.filter((_, index) => !overlays[index]?.isLost);
  const fields = names.filter((_, index) => overlays[index]?.entries.includes('/Widget'));
  objects[0] = Buffer.from(
    `<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[${fields.join(' ')}]/DA(/F 10 Tf 0 g)/DR<</Font<</F 3 0 R>>>>${form}>>>>`,
  );
  objects[4] = Buffer.from(
    `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents ${contents}${fonts}/Annots[${laid.join(' ')}]>>`,
  );
  return whole(objects);
}
