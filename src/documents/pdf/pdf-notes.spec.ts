/** Real PDFs with forms and notes, opened by the reader. */
import { describe, expect, it } from '@jest/globals';
import { formPdf, type Overlay, words } from '../../../test/support/form-pdf.js';
import type { Opened } from '../result/opened.js';
import { Scans } from '../scan/scans.js';
import { readPdf } from './pdf.js';

const line = (text: string, y: number, x = 72): string => `BT /F 10 Tf ${x} ${y} Td (${text}) Tj ET `;
const page = line('Numero de dossier :', 700) + line('Date', 700, 400) + line('Compte vise :', 680) + line('Fin.', 600);
const rect = [180, 696, 380, 710] as const;
const field = (value: string, more = ''): string => `/Subtype/Widget/FT/Tx/T(f)/V(${value})/F 4${more}`;

const read = (overlays: readonly Overlay[], form?: string, content = page): Promise<Opened> =>
  readPdf(formPdf(content, overlays, form), new Scans());
const lines = ({ text }: Opened) => (text ?? '').split('\n').map((one) => one.trim().replace(/ +/g, ' '));

describe('what is typed in a form', () => {
  it('is read in its place, and marked', async () => {
    const opened = await read([
      { entries: field('proj-kelvin-42'), box: [180, 676, 380, 690], drawn: { N: words('proj-kelvin-42') } },
      { entries: field('2026/0187'), box: rect, drawn: { N: words('2026/0187') } },
    ]);
    expect(lines(opened).filter((one) => one !== '')).toEqual([
      'Numero de dossier : 2026/0187 Date',
      'Compte vise : proj-kelvin-42',
      'Fin.',
    ]);
    expect([opened.marks, opened.hidden]).toEqual([['form_fields'], []]);
  });

  it.each<[string, Overlay, string | undefined]>([
    ['by the program that opens the file', { entries: field('2026/0187'), box: rect }, undefined],
    ['on demand', { entries: field('2026/0187', '/DA(/F 10 Tf 0 g)'), box: rect }, '/NeedAppearances true'],
    [
      'letter by letter',
      {
        entries: field('2026'),
        box: rect,
        drawn: { N: ['2', '0', '2', '6'].map((one, at) => words(one, 2 + 20 * at)).join(' ') },
      },
      undefined,
    ],
    [
      'as the name of a choice',
      {
        entries: '/Subtype/Widget/FT/Ch/Ff 131072/T(f)/V(a)/Opt[[(a)(2026)][(b)(2027)]]/F 4',
        box: rect,
        drawn: { N: words('2026') },
      },
      undefined,
    ],
  ])('is read when it is drawn %s', async (_how, overlay, form) => {
    const opened = await read([overlay], form);
    expect(lines(opened)[0]).toMatch(/^Numero de dossier : 2026/);
    expect([opened.marks, opened.hidden]).toEqual([['form_fields'], []]);
  });

  it.each<[string, Overlay, string]>([
    [
      'a hidden field',
      { entries: field('secret').replace('/F 4', '/F 2'), box: rect, drawn: { N: words('secret') } },
      'not_displayed',
    ],
    [
      'a field not for the screen',
      { entries: field('secret').replace('/F 4', '/F 36'), box: rect, drawn: { N: words('secret') } },
      'not_displayed',
    ],
    ['a password', { entries: field('secret', '/Ff 8192'), box: rect, drawn: { N: words('******') } }, 'not_displayed'],
    ['white', { entries: field('secret'), box: rect, drawn: { N: words('secret', 2, 4, '1 g') } }, 'same_colour'],
    ['drawn in white by the reader', { entries: field('secret', '/DA(/F 10 Tf 1 g)'), box: rect }, 'same_colour'],
    ['drawn tiny by the reader', { entries: field('secret', '/DA(/F 1 Tf 0 g)'), box: rect }, 'tiny'],
    ['outside', { entries: field('secret'), box: [180, -50, 380, -20] }, 'moved_away'],
  ])('is kept apart when the page does not show it: %s', async (_how, overlay, why) => {
    const opened = await read([overlay]);
    expect(opened.text).not.toContain('secret');
    expect(opened.hidden).toEqual([expect.objectContaining({ text: expect.stringContaining('secret'), why })]);
    expect(opened.marks).toEqual(['form_fields']);
  });

  it('is doubted when the field holds something else than it shows', async () => {
    const opened = await read([{ entries: field('held'), box: rect, drawn: { N: words('shown') } }]);
    expect(lines(opened)[0]).toBe('Numero de dossier : shown Date');
    expect(opened.hidden).toEqual([expect.objectContaining({ text: 'held', why: 'not_displayed' })]);
    expect(opened.marks).toContain('text_not_shown');
  });

  it('is kept apart when its field lies on no page', async () => {
    const opened = await read([{ entries: field('secret'), box: rect, isLost: true }]);
    expect(opened.hidden).toEqual([expect.objectContaining({ text: 'secret', why: 'not_displayed' })]);
  });

  it('is not read whole when the form is in XFA', async () => {
    const opened = await read([{ entries: field('2026'), box: rect }], '/XFA[(form) 6 0 R]');
    expect(opened.marks).toContain('page_unread');
  });

  const tick = { On: 'q BT /ZaDb 10 Tf 1 1 Td (4) Tj ET Q', Off: '' };
  const box = (state: string, y: number, x = 72): Overlay => ({
    entries: `/Subtype/Widget/FT/Btn/T(b${y}${x})/V/${state}/AS/${state}/F 4`,
    box: [x, y, x + 10, y + 10],
    drawn: tick,
  });
  const choices = line('donnees relatives aux abonnes', 700, 90) + line('donnees de trafic', 680, 90);

  it('ticks the boxes of the words beside them', async () => {
    const opened = await read([box('Off', 680), box('On', 700)], '', choices);
    expect(lines(opened).slice(0, 2)).toEqual(['☒ donnees relatives aux abonnes', '☐ donnees de trafic']);
    expect(opened.marks).toEqual(['form_fields']);
  });

  it('puts a box at the end of a line before the words it belongs to', async () => {
    const opened = await read([box('Off', 680, 300), box('On', 700, 300)], '', choices);
    expect(lines(opened).slice(0, 2)).toEqual(['☒ donnees relatives aux abonnes', '☐ donnees de trafic']);
  });

  it('doubts a tick that shows nothing', async () => {
    const opened = await read([{ ...box('On', 700), drawn: { On: '', Off: '' } }], '', choices);
    expect(opened.marks).toContain('text_not_shown');
  });
});

