import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import type { PdfDocument } from '../../../src/platform/pdf/document.js';
import { openDocument } from '../../../src/platform/pdf/pdfkit-document.js';
import { reservedRange } from '../../../src/platform/pdf/signature-field.js';
import { present } from '../../support/tools.js';

const at = new Date('2026-11-24T13:37:00Z');
const rows = Array.from({ length: 60 }, (_, index) => [
  `Ligne ${index + 1}`,
  'Autorité requérante',
  String(index * 1000),
]);

async function sample(title = 'Essai & <preuve>', extra: (document: PdfDocument) => void = () => {}): Promise<Buffer> {
  const document = openDocument({ title, author: 'Opérateur', subject: 'Essai', language: 'fr-FR', at });
  document.footer('Essai', (page, pages) => `Page ${page} sur ${pages}`);
  document.heading(1, 'Rapport de transparence');
  document.paragraph('Œuvre, cœur, naïf, 1\u202f234 €, «\u00a0guillemets\u00a0».', 'lead');
  document.paragraph([{ text: 'Titre. ', weight: 'bold' }, { text: 'Suite du paragraphe.' }]);
  document.list(['premier', 'second']);
  document.keyFigures([
    { value: '0', label: 'demande exécutée hors accord' },
    { value: '12', label: 'demandes reçues' },
  ]);
  document.heading(2, 'Tableau');
  const head = ['Ligne', 'Autorité', 'Nombre'];
  document.table({ caption: 'Une table', head, rows, widths: [1, 2, 1], align: ['left', 'left', 'right'] });
  document.figure('Deux barres', 80, (canvas) => {
    canvas.rect(0, 0, 100, 20, '#2a3b8c');
    canvas.text('cent', 110, 4);
  });
  extra(document);
  document.attach({
    name: 'donnees.json',
    mediaType: 'application/json',
    description: 'Données',
    bytes: Buffer.from('{"a":1}'),
  });
  document.reserveSignature({ signer: 'Opérateur', reason: 'Publication', description: 'Signature', at });
  return document.finish();
}

/** The text of the objects, streams inflated. */
function opened(pdf: Buffer): string {
  const raw = pdf.toString('latin1');
  return raw.replace(/stream\n([\s\S]*?)\nendstream/g, (whole, body: string) => {
    try {
      return inflateSync(Buffer.from(body, 'latin1')).toString('latin1');
    } catch {
      return whole;
    }
  });
}

function withFile<T>(bytes: Buffer, use: (path: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'greffe-pdf-'));
  try {
    const path = join(folder, 'file.pdf');
    writeFileSync(path, bytes);
    return use(path);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('a document on paper', () => {
  test('has the same bytes for the same calls', async () => {
    expect((await sample()).equals(await sample())).toBe(true);
  });

  test('claims PDF/A-3a and PDF/UA-1, with its metadata escaped', async () => {
    const text = opened(await sample());
    expect(text).toContain('<pdfaid:part>3</pdfaid:part>');
    expect(text).toContain('<pdfaid:conformance>A</pdfaid:conformance>');
    expect(text).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(text).toContain('Essai &amp; &lt;preuve&gt;');
    expect(text).toContain('/Title');
  });

  test('keeps the traps of the library away', async () => {
    const text = opened(await sample());
    expect(text).not.toContain('/UserUnit');
    expect(text).not.toContain('NeedAppearances');
    expect(text).not.toContain('Helvetica');
    expect(text).toMatch(/\/Tabs \/S/);
    expect(text).toMatch(/\/Artifact <<\n\/Type \/Pagination/);
    expect(text).toMatch(/\/S \/Figure[\s\S]{0,80}\/Alt/);
    expect(text).toMatch(/\/BBox \[62 /);
    expect(text).toContain('/Scope /Column');
    expect(text).toContain('/Scope /Row');
    expect(text).toContain('/AFRelationship /Data');
    expect(text).toMatch(/\/ModDate \(D:20261124133700Z\)/);
    expect(text.match(/\/FontFile2/g)).toHaveLength(3);
    expect(text).toContain(reservedRange);
  });

  test('refuses to skip a level of heading', async () => {
    const document = openDocument({ title: 't', author: 'a', subject: 's', language: 'en', at });
    document.heading(1, 'one');
    expect(() => document.heading(3, 'three')).toThrow('A heading of level 3 follows one of level 1.');
  });

  test('writes a character the font lacks as its code point and drops invisible controls', async () => {
    const pdf = await sample('t', (document) => document.paragraph('法 a\u202eb'));
    if (!present('pdftotext')) return;
    const text = withFile(pdf, (path) => execFileSync('pdftotext', [path, '-'], { encoding: 'utf8' }));
    expect(text).toContain('[U+6CD5] ab');
  });

  test('repeats the head of a table and numbers each page', async () => {
    const pdf = await sample();
    if (!present('pdftotext')) return;
    const text = withFile(pdf, (path) => execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' }));
    expect(text.match(/Autorité {2,}Nombre/g)?.length).toBeGreaterThanOrEqual(2);
    expect(text).toContain('Page 1 sur 3');
    expect(text).toContain('Page 3 sur 3');
  });

  test('is a sound file for qpdf, with its tags for pdfinfo', async () => {
    const pdf = await sample();
    if (present('qpdf')) withFile(pdf, (path) => execFileSync('qpdf', ['--check', path]));
    if (!present('pdfinfo')) return;
    const tree = withFile(pdf, (path) => execFileSync('pdfinfo', ['-struct', path], { encoding: 'utf8' }));
    for (const tag of ['Document', 'H1', 'LBody', 'THead', 'TH', 'Figure', 'Form']) expect(tree).toContain(tag);
  });
});
