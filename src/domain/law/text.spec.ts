import { describe, expect, it } from '@jest/globals';
import { addressOfCitation, TextFile } from './text.js';

const names = { fr: 'Règlement', en: 'Regulation' };
const file = {
  EEV: {
    ...{ names, url: 'https://law.example/eev', articles: ['10(1)', 'rec. 20'] },
    ...{ article: 'https://law.example/eev#art_{number}', recital: 'https://law.example/eev#rct_{number}' },
  },
  CPCE: {
    ...{ names, url: 'https://law.example/cpce', articles: ['L34-1 II bis'] },
    article: 'https://law.example/search?q={number}+cpce',
  },
  Policy2: { names, url: 'https://law.example/whole', articles: ['art. 1'] },
  Standard: { names, url: null, articles: ['9.2'] },
};
const { texts } = TextFile.parse({ texts: file });

describe('the address of a citation', () => {
  it.each([
    ['EEV 10(1)', 'https://law.example/eev#art_10'],
    ['EEV art. 3(2)(c)', 'https://law.example/eev#art_3'],
    ['EEV 12 to 22', 'https://law.example/eev#art_12'],
    ['EEV 28(3) last para.', 'https://law.example/eev#art_28'],
    ['EEV rec. 20', 'https://law.example/eev#rct_20'],
    ['CPCE L34-1 II bis', 'https://law.example/search?q=L34-1+cpce'],
    ['CPCE D98-7 III', 'https://law.example/search?q=D98-7+cpce'],
    ['CPCE 65 quinquies', 'https://law.example/search?q=65%20quinquies+cpce'],
    ['CPCE R*96 G-5', 'https://law.example/search?q=R*96%20G-5+cpce'],
  ])('is that of its article or recital: %s', (citation, address) => {
    expect(addressOfCitation(citation, texts)).toBe(address);
  });

  it('is that of the whole text where no article is cited, or none has an address', () => {
    expect(addressOfCitation('EEV', texts)).toBe('https://law.example/eev');
    expect(addressOfCitation('CPCE rec. 3', texts)).toBe('https://law.example/cpce');
    expect(addressOfCitation('Policy2 art. 1', texts)).toBe('https://law.example/whole');
  });

  it('is none for a text that is not published, or not known', () => {
    expect([addressOfCitation('Standard 9.2', texts), addressOfCitation('Unknown 1', texts)]).toEqual([null, null]);
  });

  it('is refused in the file when it has no place for the number', () => {
    const wrong = { texts: { EEV: { ...file.EEV, article: 'https://law.example/eev#art_10' } } };
    expect(TextFile.safeParse(wrong).error?.issues[0]?.message).toContain('{number}');
  });
});
