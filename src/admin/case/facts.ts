/** Facts as people read them: their names, their values, and what else each could be. */
import { useQuery } from '@tanstack/react-query';
import { lawQuery } from '../api/law.js';
import { useLanguage } from '../i18n/language.js';
import { useNames, type Vocabulary, wordsOf } from '../i18n/vocabulary.js';
import type { CaseFile } from './read.js';

type Facts = NonNullable<CaseFile['state']['facts']>;
export type FactValue = string | boolean | null | readonly string[];

/** Facts that are no checks, in the order of a reading, and the vocabulary of each. */
const vocabularies: Readonly<Record<string, Vocabulary | null>> = {
  issuerKind: 'issuerKind',
  issuerCountry: null,
  issuerZone: 'issuerZone',
  bases: null,
  categories: 'category',
  addressee: 'addressee',
  relayedBy: 'relay',
  channel: 'channel',
  tenantFlags: 'tenantFlag',
  emergency: null,
  illegalContent: 'illegalContent',
};

export const factNames = Object.keys(vocabularies);
export const isCheck = (name: string): boolean => !(name in vocabularies);
export const isList = (name: string): boolean => ['bases', 'categories', 'tenantFlags'].includes(name);

/** What no reading proposes: until a person records it there is nothing to confirm. */
export const isUnsaid = (name: string, value: FactValue): boolean =>
  value === 'unknown' || (name === 'illegalContent' && value === null);

/** The value of a fact; a check that is absent is unknown. */
export function factOf(facts: Facts, name: string): FactValue {
  const { checks, ...others } = facts;
  const values: Readonly<Record<string, FactValue>> = isCheck(name) ? checks : others;
  return values[name] ?? (isCheck(name) ? 'unknown' : null);
}

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
      if (name === 'issuerCountry') return countries(regions);
      const vocabulary = isCheck(name) ? 'checkResult' : vocabularies[name];
      const part = (value: string) => (value.startsWith('KEYWORD_') ? `– ${word(name, value)}` : word(name, value));
      return vocabulary ? wordsOf(vocabulary).map((value) => [value, part(value)] as const) : [];
    },
  };
}

const COUNTRY = /^[A-Z]{2}$/;
const ALPHABET = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

function countries(regions: Intl.DisplayNames): (readonly [string, string])[] {
  return ALPHABET.flatMap((first) => ALPHABET.map((second) => first + second))
    .map((code) => [code, regions.of(code) ?? code] as const)
    .filter(([code, name]) => code !== name)
    .sort(([, one], [, other]) => one.localeCompare(other));
}
