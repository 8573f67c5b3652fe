import { describe, expect, it } from '@jest/globals';
import { french } from './fr/words.js';
import { typeset } from './typeset.js';

describe('the French catalogue as it is shown', () => {
  it('sets what is written, and what is made when it is said', () => {
    const shown = typeset({
      plain: 'Inconnu : ne vaut jamais oui',
      under: { said: (who: string) => `Fermer ${who} ?` },
    });
    expect(shown.plain).toBe('Inconnu\u00a0: ne vaut jamais oui');
    expect(shown.under.said('ses sessions')).toBe('Fermer ses sessions\u202f?');
  });

  it('leaves no mark alone at the start of a line', () => {
    const sentences: string[] = [];
    const gather = (words: unknown): void => {
      if (typeof words === 'string') sentences.push(words);
      else if (words !== null && typeof words === 'object') Object.values(words).forEach(gather);
    };
    gather(typeset(french));
    expect(sentences.length).toBeGreaterThan(500);
    expect(sentences.filter((sentence) => / [:;?!»]|« /.test(sentence))).toEqual([]);
  });
});
