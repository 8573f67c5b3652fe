import { describe, expect, it } from '@jest/globals';
import { document, docx, OFFICE, relations, run, W, zip } from '../../../test/support/office-parts.js';
import { readOffice } from './office.js';

const R = `xmlns:r="${OFFICE}"`;
const reference = (type = 'default'): string =>
  `<w:sectPr><w:headerReference w:type="${type}" ${R} r:id="r2"/></w:sectPr>`;
const styles = `<w:styles ${W}>
  <w:style w:styleId="Base"><w:rPr><w:vanish/></w:rPr></w:style>
  <w:style w:styleId="Child"><w:basedOn w:val="Base"/></w:style>
  <w:style w:styleId="Loop"><w:basedOn w:val="Loop"/></w:style></w:styles>`;

const O = [
  ['office', 'office'],
  ['text', 'text'],
  ['style', 'style'],
  ['fo', 'xsl-fo-compatible'],
  ['table', 'table'],
]
  .map(([prefix, name]) => `xmlns:${prefix}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
  .join(' ');
const odt = (body: string, automatic = '', named = ''): Buffer =>
  zip({
    mimetype: 'application/vnd.oasis.opendocument.text',
    'content.xml': `<office:document-content ${O}>${automatic}<office:body>${body}</office:body></office:document-content>`,
    'styles.xml': `<office:document-styles ${O}>${named}</office:document-styles>`,
  });
const style = (name: string, properties: string, family = 'text'): string =>
  `<style:style style:name="${name}" style:family="${family}"><style:text-properties ${properties}/></style:style>`;

describe('a DOCX', () => {
  it('is read with its headers, tables and notes', () => {
    const body = `<w:p>${run('Réquisition')}</w:p><w:tbl><w:tr><w:tc><w:p>${run('compte')}</w:p></w:tc></w:tr></w:tbl>`;
    const header = `<w:hdr ${W}><w:p>${run('PV 01872/2026')}</w:p></w:hdr>`;
    const notes = `<w:footnotes ${W}><w:footnote w:id="2"><w:p>${run('note')}</w:p></w:footnote></w:footnotes>`;
    const pointer = '<w:p><w:r><w:footnoteReference w:id="2"/></w:r></w:p>';
    const parts = { 'word/header1.xml': header, 'word/footnotes.xml': notes };
    const { text } = readOffice(docx(body + pointer + reference(), parts));
    expect(text).toBe('PV 01872/2026\nRéquisition\ncompte\n\t\nnote\n');
  });

  it.each([
    ['vanish', run('caché', '<w:vanish/>'), 'not_displayed'],
    ['webHidden', run('caché', '<w:webHidden/>'), 'not_displayed'],
    ['a character style that inherits it', run('caché', '<w:rStyle w:val="Child"/>'), 'not_displayed'],
    ['white on white', run('caché', '<w:color w:val="FFFFFF"/>'), 'same_colour'],
    ['one point', run('caché', '<w:sz w:val="2"/>'), 'tiny'],
    ['vanish, whatever webHidden says', run('caché', '<w:vanish/><w:webHidden w:val="0"/>'), 'not_displayed'],
    [
      'vanish, whatever another vocabulary says',
      run('caché', '<w:vanish x:val="0" xmlns:x="urn:x"/>'),
      'not_displayed',
    ],
    [
      'vanish, whatever it was before a tracked change',
      run('caché', '<w:vanish/><w:rPrChange><w:rPr><w:vanish w:val="0"/></w:rPr></w:rPrChange>'),
      'not_displayed',
    ],
    ['the white of the theme', run('caché', '<w:color w:val="000000" w:themeColor="background1"/>'), 'same_colour'],
    ['black on black', run('caché', '<w:color w:val="000000"/><w:highlight w:val="black"/>'), 'same_colour'],
    ['elements that programs ignore', `<x:y xmlns:x="urn:x">${run('caché')}</x:y>`, 'not_displayed'],
    [
      'what stands in for a drawing that is shown',
      `<mc:Fallback xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">${run('caché')}</mc:Fallback>`,
      'not_displayed',
    ],
    ['a deleted revision', `<w:del><w:r><w:delText>caché</w:delText></w:r></w:del>`, 'not_displayed'],
  ])('keeps apart what is hidden by %s', (_how, hidden, why) => {
    const opened = readOffice(docx(`<w:p>${run('vu ')}${hidden}</w:p>`, { 'word/styles.xml': styles }));
    expect(opened).toMatchObject({ text: 'vu \n', hidden: [{ text: 'caché', why, at: 3 }] });
  });

  it('shows what a run makes visible again, and survives a style that is its own parent', () => {
    const shown = run('vu', '<w:rStyle w:val="Child"/><w:vanish w:val="0"/>');
    const looped = `<w:p><w:pPr><w:pStyle w:val="Loop"/></w:pPr>${run('aussi')}</w:p>`;
    expect(readOffice(docx(`<w:p>${shown}</w:p>${looped}`, { 'word/styles.xml': styles })).text).toBe('vu\naussi\n');
  });

  it('shows white on a dark paper, and hides it on a light one', () => {
    const white = `<w:p>${run('compte', '<w:color w:val="FFFFFF"/>')}</w:p>`;
    const table = (fill: string) =>
      `<w:tbl><w:tc><w:tcPr><w:shd w:val="clear" w:fill="${fill}"/></w:tcPr>${white}</w:tc></w:tbl><w:p>${run('fin')}</w:p>`;
    expect(readOffice(docx(table('1F3864'))).text).toBe('compte\n\tfin\n');
    expect(readOffice(docx(table('FFFFFF'))).text).toBe('\n\tfin\n');
  });

  it.each([
    ['the defaults', '<w:docDefaults><w:rPrDefault><w:rPr><w:vanish/></w:rPr></w:rPrDefault></w:docDefaults>', ''],
    [
      'the default style',
      '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:rPr><w:vanish/></w:rPr></w:style>',
      '',
    ],
    [
      'a paragraph style, whatever a character style says',
      '<w:style w:styleId="N"><w:rPr><w:vanish/></w:rPr></w:style><w:style w:styleId="S"><w:rPr><w:vanish w:val="0"/></w:rPr></w:style>',
      '<w:pPr><w:pStyle w:val="N"/></w:pPr>',
    ],
  ])('keeps apart what is hidden by %s', (_how, sheet, properties) => {
    const body = `<w:p>${properties}${run('caché', '<w:rStyle w:val="S"/>')}${run('vu', '<w:vanish w:val="0"/>')}</w:p>`;
    const opened = readOffice(docx(body, { 'word/styles.xml': `<w:styles ${W}>${sheet}</w:styles>` }));
    expect(opened).toMatchObject({ text: 'vu\n', hidden: [{ text: 'caché', why: 'not_displayed' }] });
  });

  it('takes the paragraph up again after a text box in it', () => {
    const box = `<w:r><w:txbxContent><w:p>${run('encadré')}</w:p></w:txbxContent></w:r>`;
    const body = `<w:p><w:pPr><w:pStyle w:val="Child"/></w:pPr>${box}${run('caché')}</w:p><w:p>${run('vu')}</w:p>`;
    const opened = readOffice(docx(body, { 'word/styles.xml': styles }));
    expect(opened.text?.trim()).toBe('vu');
    expect(opened.hidden?.map(({ text }) => text).join('')).toBe('encadré\ncaché');
  });

  it.each([
    ['a header that nothing points at', ''],
    ['a header of first pages that are not told apart', reference('first')],
    ['a header of even pages that are not told apart', reference('even')],
  ])('keeps apart %s', (_what, pointer) => {
    const header = `<w:hdr ${W}><w:p>${run('caché')}</w:p></w:hdr>`;
    const opened = readOffice(docx(`<w:p>${run('vu')}</w:p>${pointer}`, { 'word/header1.xml': header }));
    expect(opened.text).toBe('vu\n');
    expect(opened.hidden?.[0]).toMatchObject({ text: 'caché', why: 'not_displayed' });
  });

  it('keeps apart a note that nothing points at', () => {
    const notes = `<w:footnotes ${W}><w:footnote w:id="2"><w:p>${run('caché')}</w:p></w:footnote></w:footnotes>`;
    const opened = readOffice(docx(`<w:p>${run('vu')}</w:p>`, { 'word/footnotes.xml': notes }));
    expect(opened.text).toBe('vu\n');
    expect(opened.hidden?.[0]).toMatchObject({ text: 'caché', why: 'not_displayed' });
  });

  it('is the part its relations name, not the one with the usual name', () => {
    const bytes = docx(`<w:p>${run('leurre')}</w:p>`, {
      '_rels/.rels': relations([['r1', 'officeDocument', '/word/document2.xml']]),
      'word/document2.xml': document(`<w:p>${run('acte')}</w:p>`),
    });
    expect(readOffice(bytes).text).toBe('acte\n');
  });
});

