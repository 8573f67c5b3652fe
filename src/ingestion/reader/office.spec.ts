import { describe, expect, it } from '@jest/globals';
import { strToU8, zipSync } from 'fflate';
import { isOffice, readOffice } from './office.js';

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const document = (body: string): string =>
  `<?xml version="1.0"?><w:document ${W}><w:body>${body}</w:body></w:document>`;
const run = (text: string, properties = ''): string => `<w:r><w:rPr>${properties}</w:rPr><w:t>${text}</w:t></w:r>`;
const zip = (files: Record<string, string>): Buffer =>
  Buffer.from(zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]))));
const docx = (body: string, more: Record<string, string> = {}): Buffer =>
  zip({ 'word/document.xml': document(body), ...more });
const styles = `<w:styles ${W}>
  <w:style w:styleId="Base"><w:rPr><w:vanish/></w:rPr></w:style>
  <w:style w:styleId="Child"><w:basedOn w:val="Base"/></w:style>
  <w:style w:styleId="Loop"><w:basedOn w:val="Loop"/></w:style></w:styles>`;

const O = 'xmlns:office="urn:o" xmlns:text="urn:t" xmlns:style="urn:s" xmlns:fo="urn:f" xmlns:table="urn:b"';
const odt = (body: string, automatic = '', named = ''): Buffer =>
  zip({
    mimetype: 'application/vnd.oasis.opendocument.text',
    'content.xml': `<office:document-content ${O}>${automatic}<office:body>${body}</office:body></office:document-content>`,
    'styles.xml': `<office:document-styles ${O}>${named}</office:document-styles>`,
  });
const style = (name: string, properties: string): string =>
  `<style:style style:name="${name}"><style:text-properties ${properties}/></style:style>`;

describe('a DOCX', () => {
  it('is read with its headers, tables and notes', () => {
    const body = `<w:p>${run('Réquisition')}</w:p><w:tbl><w:tr><w:tc><w:p>${run('compte')}</w:p></w:tc></w:tr></w:tbl>`;
    const header = `<w:hdr ${W}><w:p>${run('PV 01872/2026')}</w:p></w:hdr>`;
    const notes = `<w:footnotes ${W}><w:p>${run('note')}</w:p></w:footnotes>`;
    const { text } = readOffice(docx(body, { 'word/header1.xml': header, 'word/footnotes.xml': notes }));
    expect(text).toBe('PV 01872/2026\nRéquisition\ncompte\n\tnote\n');
  });

  it.each([
    ['vanish', run('caché', '<w:vanish/>'), 'not_displayed'],
    ['webHidden', run('caché', '<w:webHidden/>'), 'not_displayed'],
    ['a character style that inherits it', run('caché', '<w:rStyle w:val="Child"/>'), 'not_displayed'],
    ['white on white', run('caché', '<w:color w:val="FFFFFF"/>'), 'same_colour'],
    ['one point', run('caché', '<w:sz w:val="2"/>'), 'tiny'],
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
});

describe('an ODT', () => {
  it('is read with its headers and its blanks', () => {
    const header = '<style:header><text:p>DNRED 69</text:p></style:header>';
    const { text } = readOffice(odt('<text:p>a<text:s text:c="3"/>b<text:tab/>c</text:p>', '', header));
    expect(text).toBe('DNRED 69\na   b\tc\n');
  });

  it.each([
    ['text:display', style('H', 'text:display="none"'), 'not_displayed'],
    ['white', style('H', 'fo:color="#ffffff"'), 'same_colour'],
    ['size', style('H', 'fo:font-size="1pt"'), 'tiny'],
  ])('keeps apart what is hidden by %s', (_how, automatic, why) => {
    const body = '<text:p>vu <text:span text:style-name="H">caché</text:span></text:p>';
    expect(readOffice(odt(body, automatic))).toMatchObject({ text: 'vu \n', hidden: [{ text: 'caché', why }] });
  });

  it('keeps apart what a tracked change deleted', () => {
    const body = '<text:tracked-changes><text:p>ôté</text:p></text:tracked-changes><text:p>vu</text:p>';
    const opened = readOffice(odt(body));
    expect(opened.text?.trim()).toBe('vu');
    expect(opened.hidden?.map(({ text }) => text)).toEqual(['ôté']);
  });
});

describe('a hostile office file', () => {
  it('is too large when it declares more than it may, before anything is unpacked', () => {
    const bomb = zip({ 'word/document.xml': document('a'.repeat(60_000_000)) });
    expect(bomb.length).toBeLessThan(200_000);
    const started = performance.now();
    expect(readOffice(bomb)).toEqual({ text: null, unread: 'too_large' });
    expect(performance.now() - started).toBeLessThan(500);
  });

  it.each([
    ['a document type', `<!DOCTYPE x [<!ENTITY e "boo">]><w:document ${W}><w:p>&e;</w:p></w:document>`],
    ['broken XML', `<w:document ${W}><w:p>`],
  ])('is damaged with %s', (_what, xml) => {
    expect(readOffice(zip({ 'word/document.xml': xml }))).toEqual({ text: null, unread: 'damaged' });
  });

  it('is damaged when it is cut, and encrypted when it is a compound file', () => {
    const whole = docx(`<w:p>${run('texte')}</w:p>`);
    expect(readOffice(whole.subarray(0, whole.length - 40)).unread).toBe('damaged');
    const compound = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(100)]);
    expect(isOffice(compound, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document')).toBe(true);
    expect(readOffice(compound).unread).toBe('encrypted');
  });

  it('is no office file when it is another archive, whatever its name', () => {
    expect(isOffice(zip({ 'readme.txt': 'x' }), 'application/vnd.oasis.opendocument.text')).toBe(false);
  });
});
