/** The tongues of the North, which the trigrams take for one. */
import { describe, expect, it } from '@jest/globals';
import { languageOf } from './language.js';

describe('the language of a text', () => {
  it.each([
    [
      'da',
      'Nuage Souverain SAS skal udlevere oplysninger om indehaveren af kontoen og må ikke underrette kunden om kendelsen, før efterforskningen er afsluttet; nærværende kendelse kan kæres.',
    ],
    [
      'no',
      'Tingretten har avsagt kjennelse om utlevering av opplysninger om eieren av kontoen, og kunden skal ikke varsles før etter påtalen.',
    ],
    [
      'sv',
      'Åklagaren begär att bolaget lämnar ut uppgifter om innehavaren av kontot och att kunden inte underrättas om beslutet.',
    ],
  ])('is %s', (language, text) => {
    expect(languageOf(text)).toBe(language);
  });
});
