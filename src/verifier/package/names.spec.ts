import { describe, expect, it, test } from '@jest/globals';
import { asicManifestOf, readAsicManifest } from './asic-manifest.js';
import { foldedName, objectionToNames, partOf } from './names.js';

const hostile = [
  '../a',
  'data/../a',
  '/a',
  'a//b',
  './a',
  'a/',
  '',
  'a\\b',
  'C:a',
  'a\u0000b',
  'a\nb',
  'a\u202efdp.exe',
  'e\u0301',
  'a.',
  ' a',
  'data/con.txt',
  'x'.repeat(256),
];

describe('names in a container', () => {
  test.each(hostile.map((name) => [name]))('%j is refused', (name) => {
    expect(objectionToNames([name])).not.toBeNull();
  });

  test.each([
    ['a', 'a'],
    ['Relevé.csv', 'RELEVÉ.CSV'],
    ['ﬁle', 'file'],
  ])('%j and %j do not stand together', (one, other) => {
    expect(objectionToNames([one, other])?.en).toContain('twice');
  });

  test.each([...hostile, '...', '..hidden', 'a/b', 'x'.repeat(300), `${'é'.repeat(200)}.csv`].map((name) => [name]))(
    '%j becomes a name that is admitted',
    (given) => {
      expect(objectionToNames([`data/0001/${partOf(given, new Set())}`])).toBeNull();
    },
  );

  it('numbers what would stand twice, before its ending', () => {
    const others = new Set(['a.csv', 'a (2).csv'].map(foldedName));
    expect([partOf('A.csv', others), partOf('b.csv', others)]).toEqual(['A (3).csv', 'b.csv']);
  });
});

describe('the manifest of the format', () => {
  const files = [
    { name: 'manifest.json', mediaType: 'application/json', sha512: 'ab'.repeat(64) },
    { name: 'data/0001/Relevé d’accès & <suite> %2e.csv', mediaType: 'text/csv; a="<b>"', sha512: '01'.repeat(64) },
  ];

  it('gives back what it was written from, whatever stands in a name', () => {
    expect(readAsicManifest(asicManifestOf(files))).toEqual(files);
    expect(asicManifestOf(files).toString()).toContain('data/0001/Relev%C3%A9%20d%E2%80%99acc%C3%A8s%20%26%20');
  });

  test.each([
    ['a comment', '</asic:ASiCManifest>', '<!-- --></asic:ASiCManifest>'],
    ['another algorithm', 'xmlenc#sha512', 'xmlenc#sha256'],
    [
      'a reference hidden from the pattern',
      '</asic:ASiCManifest>',
      '<asic:DataObjectReference URI="x"/></asic:ASiCManifest>',
    ],
    ['a name written another way', 'Relev%C3%A9', 'Relevé'],
    ['a name that cannot be read', 'Relev%C3%A9', 'Relev%C3'],
    ['another root file', ' Rootfile="true"', ''],
  ])('is refused with %s', (_, found, instead) => {
    const changed = Buffer.from(asicManifestOf(files).toString().replace(found, instead));
    expect(() => readAsicManifest(changed)).toThrow('META-INF/ASiCManifest.xml');
  });
});
