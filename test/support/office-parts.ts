/** Office files made part by part, for specs of their readers. */
import { strToU8, zipSync } from 'fflate';

export const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
export const document = (body: string): string =>
  `<?xml version="1.0"?><w:document ${W}><w:body>${body}</w:body></w:document>`;
export const run = (text: string, properties = ''): string =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t>${text}</w:t></w:r>`;
export const zip = (files: Record<string, string>): Buffer =>
  Buffer.from(zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]))));
export const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
export const relations = (targets: readonly (readonly [id: string, type: string, target: string])[]): string =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${targets
    .map(([id, type, target]) => `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`;
export const related = relations([
  ['r1', 'styles', 'styles.xml'],
  ['r2', 'header', 'header1.xml'],
  ['r3', 'footnotes', 'footnotes.xml'],
]);
export const docx = (body: string, more: Record<string, string> = {}): Buffer =>
  zip({
    '_rels/.rels': relations([['r1', 'officeDocument', 'word/document.xml']]),
    'word/document.xml': document(body),
    'word/_rels/document.xml.rels': related,
    ...more,
  });
