import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fold } from './fold.js';

describe('fold', () => {
  it.each([
    ['Article 60‑1 du Code de procédure pénale', 'article 60-1 du code de procedure penale'],
    ['l’œuvre — D’ENQUÊTE', "l'œuvre - d'enquete"],
    ['18\u00a0U.S.C.\u2009§\u202f2703(d)', '18 u.s.c. § 2703(d)'],
    ['調取証拠　１２', '調取証拠 12'],
    ['ligne\r\nsuivante', 'ligne  suivante'],
    ['İzmir ß ﬁn', 'izmir ß ﬁn'],
    ['Połączeń ØRE đak kayıt', 'polaczen ore dak kayit'],
  ])('reads %j as %j', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  it('moves no offset, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(fold(text)).toHaveLength(text.length);
      }),
    );
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
    );
  });
});