describe('an ODT', () => {
  it('is read with its headers and its blanks', () => {
    const header =
      '<style:master-page style:name="Standard"><style:header><text:p>DNRED 69</text:p></style:header></style:master-page>';
    const { text } = readOffice(odt('<text:p>a<text:s text:c="3"/>b<text:tab/>c</text:p>', '', header));
    expect(text).toBe('DNRED 69\na   b\tc\n');
  });

  it.each([
    ['text:display', style('H', 'text:display="none"'), 'not_displayed'],
    ['white', style('H', 'fo:color="#ffffff"'), 'same_colour'],
    [
      'a named style beneath its own',
      '<style:style style:name="H" style:family="text" style:parent-style-name="Named"/>',
      'not_displayed',
    ],
    ['size', style('H', 'fo:font-size="1pt"'), 'tiny'],
    ['size in another unit', style('H', 'fo:font-size="0.3mm"'), 'tiny'],
    ['its own paper', style('H', 'fo:color="#123456" fo:background-color="#123456"'), 'same_colour'],
    [
      'a style whose name a paragraph style has too',
      style('H', 'text:display="none"') + style('H', 'text:display="true"', 'paragraph'),
      'not_displayed',
    ],
  ])('keeps apart what is hidden by %s', (_how, automatic, why) => {
    const body = '<text:p>vu <text:span text:style-name="H">caché</text:span></text:p>';
    expect(readOffice(odt(body, automatic, style('Named', 'text:display="none"')))).toMatchObject({
      text: 'vu \n',
      hidden: [{ text: 'caché', why }],
    });
  });

  it.each([
    ['a section', '<text:section text:display="none"><text:p>caché</text:p></text:section>'],
    ['a row', '<table:table-row table:visibility="collapse"><text:p>caché</text:p></table:table-row>'],
    ['a paragraph', '<text:hidden-paragraph><text:p>caché</text:p></text:hidden-paragraph>'],
  ])('keeps apart what is hidden with %s', (_what, hidden) => {
    const opened = readOffice(odt(`<text:p>vu</text:p>${hidden}`));
    expect(opened.text).toBe('vu\n');
    expect(opened.hidden?.[0]).toMatchObject({ text: 'caché', why: 'not_displayed' });
  });

  it('keeps apart the header of a page that is never used', () => {
    const page = (name: string) =>
      `<style:master-page style:name="${name}"><style:header><text:p>${name}</text:p></style:header></style:master-page>`;
    const opened = readOffice(odt('<text:p>vu</text:p>', '', page('Standard') + page('Leurre')));
    expect(opened.text).toBe('Standard\nvu\n');
  });

  it('keeps apart what a tracked change deleted', () => {
    const body = '<text:tracked-changes><text:p>ôté</text:p></text:tracked-changes><text:p>vu</text:p>';
    const opened = readOffice(odt(body));
    expect(opened.text?.trim()).toBe('vu');
    expect(opened.hidden?.map(({ text }) => text)).toContain('ôté');
  });
});
