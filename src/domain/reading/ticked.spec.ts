import { describe, expect, it } from '@jest/globals';
import { tickedLetters } from './ticked.js';

const lettersOf = (printed: string) => tickedLetters(printed)?.map(({ letter }) => letter);

describe('the ticked boxes of a form', () => {
  it.each([
    ['before their words', '[ ] (a) subscriber [X] (b) identification [ ] (c) [ ] (d)', ['b']],
    ['behind their words', '(a) subscriber [ ] (b) [ ] (c) traffic – logs, volumes [X] (d) content [ ]', ['c']],
    ['behind their letters alone', '(a) [X] (b) [ ] (c) [ ] (d) [X]', ['a', 'd']],
    ['over several lines', '☐ a) abonnés ☐ b) identification\n☒ c) trafic : journaux ☐ d) contenu', ['c']],
    ['none ticked', '[ ] (a) [ ] (b)', []],
  ])('are read where they stand %s', (_where, printed, letters) => {
    expect(lettersOf(printed)).toEqual(letters);
  });

  it('are not looked for in prose, nor where letters have no boxes', () => {
    expect(tickedLetters('We ask for (a) the name and (b) the logs.')).toBeNull();
    expect(tickedLetters('Category requested: traffic [X]')).toBeNull();
  });
});
