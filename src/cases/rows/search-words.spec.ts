import { describe, expect, it } from '@jest/globals';
import { growth } from '../../../test/support/growth.js';
import { askedBy, lexemesOf } from './search-words.js';

const finds = (query: string, text: string): boolean => {
  const lexemes = lexemesOf(text);
  const asked = askedBy(query);
  return (
    asked.length > 0 &&
    asked.every((alternatives) => alternatives.some((all) => all.every((lexeme) => lexemes.includes(lexeme))))
  );
};

describe('words searched', () => {
  it.each([
    ['requisition', 'Réquisitions judiciaires'],
    ['réquisitions', 'REQUISITION du 12 novembre'],
    ['mandats', 'un mandat de perquisition'],
    ['warrants', 'Search warrant enclosed'],
    ['dupont@cible.example', 'compte <Dupont@cible.example>, ouvert en 2024'],
    ['dupont', 'compte dupont@cible.example'],
    ['24-mj-00731', 'Case No. 24-MJ-00731'],
    ['2001:db8::7', 'adresse 2001:DB8::7 le 12/11'],
    ['192.0.2.7', 'adresse 192.0.2.7, port 443'],
    ['proj-kelvin-42', 'projet proj-kelvin-42'],
    ['06 12 34 56 78', '0612345678'],
    ['+33 6 12 34 56 78', '+33612345678'],
    ['GRF-2026-000012', 'GRF-2026-000012'],
    ['000012', 'GRF-2026-000012'],
    ['l’article 60-1', "Vu l'article 60-1 du code"],
  ])('%s finds "%s"', (query, text) => {
    expect(finds(query, text)).toBe(true);
  });

  it.each([
    ['dupond@cible.example', 'dupont@cible.example'],
    ['192.0.2.70', '192.0.2.7'],
    ['requisition lille', 'Réquisition du tribunal de Lyon'],
    ['24-mj-00732', 'Case No. 24-MJ-00731'],
    ['de', 'un mandat de perquisition'],
    ['  , ; ', 'un mandat'],
  ])('%s does not find "%s"', (query, text) => {
    expect(finds(query, text)).toBe(false);
  });

  it('are found without the square of a long run of signs', async () => {
    const found = (signs: number) => expect(lexemesOf(`a${'.'.repeat(signs)}mandat`)).toContain('mandat');
    expect(await growth(found, 20_000, 160_000, 32)).toBeLessThan(32);
  });
});
