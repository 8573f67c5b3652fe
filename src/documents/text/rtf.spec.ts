import { describe, expect, it } from '@jest/globals';
import { growth } from '../../../test/support/growth.js';
import { isRtf, readRtf } from './rtf.js';

const rtf = (body: string, head = ''): Buffer => Buffer.from(`{\\rtf1\\ansi\\ansicpg1252${head}${body}}`, 'latin1');
const colours = '{\\colortbl;\\red255\\green255\\blue255;\\red0\\green0\\blue80;}';

describe('an RTF file', () => {
  it('is read with its header, its table and its note, and without its fields and its pictures', () => {
    const body =
      "{\\header PV 01872/2026\\par}R\\'e9quisition\\par compte\\cell proj-kelvin-42\\cell\\row{\\footnote note}" +
      '{\\field{\\*\\fldinst HYPERLINK "x"}{\\fldrslt article 60-1}}{\\pict\\bin9 }}}}}}}}}';
    expect(readRtf(rtf(body)).text).toBe('PV 01872/2026\nRéquisition\ncompte\tproj-kelvin-42\t\nnotearticle 60-1');
  });

  it('is decoded by the code page of each font, and by Unicode where it is given', () => {
    const fonts = '{\\fonttbl{\\f0\\fcharset0 Arial;}{\\f1\\fcharset204 Arial;}}';
    const body = "{\\f1 \\'ef\\'f0\\'e8} \\'80 \\u8217? {\\uc2\\u28040\\'ce\\'c2}";
    expect(readRtf(rtf(body, fonts)).text).toBe('при € ’ 消');
  });

  it.each([
    ['\\v', "{\\v cach\\'e9}", 'not_displayed'],
    ['a deleted revision', "{\\deleted cach\\'e9}", 'not_displayed'],
    ['white', "{\\cf1 cach\\'e9}", 'same_colour'],
    ['its own background', "{\\cf2\\highlight2 cach\\'e9}", 'same_colour'],
    ['one point', "{\\fs2 cach\\'e9}", 'tiny'],
  ])('keeps apart what is hidden by %s', (_, hidden, why) => {
    const opened = readRtf(rtf(`vu ${hidden}aussi`, colours));
    expect(opened).toMatchObject({ text: 'vu aussi', hidden: [{ at: 3, text: 'caché', why }] });
  });

  it('shows white on a dark ground, and what \\plain makes visible again', () => {
    expect(readRtf(rtf('{\\cf1\\highlight2 vu}{\\v\\plain  aussi}', colours)).text).toBe('vu aussi');
  });

  it('says when it is cut, and refuses to go deeper than any writer does', () => {
    expect(readRtf(Buffer.from('{\\rtf1 texte'))).toMatchObject({ text: 'texte', marks: ['damaged'] });
    expect(readRtf(Buffer.from(`{\\rtf1 ${'{'.repeat(1_000)}x`)).unread).toBe('too_deep');
    expect(readRtf(rtf('')).unread).toBe('no_text_layer');
  });

  it('is known by its first bytes', () => {
    expect([isRtf(rtf('')), isRtf(Buffer.from('{\\rt'))]).toEqual([true, false]);
  });

  it('takes time in proportion to its size', async () => {
    const read = (times: number) => readRtf(rtf("\\b a\\'e9\\par ".repeat(times)));
    expect(await growth(read, 20_000, 160_000, 32)).toBeLessThan(32);
  });
});
