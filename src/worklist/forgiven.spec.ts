import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { slipsBetween } from '../domain/kernel/slips.js';
import { forgiven, publicWords, referenceMeant } from './forgiven.js';

const known = publicWords([
  'Gendarmerie nationale',
  'Parquet de Lille',
  'Lisle',
  'Bundeskriminalamt',
  'fbi.gov',
  'Décret',
]);

describe('a search that found nothing', () => {
  it.each([
    ['gendarmrie', 'gendarmerie'],
    ['gnedarmerie', 'gendarmerie'],
    ['GENDARMERI', 'gendarmerie'],
    ['gendamrie lille', 'gendarmerie lille'],
    ['Bundeskriminalmat', 'bundeskriminalamt'],
    ['decrt', 'decret'],
    ['parqet', 'parquet'],
  ])('takes %j for %j', (text, meant) => expect(forgiven(text, known)).toBe(meant));

  it.each([
    ['2026-000012', 'GRF-2026-000012'],
    ['grf 2026 12', 'GRF-2026-000012'],
    ['GRF2026000012', 'GRF-2026-000012'],
    ['GRF-2026-OOOOl2', 'GRF-2026-000012'],
    ['grf-2026-12-2', 'GRF-2026-000012-2'],
  ])('takes %j for the reference %j', (text, meant) => expect(referenceMeant(text)).toBe(meant));

  it.each(['gendarmerie', 'dupont', 'xyz', 'lillle@nuage.example', '24-mj-00731', 'GRF-2026-000012', 'fbx', ''])(
    'leaves %j',
    (text) => expect([forgiven(text, known), referenceMeant(text)]).toEqual([null, null]),
  );

  it('forgives one slip in a short word, and two in a long one', () => {
    expect(forgiven('lilel', known)).toBe('lille');
    expect(forgiven('lilxx', known)).toBeNull();
    expect(forgiven('gendarxexie', known)).toBe('gendarmerie');
    expect(forgiven('gendxrxexie', known)).toBeNull();
  });
});

const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });

it('the slips between two words are as many both ways, none of a word with itself, one of a swap', () => {
  fc.assert(
    fc.property(letters, letters, (one, other) => {
      expect(slipsBetween(one, other, 9)).toBe(slipsBetween(other, one, 9));
      expect(slipsBetween(one, one, 2)).toBe(0);
      expect(slipsBetween(`ab${one}`, `ba${one}`, 2)).toBe(1);
    }),
  );
});
