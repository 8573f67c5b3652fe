import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { readSources } from '../files/source.js';
import { readLetterFiles } from '../letter-book.js';
import { checkLetters } from './check-letters.js';
import { lastVersion, nextName, startOfNext } from './next-version.js';

const letters = readLetterFiles('templates/letters');
const books = { letters, workflows: readSources('.') };
const added = { fr: 'Notre service vous répond chaque jour ouvré.', en: 'Our desk answers on each working day.' };

/** The next version of the refusal in both languages, with one paragraph of the operator. */
function drafted(change: (text: string, language: 'fr' | 'en') => string = (text) => text) {
  return (['fr', 'en'] as const).map((language) => {
    const file = `templates/letters/${language}/refusal.v2.yaml`;
    const text = (startOfNext(file, letters)?.text ?? '')
      .replace(/^validFrom: .*$/m, 'validFrom: 2099-01-01')
      .replace("always: ['{position}']", `always: ['{position}', '${added[language]}']`);
    return { file, text: change(text, language) };
  });
}

function sentencesOf(files: ReturnType<typeof drafted>): string[] {
  const checked = checkLetters(files, books);
  return checked.ok ? [] : checked.faults.map(({ file, sentence }) => `${file.split('/')[2]} ${sentence}`);
}

describe('the next version of a letter', () => {
  it('begins with the words of the last one, under its new name', () => {
    const file = 'templates/letters/fr/refusal.v2.yaml';
    const text = readFileSync('templates/letters/fr/refusal.v1.yaml', 'utf8');
    expect(nextName({ name: 'templates/letters/fr/refusal.v1.yaml', text: '' })).toBe(file);
    expect(startOfNext(file, letters)).toEqual({ file, text: text.replace('refusal.v1', 'refusal.v2') });
    expect(startOfNext('templates/letters/fr/refusal.v3.yaml', letters)).toBeNull();
    expect(lastVersion('templates/letters/fr/blocks.v1.yaml', letters)?.name).toMatch(/blocks\.v5\.yaml$/);
  });

  it('is put in the sentences that change, each language in its own list, and stands in the book beside the others', () => {
    const checked = checkLetters(drafted(), books);
    if (!checked.ok) throw new Error(JSON.stringify(checked.faults));
    expect(checked.passages.fr).toEqual([
      { page: 'refusal.v2', heading: 'Notre réponse', lost: [], gained: [added.fr] },
    ]);
    expect(checked.passages.en.map(({ gained }) => gained)).toEqual([[added.en]]);
    expect(checked.book.letters.filter(({ content }) => content.kind === 'refusal')).toHaveLength(4);
  });

  it('is refused where it leaves out or changes a paragraph of the law, at that paragraph', () => {
    const without = drafted((text) => text.replace("always: ['{position}', ", 'always: ['));
    expect(sentencesOf(without)).toEqual([
      'fr In the part "position", "{position}" states the law: keep it, in its order.',
      'en In the part "position", "{position}" states the law: keep it, in its order.',
    ]);
  });

  it('is refused in one language alone', () => {
    expect(sentencesOf(drafted().slice(0, 1))).toEqual([
      'fr Not in both languages: write templates/letters/en/refusal.v2.yaml too.',
    ]);
  });

  it('is refused where it holds no later than the last one, or is of another kind', () => {
    const early = drafted((text) => text.replace('2099-01-01', '2026-08-18'));
    expect(sentencesOf(early)[0]).toBe('fr The version before holds from 2026-08-18 on: give a later day.');
    const other = drafted((text) => text.replace('kind: refusal', 'kind: confirmation'));
    expect(sentencesOf(other)).toContain('fr This letter is of the kind refusal.');
  });

  it('is refused under the name of a version that is in use, that is not the next, or of no letter', () => {
    const named = (template: string) =>
      sentencesOf(
        drafted((text) => text.replace('refusal.v2', template)).map(({ file, text }) => ({
          ...{ file: file.replace('refusal.v2', template), text },
        })),
      )[0];
    expect(named('refusal.v1')).toBe('fr This version is in use, and letters name it: write the next one.');
    expect(named('refusal.v3')).toBe('fr The next version belongs in templates/letters/fr/refusal.v2.yaml.');
    expect(named('greeting.v1')).toBe('fr No version of this letter is in use: a new kind comes with the product.');
  });
});
