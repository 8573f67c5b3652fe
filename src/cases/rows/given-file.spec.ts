import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fileNameParameter } from '../../domain/kernel/file-name.js';
import { FileName } from './given-file.js';

/** RFC 8187, 3.2.1: what may stand in the value, beside the bytes that are encoded. */
const VALUE = /^filename\*=UTF-8''(?:%[0-9A-F]{2}|[A-Za-z0-9!#$&+.^_`|~-])*$/;

it('nothing in a name begins another parameter, another header or another quote', () => {
  const unit = fc.constantFrom(...`aé"';\\/*()%,=\r\n\t\0 <>`, '\u202e', '😀');
  fc.assert(
    fc.property(fc.string({ unit }), (name) => {
      const written = fileNameParameter(name);
      expect(written).toMatch(VALUE);
      expect(decodeURIComponent(written.slice("filename*=UTF-8''".length))).toBe(name);
    }),
  );
});

it.each([
  ['turns its ending around', 'facture\u202efdp.exe'],
  ['hides its ending', `act.pdf\u2028.exe`],
  ['has half a pair of surrogates, which no header can say', 'act\ud800.pdf'],
  ['ends a header', 'act\r\nSet-Cookie: x.pdf'],
  ['is a path', '../act.pdf'],
  ['is a path elsewhere', 'C:\\act.pdf'],
])('a given name that %s is refused', (_what, name) => {
  expect(FileName.safeParse(name).success).toBe(false);
});

it.each(['act.pdf', "l'acte (1).pdf", 'Relevé d’accès.csv', '調書.pdf', '📎 act.pdf'])('%j is a name', (name) => {
  expect(FileName.safeParse(name).success).toBe(true);
});
