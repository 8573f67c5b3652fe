/** Facts as people read them: their names, and what each value is called. */
import { useQuery } from '@tanstack/react-query';
import { lawQuery } from '../api/law.js';
import { useLanguage } from '../i18n/language.js';
import { useNames, wordsOf } from '../i18n/vocabulary.js';
import { type FactValue, isCheck, vocabularies } from './fact-values.js';

/** How the screen calls facts and their values. */
export function useFactWords() {
  const { words, say, language, locale } = useLanguage();
  const names = useNames();
  const { data: law } = useQuery(lawQuery);
  const regions = new Intl.DisplayNames([locale], { type: 'region' });
  const check = (name: string) => law?.checks.find((each) => each.check === name);
  const instrument = (code: string) => law?.instruments.find((each) => each.code === code);

  const own: Readonly<Record<string, (value: string) => string | undefined>> = {
    issuerCountry: (value) => (COUNTRY.test(value) ? regions.of(value) : value),
    assistedState: (value) => (COUNTRY.test(value) ? regions.of(value) : value),
    bases: (value) => instrument(value)?.names[language],
  };
  const word = (name: string, value: string): string => {
    const vocabulary = isCheck(name) ? 'checkResult' : vocabularies[name];
    return (vocabulary ? names(vocabulary, value) : own[name]?.(value)) ?? value;
  };

  return {
    nameOf: (name: string): string => {
      const title = check(name)?.title;
      return words.caseFile.factNames[name] ?? (title ? say(title) : name);
    },
    citeOf: (name: string): string | null => check(name)?.cite ?? null,
    wordOf: word,
    textOf: (name: string, value: FactValue): string => {
      if (typeof value === 'boolean') return value ? words.shell.yes : words.shell.no;
      if (value === null || value.length === 0) return words.caseFile.noValue;
      return typeof value === 'string' ? word(name, value) : value.map((each) => word(name, each)).join(', ');
    },
    /** Every value of the fact with its name; of a country, those that the browser can name. */
    choicesOf: (name: string): readonly (readonly [string, string])[] => {
      if (name === 'bases') {
        return (law?.instruments ?? []).map(({ code, names: titles }) => [code, titles[language]] as const);
      }
      if (isCountry(name)) return countries(regions);
      const vocabulary = isCheck(name) ? 'checkResult' : vocabularies[name];
      const part = (value: string) => (value.startsWith('KEYWORD_') ? `– ${word(name, value)}` : word(name, value));
      return vocabulary ? wordsOf(vocabulary).map((value) => [value, part(value)] as const) : [];
    },
  };
}

const isCountry = (name: string): boolean => name === 'issuerCountry' || name === 'assistedState';
const COUNTRY = /^[A-Z]{2}$/;
const ALPHABET = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

function countries(regions: Intl.DisplayNames): (readonly [string, string])[] {
  return ALPHABET.flatMap((first) => ALPHABET.map((second) => first + second))
    .map((code) => [code, regions.of(code) ?? code] as const)
    .filter(([code, name]) => code !== name)
    .sort(([, one], [, other]) => one.localeCompare(other));
}
