/** The fields in which a conclusion is compared with its label. */
import type { Conclusion } from '../classify.js';
import type { Label } from './label.js';

/** What is wanted and what was found, as text; undefined where the label says nothing. */
type Compared = { readonly wanted: string; readonly found: string; readonly agrees: boolean } | undefined;

export const fieldNames = [
  'verdict',
  'row',
  'zone',
  'country',
  'kind',
  'relayedBy',
  'addressee',
  'texts',
  'categories',
  'targets',
  'reference',
  'emergency',
  'language',
  'clocks',
] as const;
export type FieldName = (typeof fieldNames)[number];

/** The label and the conclusion in one field. */
export function compare(field: FieldName, label: Label, found: Conclusion): Compared {
  return comparisons[field](label, found);
}

const comparisons: Readonly<Record<FieldName, (label: Label, found: Conclusion) => Compared>> = {
  verdict: ({ verdict, acceptableVerdicts }, found) => oneOf([verdict, ...acceptableVerdicts], found.verdict),
  row: ({ row, acceptableRows }, found) =>
    row === undefined ? undefined : oneOf([row, ...acceptableRows].map(shown), shown(found.row)),
  zone: ({ issuer }, found) => same(issuer?.zone, found.issuer.zone),
  country: ({ issuer }, found) => same(issuer?.country, found.issuer.country),
  kind: ({ issuer }, found) => same(issuer?.kind, found.issuer.kind),
  relayedBy: ({ relayedBy }, found) => same(relayedBy, found.relayedBy),
  addressee: ({ addressee }, found) => same(addressee, found.addressee),
  texts: ({ legalBasis, acceptableLegalBasis }, found) => sameSet(legalBasis, found.legalBasis, acceptableLegalBasis),
  categories: ({ dataCategories, acceptableDataCategories }, found) =>
    sameSet(dataCategories, found.dataCategories, acceptableDataCategories),
  targets: ({ targets }, found) => sameSet(targets?.map(lowerCase), found.targets.map(lowerCase)),
  reference: ({ caseReference }, found) => same(caseReference, found.caseReference),
  emergency: ({ emergency }, found) => same(emergency, found.emergency),
  language: ({ language }, found) => same(language, found.language),
  clocks: ({ deadlines }, found) =>
    clocks(
      deadlines?.map(({ code }) => code),
      found,
    ),
};

const shown = (value: string | boolean | null): string => String(value ?? 'none');
const lowerCase = (text: string): string => text.toLowerCase();
const listed = (values: readonly string[]): string => [...values].sort().join(' ') || 'none';

function same(wanted: string | boolean | null | undefined, found: string | boolean | null): Compared {
  return wanted === undefined ? undefined : oneOf([shown(wanted)], shown(found));
}

function oneOf(wanted: readonly string[], found: string): Compared {
  return { wanted: [...new Set(wanted)].join(' or '), found, agrees: wanted.includes(found) };
}

function sameSet(
  wanted: readonly string[] | undefined,
  found: readonly string[],
  others: readonly (readonly string[])[] = [],
): Compared {
  return wanted === undefined ? undefined : oneOf([wanted, ...others].map(listed), listed(found));
}

/** A label names the clocks that have a date at receipt: others that run are no miss. */
function clocks(wanted: readonly string[] | undefined, { deadlines }: Conclusion): Compared {
  if (wanted === undefined) return undefined;
  const found = deadlines.map(({ code }) => code);
  return { wanted: listed(wanted), found: listed(found), agrees: wanted.every((code) => found.includes(code)) };
}
