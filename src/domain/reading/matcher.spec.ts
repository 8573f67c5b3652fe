import { describe, expect, it } from '@jest/globals';
import { growth } from '../../../test/support/growth.js';
import { fold } from '../law/fold.js';
import { matcherOf } from './matcher.js';
import { phraseOf } from './phrase.js';

const found = (phrases: readonly string[], text: string, lists = {}) => {
  const folded = fold(text);
  return matcherOf([{ what: 'it', phrases, lists }])
    .all(folded)
    .map(({ start, end }) => text.slice(start, end));
};

describe('a phrase of the lexicon', () => {
  it.each([
    ['Brésil*', 'la police BRESILIENNE', ['BRESILIENNE']],
    ['belge[s]', 'Belges, un belge, belgique', ['Belges', 'belge']],
    ['österreichische[n|r|s]', 'der österreichischen Behörde', ['österreichischen']],
    ['*daten', 'Bestandsdaten und Datenschutz', ['Bestandsdaten']],
    ['*polizei*', 'die Landespolizeidirektion', ['Landespolizeidirektion']],
    ['Côte d’Ivoire', "cote d'ivoire", ["cote d'ivoire"]],
    ['Pays-Bas', 'les Pays–Bas', ['Pays–Bas']],
    ['Pays-Bas', 'pays bas', []],
    ['(state|commonwealth) of {states}', 'State  of\nNew York', ['State  of\nNew York']],
    ['procureur ..2 de la République', 'procureur adjoint de la république', ['procureur adjoint de la république']],
    ['procureur ..2 de la République', 'procureur près le tribunal de la république', []],
    ['district of *', 'Northern District of Utah', ['District of Utah']],
    ['U.S. court', 'the U.S. Court', ['U.S. Court']],
    ['公安(部|厅)', '中国公安部通知', ['公安部']],
    ['inde', 'indépendant, L’Inde', ['Inde']],
    ['Inde*', 'inde2', []],
    ['identité ..3 titulaire', 'l’identité (complète), ou le nom, du titulaire', []],
    ['identité ..4 titulaire', 'l’identité : ou le nom du titulaire', ['identité : ou le nom du titulaire']],
    ['identité ..4 titulaire', 'l’identité. Le titulaire', []],
    ['identité ..4 titulaire', 'l’identité de M. le titulaire', ['identité de M. le titulaire']],
    [
      'contenu ... requis',
      'le contenu des messages, quel qu’il soit, est requis',
      ['contenu des messages, quel qu’il soit, est requis'],
    ],
    ['contenu ... requis', 'le contenu ; il est requis', []],
    ['build ..4 logging', 'build 14.2.7-s adds logging', []],
    ['build ..5 logging', 'build 14.2.7-s adds logging', ['build 14.2.7-s adds logging']],
    ['adresse ip avec port', 'l’adresse IP (avec port)', ['adresse IP (avec port']],
    ['nom ~2 client', 'le client dont le nom ; nom du client', ['client dont le nom', 'nom du client']],
    ['nach § #', 'nach § 22, nach 22', ['nach § 22']],
    ['article # du code', 'l’article 60 du code, article un du code', ['article 60 du code']],
    [
      '[l’] espace (de|d’) [tout] client',
      'espace d’client, espace de tout client',
      ['espace d’client', 'espace de tout client'],
    ],
    [
      'nom[,] [et] adresse',
      'nom , adresse ; nom et adresse ; nom, et adresse',
      ['nom , adresse', 'nom et adresse', 'nom, et adresse'],
    ],
    [
      'inspecteur ..2',
      'Inspecteur des douanes de Lyon. Vu',
      ['Inspecteur des douanes', 'Inspecteur des', 'Inspecteur'],
    ],
  ])('%s, in "%s"', (phrase, text, expected) => {
    expect(found([phrase], text, { states: ['New York', 'Utah'] })).toEqual(expected);
  });

  it.each([
    ['(a|b', '")" is missing'],
    ['a)', '")" closes nothing'],
    ['{towns} court', 'no list is named {towns}'],
    ['* court', 'it must begin with a word'],
    ['..2 court', 'it must begin with a word'],
    ['[the]', 'it must begin with a word'],
    ['name, ..2 client', 'a sign counts only before a word'],
    ['(address|:)', 'it must begin with a word'],
    ['address:', 'a sign counts only before a word'],
    ['a ~2 b ~2 c', 'only one "~"'],
    ['(a|b|c|d)'.repeat(8), 'stands for more than 2000 phrases'],
    ['a '.repeat(17), 'more than 16 words'],
  ])('is refused with what is wrong: %s', (phrase, reason) => {
    expect(() => phraseOf(phrase, {})).toThrow(reason);
  });
});

describe('the matcher', () => {
  it('gives the phrase that stands first, and of those the longest', () => {
    const matcher = matcherOf([
      { what: 'short', phrases: ['united'] },
      { what: 'long', phrases: ['united states of america', 'america'] },
    ]);
    expect(matcher.first('the united states of america')).toEqual({ what: 'long', start: 4, end: 28 });
    expect(matcher.first('the united nations of america')).toEqual({ what: 'short', start: 4, end: 10 });
    expect(matcher.first('nothing')).toBeNull();
    expect(matcher.in('south america')).toBe(true);
  });

  it('is linear in hostile text', async () => {
    const matcher = matcherOf([{ what: 'it', phrases: ['a ..3 a ..3 a ..1 end', 'a* a* a* a* end'] }]);
    const match = (length: number) => expect(matcher.in('a '.repeat(length))).toBe(false);
    expect(await growth(match, 4_000, 32_000, 32)).toBeLessThan(32);
  });
});
