/** A State, or an organisation of States, as acts and letters name it: one file of the lexicon. */
import { z } from 'zod';
import { Country, IssuerKind, IssuerZone } from '../law/vocabulary.js';

/** In the language of phrase.ts. */
export const Phrases = z.array(z.string().min(1).max(300)).min(1);

/** Texts in which a file of the lexicon must find what it names, and texts in which it must not: tried at each start. */
export const Examples = z.strictObject({
  found: z.array(z.string().min(1)).min(1),
  notFound: z.array(z.string().min(1)).min(1),
});

export const PhraseLists = z.record(z.string().regex(/^[a-z]+(?:-[a-z]+)*$/), Phrases);

export const CountryFile = z.strictObject({
  /** null for an organisation of States. */
  code: Country.nullable(),
  zone: IssuerZone,
  /** The State, its people, and services that all know by name, in any language. */
  names: Phrases.optional(),
  /** Towns that seat authorities. */
  towns: Phrases.optional(),
  /** Authorities by their kind, as they head their letters. */
  offices: z.partialRecord(IssuerKind, Phrases).optional(),
  /** What a private letter from there names: a register, a court, a rule of procedure. */
  privateMarks: Phrases.optional(),
  /** Lists that the phrases of this file name in braces. */
  lists: PhraseLists.optional(),
  examples: Examples,
});
export type CountryFile = z.infer<typeof CountryFile>;

/** Whose act it is, as far as a text names it. */
export interface Issuer {
  readonly zone: IssuerZone;
  readonly country: z.infer<typeof Country> | null;
  readonly kind: IssuerKind;
}
