import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { readLetterBook } from '../../../catalogue/letter-book.js';
import { checkLetterBook, unknownBlocks } from './letter-check.js';
import type { LetterBook, LetterTemplate } from './letter-template.js';

const read = readLetterBook(fileURLToPath(new URL('../../../../templates/letters', import.meta.url)), []);
if (!read.ok) throw new Error(JSON.stringify(read.faults));
const { book } = read;

/** The book with one letter changed in one language. */
const withLetter = (file: string, change: (letter: LetterTemplate) => Partial<LetterTemplate>): LetterBook => ({
  ...book,
  letters: book.letters.map((each) =>
    each.file.endsWith(file) ? { ...each, content: { ...each.content, ...change(each.content) } } : each,
  ),
});
const problems = (of: LetterBook) => checkLetterBook(of).map(({ file, problem }) => `${file}: ${problem}`);

describe('the check of the letters', () => {
  it('finds nothing wrong with those of the product', () => {
    expect(checkLetterBook(book)).toEqual([]);
  });

  it('refuses a field that nothing feeds, and says where', () => {
    const broken = withLetter('fr/answer.v1.yaml', ({ signature }) => ({
      signature: ['{signatory}', ...signature.slice(1)],
    }));
    expect(checkLetterBook(broken)).toContainEqual({
      file: 'templates/letters/fr/answer.v1.yaml',
      path: ['signature', 0],
      problem: expect.stringMatching(/^Nothing feeds the field \{signatory\}; fed here: operator, siren/),
    });
  });

  it('refuses a brace that has no partner', () => {
    const broken = withLetter('fr/answer.v1.yaml', () => ({ closing: 'Cordialement {operator' }));
    expect(problems(broken)).toContain('templates/letters/fr/answer.v1.yaml: A brace has no partner.');
  });

  it('refuses a field of letters in a phrase, which is merged earlier', () => {
    const broken = {
      ...book,
      phrases: book.phrases.map((each) => ({ ...each, content: { ...each.content, noBasis: '{operator}' } })),
    };
    expect(problems(broken)).toContain(
      'templates/letters/fr/phrases.v1.yaml: Nothing feeds the field {operator}; fed here: none.',
    );
  });

  it('refuses a translation that asks for other fields', () => {
    const broken = withLetter('en/answer.v1.yaml', () => ({ closing: 'Yours, {operator}' }));
    expect(problems(broken)).toEqual([
      'templates/letters/en/answer.v1.yaml: Differs from templates/letters/fr/answer.v1.yaml: {operator} here, {} there.',
    ]);
  });

  it('tells a field that nothing feeds once, though the other language has another', () => {
    const broken = withLetter('en/answer.v1.yaml', () => ({ closing: 'Yours, {moon}' }));
    expect(problems(broken)).toEqual([
      expect.stringMatching(/^templates\/letters\/en\/answer\.v1\.yaml: Nothing feeds the field \{moon\}/),
    ]);
  });

  it('refuses a letter that exists in one language', () => {
    const broken = { ...book, letters: book.letters.filter(({ file }) => !file.endsWith('en/clarification.v1.yaml')) };
    expect(problems(broken)).toEqual([
      'templates/letters/fr/clarification.v1.yaml: Not in both languages: write templates/letters/en/clarification.v1.yaml too.',
      'templates/letters: en: no template of clarification.',
    ]);
  });

  it('refuses a block that exists in one language', () => {
    const broken = {
      ...book,
      blocks: book.blocks.map((each) => {
        const { 'B-LB': _left, ...blocks } = each.content.blocks;
        return each.content.language === 'en' ? { ...each, content: { ...each.content, blocks } } : each;
      }),
    };
    expect(problems(broken)).toContain(
      'templates/letters/en/blocks.v1.yaml: Differs from templates/letters/fr/blocks.v1.yaml: nothing here, grounds there.',
    );
  });

  it.each(['receipt', 'channel', 'notices', 'contact'])('refuses a refusal that never speaks to "%s"', (element) => {
    const without = ({ sections }: LetterTemplate) => ({
      sections: sections.filter((each) => each.element !== element),
    });
    expect(problems(withLetter('fr/refusal.v1.yaml', without))).toContain(
      `templates/letters/fr/refusal.v1.yaml: The refusal never speaks to the element "${element}".`,
    );
  });

  it('refuses a letter in which a block would have no place', () => {
    const without = ({ sections }: LetterTemplate) => ({
      sections: sections.filter((each) => each.element !== 'urgency'),
    });
    expect(problems(withLetter('fr/clarification.v1.yaml', without))).toContain(
      'templates/letters/fr/clarification.v1.yaml: The block B-EMERG stands under "urgency", for which this letter has no section.',
    );
  });

  it('names each block that a rule asks for and no template holds', () => {
    const named = ['B0', 'B-MOON'].map((code, index) => ({ code, file: 'workflows/rules/us.yaml', path: [index] }));
    expect(unknownBlocks(book, named)).toEqual([
      {
        file: 'workflows/rules/us.yaml',
        path: [1],
        problem: 'The letter block B-MOON is unknown: add it to templates/letters or correct it.',
      },
    ]);
  });
});
