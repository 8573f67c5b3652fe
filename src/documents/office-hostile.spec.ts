import { describe, expect, it } from '@jest/globals';
import { zipSync } from 'fflate';
import { document, docx, run, W, zip } from '../../test/support/office-parts.js';
import { readOffice } from './office/office.js';
import { isOffice } from './office/office-kind.js';

/** The same archive, with another unpacked size said of one part in its directory (APPNOTE 4.3.12). */
function withSize(archive: Buffer, name: string, size: number): Buffer {
  const lie = Buffer.from(archive);
  const NAME_AT = 46;
  const SIZE_AT = 24;
  lie.writeUInt32LE(size, lie.lastIndexOf(`${name}PK`) - NAME_AT + SIZE_AT);
  return lie;
}

describe('a hostile office file', () => {
  it('is too large when it declares more than it may, before anything is unpacked', () => {
    const bomb = docx('a'.repeat(60_000_000));
    expect(bomb.length).toBeLessThan(200_000);
    expect(readOffice(bomb)).toEqual({ text: null, unread: 'too_large' });
    // Unpacked, it would be as small as it is, and damaged.
    expect(readOffice(withSize(docx('a'), 'word/document.xml', 60_000_000)).unread).toBe('too_large');
  });

  it.each([
    ['a document type', `<!DOCTYPE x [<!ENTITY e "boo">]><w:document ${W}><w:p>&e;</w:p></w:document>`],
    ['a document type that is never used', `<!DOCTYPE x><w:document ${W}><w:p>${run('vu')}</w:p></w:document>`],
    ['broken XML', `<w:document ${W}><w:p>`],
  ])('is damaged with %s', (_what, xml) => {
    expect(readOffice(docx('', { 'word/document.xml': xml }))).toEqual({ text: null, unread: 'damaged' });
  });

  it('is damaged when it is cut', () => {
    const whole = docx(`<w:p>${run('texte')}</w:p>`);
    expect(readOffice(whole.subarray(0, whole.length - 40)).unread).toBe('damaged');
  });

  it('is damaged when it lies about a size, cut at the lie', () => {
    const honest = docx(`<w:p>${run('a'.repeat(1_000_000))}</w:p>`);
    expect(readOffice(withSize(honest, 'word/document.xml', 5_000)).unread).toBe('damaged');
  });

  it('is too large by what it holds, though it says it holds nothing', () => {
    const archive = Buffer.from(zipSync({ 'word/document.xml': new Uint8Array(50_000_001) }, { level: 0 }));
    expect(readOffice(withSize(archive, 'word/document.xml', 0)).unread).toBe('too_large');
  });

  it('is encrypted when the list of its parts says how', () => {
    const manifest = { 'META-INF/manifest.xml': '<manifest:encryption-data/>' };
    expect(readOffice(zip({ mimetype: 'x', 'content.xml': 'noise', ...manifest })).unread).toBe('encrypted');
  });

  it('is damaged when it has two parts of one name, or is two documents at once', () => {
    const twice = docx(`<w:p>${run('vu')}</w:p>`, { 'word/documenu.xml': document(`<w:p>${run('leurre')}</w:p>`) });
    const renamed = Buffer.from(twice.toString('latin1').replaceAll('documenu.xml', 'document.xml'), 'latin1');
    expect(readOffice(renamed).unread).toBe('damaged');
    expect(readOffice(docx(`<w:p>${run('vu')}</w:p>`, { 'content.xml': '<x/>' })).unread).toBe('damaged');
  });

  it('is no office file when it is another archive, whatever its name', () => {
    expect(isOffice(zip({ 'readme.txt': 'x' }))).toBe(false);
  });
});
