/** The thresholds of CPP 60-1-2, by the name of the offence, its article or its penalty. */
import { describe, expect, it } from '@jest/globals';
import { fold } from '../law/fold.js';
import { meetsThreshold, staysBelow } from './offence.js';

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
});