describe('what is noted on a page', () => {
  const over = [72, 640, 400, 660] as const;

  it.each<[string, Overlay]>([
    [
      'free text',
      { entries: '/Subtype/FreeText/Contents(Vu et retire)/F 4', box: over, drawn: { N: words('Vu et retire') } },
    ],
    [
      'free text without a drawing',
      { entries: '/Subtype/FreeText/DA(/F 10 Tf 0 g)/Contents(Vu et retire)/F 4', box: over },
    ],
    ['a stamp', { entries: '/Subtype/Stamp/F 4', box: over, drawn: { N: words('Vu et retire') } }],
  ])('is read in its place when the page shows it: %s', async (_what, overlay) => {
    const opened = await read([overlay]);
    const found = lines(opened).filter((one) => one !== '');
    expect(found.slice(-2)).toEqual(['Vu et retire', 'Fin.']);
    expect([opened.marks, opened.hidden]).toEqual([['notes'], []]);
  });

  it.each<[string, string, Overlay]>([
    ['a note to be opened', 'closed_note', { entries: '/Subtype/Text/Contents(secret)/F 4', box: over }],
    [
      'the comment of a highlight',
      'closed_note',
      { entries: '/Subtype/Highlight/QuadPoints[72 660 400 660 72 640 400 640]/Contents(secret)/F 4', box: over },
    ],
    [
      'what a stamp holds and does not show',
      'closed_note',
      { entries: '/Subtype/Stamp/Contents(secret)/F 4', box: over, drawn: { N: '' } },
    ],
    [
      'hidden free text',
      'not_displayed',
      { entries: '/Subtype/FreeText/Contents(secret)/F 2', box: over, drawn: { N: words('secret') } },
    ],
    [
      'white free text',
      'same_colour',
      { entries: '/Subtype/FreeText/Contents(secret)/F 4', box: over, drawn: { N: words('secret', 2, 4, '1 g') } },
    ],
  ])('is kept apart when it does not: %s', async (_what, why, overlay) => {
    const opened = await read([overlay]);
    expect(opened.text).not.toContain('secret');
    expect(opened.hidden).toEqual([expect.objectContaining({ text: 'secret', why })]);
    expect(opened.marks).toEqual(['notes']);
  });
});
