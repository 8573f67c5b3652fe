/** How far the reading agrees with the labels, field by field. A measure for us, no part of the product. */
import type { Reading } from '../../src/domain/reading/reading.js';
import type { Expected } from './samples.js';

export const fields = [
  'zone',
  'country',
  'kind',
  'relayedBy',
  'addressee',
  'legalBasis',
  'categories',
  'targets',
  'caseReference',
  'emergency',
  'language',
] as const;
export type Field = (typeof fields)[number];

export interface Difference {
  readonly field: Field;
  readonly wanted: string;
  readonly found: string;
}

/** The fields in which a reading differs from its label. */
export function differences(expected: Expected, reading: Reading): Difference[] {
  const wanted = wantedOf(expected);
  const found = foundIn(reading);
  return fields.flatMap((field) =>
    wanted[field] === found[field] ? [] : [{ field, wanted: wanted[field], found: found[field] }],
  );
}

function wantedOf(expected: Expected): Record<Field, string> {
  return {
    zone: expected.issuer.zone,
    country: String(expected.issuer.country),
    kind: expected.issuer.kind,
    relayedBy: expected.relayedBy ?? 'NONE',
    addressee: expected.addressee,
    legalBasis: listed(expected.legalBasis.filter((code) => code !== 'NONE')),
    categories: listed(expected.dataCategories),
    targets: listed(expected.targets),
    caseReference: String(expected.caseReference),
    emergency: String(expected.emergency),
    language: expected.language,
  };
}

function foundIn({ facts, targets, caseReference, language }: Reading): Record<Field, string> {
  return {
    zone: facts.issuerZone,
    country: String(facts.issuerCountry),
    kind: facts.issuerKind,
    relayedBy: facts.relayedBy,
    addressee: facts.addressee,
    legalBasis: listed(facts.bases),
    categories: listed(facts.categories),
    targets: listed(targets.map(({ value }) => value)),
    caseReference: String(caseReference),
    emergency: String(facts.emergency),
    language,
  };
}

function listed(values: readonly string[]): string {
  return [...values].sort().join(' ');
}

/** One line a field: how many of the readings agree. */
export function agreementTable(all: readonly (readonly Difference[])[]): string {
  return fields
    .map((field) => {
      const agreed = all.filter((list) => list.every((difference) => difference.field !== field)).length;
      return `${field.padEnd(14)} ${agreed}/${all.length}`;
    })
    .join('\n');
}
