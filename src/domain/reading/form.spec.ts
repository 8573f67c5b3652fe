/** Forms as people fill them: letters without a stop, boxes before, behind and beside their words. */
import { describe, expect, it } from '@jest/globals';
import { isLeftBlank, sectionsOf } from './form.js';
import { withoutEmptyBoxes } from './mask.js';

describe('the sections of a form', () => {
  const lettered =
    'EPOC\nA  Issuing State: Germany\nB (x) establishment\nC ( ) 8 hours\nD not applicable\nE Project x\nF (c) logs';

  it('are found by a letter alone at the head of a line, where they follow one another', () => {
    expect([...sectionsOf({ text: lettered }).keys()]).toEqual(['A', 'B', 'C', 'D', 'E', 'F']);
  });

  it('are found where their heading stands alone on its line', () => {
    const alone =
      'SECTION A\n  État d’émission : Luxembourg\nSECTION B\n  x\nSECTION C\n  y\nSECTION D\n  z\nSECTION E\n  a';
    expect([...sectionsOf({ text: alone }).keys()]).toEqual(['A', 'B', 'C', 'D', 'E']);
  });

  it.each([
    [
      'by their word',
      'SECTION A  x\nSECTION B  x\nSECTION C  x\nSECTION E  x\nSECTION F  (a) x\nSECTION G  (b) x',
      'ABCEFG',
    ],
    ['by their letter', 'A  Belgique / juge\nB  x\nC  x\nE  x\nF  x\nG  x\nI  nom  J  n/a\nL  x', 'ABCEFGIJL'],
    ['and go on within a line', 'SECTION A  x\nSECTION B  x\nSECTION C  x\nSECTION E  x SECTION F  x', 'ABCEF'],
  ])('are found where one that does not apply is left out: %s', (_, text, letters) => {
    expect([...sectionsOf({ text }).keys()].join('')).toBe(letters);
  });

  it('are not made of a few initials', () => {
    expect(sectionsOf({ text: 'A Paris, le 3 mai\nB Martin, greffier\nC Durand, juge' }).size).toBe(0);
  });
});

describe('a form as it is printed', () => {
  const printed = 'EPOC\nA State: ......\nB To: ......\nC [ ] 8 hours\nE Account: ......\nF ......\nI Name: ......';

  it.each([
    ['says nothing', printed, true],
    ['says what its ticked box says', printed.replace('[ ]', '[X]'), false],
    ['with one line left is filled', 'A State: Latvia\nB To: x\nI Name: ......', false],
  ])('%s', (_, text, expected) => expect(isLeftBlank({ text })).toBe(expected));
});

describe('an empty box', () => {
  const said = (text: string) => withoutEmptyBoxes(text).replaceAll(/\s+/g, ' ').trim();

  it.each([
    ['( ) préliminaire (x) flagrance', '(x) flagrance'],
    ['[ ] within 10 days [x] within 8 hours', '[x] within 8 hours'],
    ['F. a) [ ] b) [ ] c) [x] traffic data d) [ ]', 'F. a) b) c) [x] traffic data d)'],
    ['(a) ( ) (b) ( ) (c) (x) traffic data', '(a) (b) (c) (x) traffic data'],
  ])('blanks the words behind it: %s', (text, expected) => expect(said(text)).toBe(expected));

  it('blanks the words before it, where the line ends with a box', () => {
    const line =
      'I. Type of authority: judge or court [ ]   investigating judge [ ]   public prosecutor [x]   other [ ]';
    expect(said(line)).toBe('I. Type of authority: public prosecutor');
  });

  it('blanks nothing of the next field, with a bracket in its title', () => {
    expect(said('[ ] contrats [ ] factures\nAutre (préciser) : journaux d’accès')).toBe(
      'Autre (préciser) : journaux d’accès',
    );
  });

  it('blanks nothing of the next section', () => {
    expect(said('C ( ) 8 hours\nE Project proj-x')).toBe('C E Project proj-x');
    expect(said('Section C   [ ] huit heures\nSection E   Compte a1')).toBe('Section C Section E Compte a1');
  });

  it('ends at a sign that no font named: it may be a tick', () => {
    expect(said('☐ huit heures \ufffd dix jours')).toBe('\ufffd dix jours');
  });

  it('is not the empty cell of a table', () => {
    const table = '| de connexion | |\n| Données | identité |';
    expect(said(table)).toBe(table.replace('\n', ' '));
  });

  it('is the word no at the end of a line, in a table that says yes or no', () => {
    expect(said('identité du titulaire   oui\ncontenu des messages   non\nDélai : huit jours')).toBe(
      'identité du titulaire oui Délai : huit jours',
    );
    expect(said('Le client répond non\nDélai : huit jours')).toBe('Le client répond non Délai : huit jours');
  });

  it('of a line that goes on below has its words there', () => {
    expect(said('(d) [ ] not identifiable  [ ] the controller might be\nwarned [x] other')).toBe('(d) [x] other');
  });
});
