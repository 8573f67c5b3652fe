/** Layers, masks and groups of a PDF (ISO 32000, 8.11 and 11), in files written for the purpose. */
import { describe, expect, it } from '@jest/globals';
import { stream, whole } from '../../test/support/scanned-pdf.js';
import { readPdf } from './pdf/pdf.js';
import type { Opened } from './result/opened.js';
import { Scans } from './scan/scans.js';

const line = (text: string, y: number): string => `BT /F 12 Tf 72 ${y} Td (${text}) Tj ET`;
const SECRET = 'On the authorisation of the public prosecutor.';
const SHOWN = 'Requisition under article 60-1-2 of the code of criminal procedure.';

interface Made {
  readonly content: string;
  /** Entries of the catalogue. */
  readonly catalogue?: string;
  readonly resources?: string;
  /** From number 6 on. */
  readonly objects?: readonly Buffer[];
}

const open = ({ content, catalogue = '', resources = '', objects = [] }: Made): Promise<Opened> =>
  readPdf(
    whole([
      Buffer.from(`<</Type/Catalog/Pages 2 0 R${catalogue}>>`),
      Buffer.from('<</Type/Pages/Kids[3 0 R]/Count 1>>'),
      Buffer.from(
        `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 5 0 R/Resources<</Font<</F 4 0 R>>${resources}>>>>`,
      ),
      Buffer.from('<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>'),
      stream('', Buffer.from(`${line(SHOWN, 700)}\n${content}`)),
      ...objects,
    ]),
    new Scans(),
  );

const form = (entries: string, content = line(SECRET, 600)): Buffer =>
  stream(`/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</Font<</F 4 0 R>>>>${entries}`, Buffer.from(content));
const group = '/Group<</S/Transparency/I true>>';

describe('a layer', () => {
  const layer = Buffer.from('<</Type/OCG/Name(L)>>');
  const inLayer = `/OC /L BDC ${line(SECRET, 600)} EMC`;

  it.each([
    ['that is off', '/D<</OFF[6 0 R]>>', []],
    ['that is off unless it is named', '/D<</BaseState/OFF>>', []],
  ])('%s hides its words', async (_what, state) => {
    const { text, hidden, marks } = await open({
      content: inLayer,
      catalogue: `/OCProperties<</OCGs[6 0 R]${state}>>`,
      resources: '/Properties<</L 6 0 R>>',
      objects: [layer],
    });
    expect(text?.trim()).toBe(SHOWN);
    expect(hidden).toEqual([expect.objectContaining({ text: SECRET, why: 'not_displayed' })]);
    expect(marks).toEqual([]);
  });

  it('that is on shows them', async () => {
    const { text, hidden } = await open({
      content: inLayer,
      catalogue: '/OCProperties<</OCGs[6 0 R]/D<</ON[6 0 R]>>>>',
      resources: '/Properties<</L 6 0 R>>',
      objects: [layer],
    });
    expect([text?.includes(SECRET), hidden]).toEqual([true, []]);
  });

  it('that is off around a form hides it too', async () => {
    const { text } = await open({
      content: '/OC /L BDC /X Do EMC',
      catalogue: '/OCProperties<</OCGs[6 0 R]/D<</OFF[6 0 R]>>>>',
      resources: '/Properties<</L 6 0 R>>/XObject<</X 7 0 R>>',
      objects: [layer, form('')],
    });
    expect(text?.trim()).toBe(SHOWN);
  });
});

describe('a group', () => {
  const drawn = (alpha: number) =>
    open({
      content: 'q /G gs /X Do Q',
      resources: '/ExtGState<</G 6 0 R>>/XObject<</X 7 0 R>>',
      objects: [Buffer.from(`<</Type/ExtGState/ca ${alpha}/CA ${alpha}>>`), form(group)],
    });

  it('that lets nothing through hides its words', async () => {
    const { text, hidden } = await drawn(0.02);
    expect(text?.trim()).toBe(SHOWN);
    expect(hidden).toEqual([expect.objectContaining({ text: SECRET, why: 'transparent' })]);
  });

  it('that lets them through shows them', async () => {
    const { text, hidden, marks } = await drawn(1);
    expect([text?.includes(SECRET), hidden, marks]).toEqual([true, [], []]);
  });
});

describe('a soft mask', () => {
  it('leaves it open whether words under it are seen', async () => {
    const mask = '<</S/Luminosity/G 8 0 R>>';
    const { text, marks, unread } = await open({
      content: 'q /G gs /X Do Q',
      resources: '/ExtGState<</G 6 0 R>>/XObject<</X 7 0 R>>',
      objects: [
        Buffer.from(`<</Type/ExtGState/SMask${mask}>>`),
        form(group),
        form('/Group<</S/Transparency/CS/DeviceGray>>', '0 g 0 0 595 842 re f'),
      ],
    });
    expect([text, unread]).toEqual([expect.stringContaining(SECRET), null]);
    expect(marks).toEqual(['text_not_shown']);
  });
});
