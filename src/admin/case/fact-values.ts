/** The facts of a case: their order, their values, and what else each could be. */
import type { Vocabulary } from '../i18n/vocabulary.js';
import type { CaseFile } from './read.js';

type Facts = NonNullable<CaseFile['state']['facts']>;
export type FactValue = string | boolean | null | readonly string[];

/** Facts that are no checks, in the order of a reading, and the vocabulary of each. */
export const vocabularies: Readonly<Record<string, Vocabulary | null>> = {
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
  assistedState: null,
};

export const factNames = Object.keys(vocabularies);
export const isCheck = (name: string): boolean => !(name in vocabularies);
export const isList = (name: string): boolean => ['bases', 'categories', 'tenantFlags'].includes(name);

const isRecorded = (name: string): boolean => name === 'illegalContent' || name === 'assistedState';

/** What no reading proposes: until a person records it there is nothing to confirm. */
export const isUnsaid = (name: string, value: FactValue): boolean =>
  value === 'unknown' || (isRecorded(name) && value === null);

/** The value of a fact; a check that is absent is unknown. */
export function factOf(facts: Facts, name: string): FactValue {
  const { checks, ...others } = facts;
  const values: Readonly<Record<string, FactValue>> = isCheck(name) ? checks : others;
  return values[name] ?? (isCheck(name) ? 'unknown' : null);
}
