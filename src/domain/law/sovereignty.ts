/** The sovereignty file of the operator, and what in it departs from SecNumCloud 3.2, 19.2 and 19.6. */
import { z } from 'zod';
import { WrittenInBoth } from '../kernel/both-languages.js';
import { addMonths, type Day, day } from '../kernel/day.js';
import type { Bilingual } from '../kernel/result.js';
import { SignalKind } from './signal.js';
import { Country } from './vocabulary.js';

const Name = z.string().min(1).max(200);
const Share = z.number().min(0).max(100);
/** Null where it is not known, which is never a good answer. */
const Known = z.boolean().nullable();
/** The country from which a company is controlled in the end. */
const Controlled = { name: Name, country: Country, controlledFrom: Country };

const Shareholder = z.strictObject({
  name: Name,
  country: Country,
  capital: Share,
  /** Per cent of the votes; absent, the same as of the capital. */
  votes: Share.optional(),
  /** Who controls it in the end; absent, no one but itself. */
  controller: z.strictObject({ name: Name, country: Country }).optional(),
});
type Shareholder = z.infer<typeof Shareholder>;

/** A technology provider, or a subcontractor. */
const Company = z.strictObject({
  ...Controlled,
  /** Whether it can technically obtain data of the service. */
  technicalAccess: Known,
});
const accessKinds = ['support', 'update', 'administration', 'keys'] as const;
/** How a vendor enters: whether persons of the operator, in the Union, allow and watch each session. */
const Access = z.strictObject({ company: Name, kind: z.enum(accessKinds), from: Country, supervised: Known });
const Countries = z.array(Country).min(1).max(40);
/** Where a service is: data of customers, technical data about them, those who administer it, those who support it. */
const Place = z.strictObject({
  service: Name,
  data: Countries,
  technicalData: Countries,
  administration: Countries,
  support: Countries,
});
const autonomies = ['own_means', 'two_alternatives', 'qualified_provider', 'none'] as const;

export const SovereigntyFile = z.strictObject({
  /** 19.6.a */
  seat: Country,
  centralAdministration: Country,
  mainEstablishment: Country,
  /** 19.6.b: per cent, direct or indirect. */
  shareholders: z.array(Shareholder).min(1).max(200),
  foreignVeto: Known,
  foreignAppointsMajority: Known,
  /** 19.6.c: whether any other non-European company than those below can technically obtain data. */
  foreignTechnicalAccess: Known,
  companies: z.array(Company).max(200),
  accesses: z.array(Access).max(200),
  /** 19.6.d: continuity without the technology provider. */
  operationalAutonomy: z.enum(autonomies),
  /** 19.6.e: links with a foreign government or public body. */
  foreignPublicLinks: z.array(Name).max(50),
  /** 19.2 */
  places: z.array(Place).max(200),
  /** 19.6.f: the last change that may affect the rest, and when customers were informed of it. */
  lastChange: z.iso.date().nullable(),
  lastChangeNotice: z.iso.date().nullable(),
});
export type SovereigntyFile = z.infer<typeof SovereigntyFile>;

/** As the profile of an operator declares it, until two people adopt a file. */
export const DeclaredSovereignty = SovereigntyFile.extend({
  companies: SovereigntyFile.shape.companies.default([]),
  accesses: SovereigntyFile.shape.accesses.default([]),
  places: SovereigntyFile.shape.places.default([]),
});

const limit = z.number().min(0).max(100);
/** What a rule looks at; the numbers and the countries are data. */
const Test = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('establishments_in_union') }),
  z.strictObject({ kind: z.literal('largest_foreign_share'), above: limit }),
  z.strictObject({ kind: z.literal('all_foreign_shares'), above: limit }),
  z.strictObject({ kind: z.literal('foreign_veto') }),
  z.strictObject({ kind: z.literal('foreign_majority') }),
  z.strictObject({ kind: z.literal('foreign_technical_access') }),
  z.strictObject({ kind: z.literal('autonomy'), accepted: z.array(z.enum(autonomies)).min(1) }),
  z.strictObject({ kind: z.literal('foreign_public_links') }),
  z.strictObject({ kind: z.literal('customers_informed'), months: z.int().positive() }),
  z.strictObject({
    kind: z.literal('place_in_union'),
    of: z.enum(['data', 'technicalData', 'administration']),
  }),
  z.strictObject({ kind: z.literal('access_supervised') }),
]);
type Test = z.infer<typeof Test>;

export const SovereigntyRules = z.strictObject({
  /** The member States. */
  union: z.array(Country).min(1),
  /** The kind of signal by which a change that breaks a rule with `incident` opens a case. */
  signal: SignalKind,
  rules: z
    .array(
      z.strictObject({ cite: z.string(), test: Test, sentence: WrittenInBoth, incident: z.boolean().default(false) }),
    )
    .min(1),
});
export type SovereigntyRules = z.infer<typeof SovereigntyRules>;

export interface Departure {
  readonly cite: string;
  readonly sentence: Bilingual;
  /** What was found: a share, names, countries; empty where the sentence says it all. */
  readonly found: string[];
}

