/** The thresholds of CPP 60-1-2, by the name of the offence, its article or its penalty. */
import { describe, expect, it } from '@jest/globals';
import { sampleLaw } from '../../../test/support/samples.js';
import { fold } from '../law/fold.js';
import * as offence from './offence.js';

const { lexicon } = sampleLaw();
const meetsThreshold = (folded: string) => offence.meetsThreshold(folded, lexicon);
const staysBelow = (folded: string) => offence.staysBelow(folded, lexicon);

describe('an offence under three years', () => {
  it.each([
    'filouterie de carburant (article 313-5 du code pénal)',
    'harcèlement en ligne (article 222-33-2-2 du code pénal)',
    'dommage léger (article 322-1, alinéa 2, 3 750 euros d’amende et travail d’intérêt général)',
    'usurpation d’identité, article 226-4-1',
  ])('is known: %s', (act) => {
    expect([meetsThreshold(fold(act)), staysBelow(fold(act))]).toEqual([false, true]);
  });

  it('is enough where a network was used and nothing but a name is sought (2°)', () => {
    const act = 'harcèlement par un service de communication en ligne, à la seule fin d’identifier son auteur';
    expect(meetsThreshold(fold(act))).toBe(true);
  });

  it.each(['menaces de mort et harcèlement', 'harcèlement scolaire', 'harcèlement par conjoint'])(
    'is none where the law gives more: %s',
    (act) => expect(staysBelow(fold(act))).toBe(false),
  );

  it('is known by the penalty that the act tells, whatever box is ticked', () => {
    const told = (penalty: string) =>
      fold(`Peine encourue : ${penalty} Condition : [X] peine d’emprisonnement de trois ans`);
    expect([staysBelow(told('3 750 euros d’amende')), meetsThreshold(told('3 750 euros d’amende'))]).toEqual([
      true,
      false,
    ]);
    expect(meetsThreshold(told('cinq ans d’emprisonnement et 75 000 euros d’amende'))).toBe(true);
  });
});