type Inside = (country: string) => boolean;
const controlOf = ({ name, country, controller }: Shareholder) => controller ?? { name, country };
const rounded = (share: number): number => Math.round(share * 1000) / 1000;

/** The capital and the votes. */
const measures: readonly ((holder: Shareholder) => number)[] = [
  ({ capital }) => capital,
  ({ capital, votes }) => votes ?? capital,
];
const total = (shares: Iterable<number>): number => [...shares].reduce((sum, share) => sum + share, 0);

/** By the one who controls in the end. What no declared shareholder holds counts as held by one unknown non-European. */
function foreignShares({ shareholders }: SovereigntyFile, isInside: Inside, of: (typeof measures)[number]) {
  const shares = new Map<string, number>();
  for (const one of shareholders) {
    const { name, country } = controlOf(one);
    if (isInside(one.country) && isInside(country)) continue;
    shares.set(name, (shares.get(name) ?? 0) + of(one));
  }
  const rest = rounded(100 - total(shareholders.map(of)));
  return rest > 0 ? shares.set('?', rest) : shares;
}

const percent = (share: number): string => `${rounded(share)} %`;
const outsideOf = (countries: readonly string[], isInside: Inside): string[] =>
  countries.filter((country) => !isInside(country));

/** The last day on which customers are informed of the last change; null where none is owed. */
export function noticeDue({ lastChange, lastChangeNotice }: SovereigntyFile, { rules }: SovereigntyRules): Day | null {
  const months = rules.flatMap(({ test }) => (test.kind === 'customers_informed' ? [test.months] : []));
  if (lastChange === null || months.length === 0) return null;
  if (lastChangeNotice !== null && lastChangeNotice >= lastChange) return null;
  return addMonths(day(lastChange), Math.min(...months));
}

function informedLate({ lastChange, lastChangeNotice }: SovereigntyFile, months: number, today: string): boolean {
  if (lastChange === null) return false;
  const end = addMonths(day(lastChange), months);
  const told = lastChangeNotice !== null && lastChangeNotice >= lastChange ? lastChangeNotice : null;
  return (told ?? today) > end;
}

/** What a test finds; null where it finds nothing wrong. */
function foundBy(test: Test, file: SovereigntyFile, isInside: Inside, today: string): string[] | null {
  const unless = (good: boolean, found: string[] = []): string[] | null => (good ? null : found);
  const some = (found: string[]): string[] | null => unless(found.length === 0, found);
  switch (test.kind) {
    case 'establishments_in_union':
      return some(outsideOf([file.seat, file.centralAdministration, file.mainEstablishment], isInside));
    case 'largest_foreign_share': {
      const large = measures.flatMap((of) =>
        [...foreignShares(file, isInside, of)].filter(([, share]) => rounded(share) > test.above),
      );
      return some([...new Set(large.map(([name, share]) => `${name}: ${percent(share)}`))]);
    }
    case 'all_foreign_shares': {
      const all = Math.max(...measures.map((of) => total(foreignShares(file, isInside, of).values())));
      return unless(rounded(all) <= test.above, [percent(all)]);
    }
    case 'foreign_veto':
      return unless(file.foreignVeto === false);
    case 'foreign_majority':
      return unless(file.foreignAppointsMajority === false);
    case 'foreign_technical_access': {
      const able = file.companies.filter(
        ({ country, controlledFrom, technicalAccess }) =>
          technicalAccess !== false && !(isInside(country) && isInside(controlledFrom)),
      );
      return unless(
        file.foreignTechnicalAccess === false && able.length === 0,
        able.map(({ name }) => name),
      );
    }
    case 'autonomy':
      return unless(test.accepted.includes(file.operationalAutonomy));
    case 'foreign_public_links':
      return some([...file.foreignPublicLinks]);
    case 'customers_informed':
      return unless(!informedLate(file, test.months, today));
    case 'place_in_union':
      return some(
        file.places.flatMap((place) =>
          outsideOf(place[test.of], isInside).map((country) => `${place.service}: ${country}`),
        ),
      );
    case 'access_supervised':
      return some(
        file.accesses
          .filter(({ from, supervised }) => supervised !== true && !isInside(from))
          .map(({ company, kind }) => `${company}: ${kind}`),
      );
  }
}

/** Each rule that the file does not keep on a civil day; empty when it keeps all. Shares are taken as declared. */
export function departuresOf(file: SovereigntyFile, { union, rules }: SovereigntyRules, today: string): Departure[] {
  const members: readonly string[] = union;
  const isInside = (country: string): boolean => members.includes(country);
  return rules.flatMap(({ cite, test, sentence }) => {
    const found = foundBy(test, file, isInside, today);
    return found ? [{ cite, sentence, found }] : [];
  });
}

/** Capital and votes are shared out once: more than the whole is a typing error, not a fact. */
export const overSubscribed = ({ shareholders }: SovereigntyFile): boolean =>
  measures.some((of) => total(shareholders.map(of)) > 100.001);
