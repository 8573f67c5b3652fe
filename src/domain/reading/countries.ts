/** Which States, and which of their authorities, a text names: the countries of the lexicon made ready to search. */
import type { IssuerZone } from '../law/vocabulary.js';
import type { CountryFile, Issuer } from './country.js';
import { type Matcher, type Meaning, matcherOf } from './matcher.js';

type Names = 'names' | 'towns' | 'privateMarks';

const members: readonly IssuerZone[] = ['FR', 'EU_EEV', 'EU_DK'];
const isMember = ({ zone }: CountryFile): boolean => members.includes(zone);

/** Codes are those of ISO 3166-1; of several names the first in the text counts. */
export class Countries {
  private readonly zones: ReadonlyMap<string, IssuerZone>;
  private readonly memberNames: Matcher<string>;
  private readonly memberTowns: Matcher<string>;
  private readonly neighbours: Matcher<string>;
  private readonly abroad: Matcher<string>;
  private readonly privateMarks: Matcher<string>;
  private readonly offices: Matcher<Issuer>;

  constructor(files: readonly CountryFile[]) {
    this.zones = new Map(files.flatMap(({ code, zone }) => (code === null ? [] : [[code, zone] as const])));
    const named = (is: (file: CountryFile) => boolean, ...keys: Names[]): Matcher<string> =>
      matcherOf(files.filter(is).flatMap((file) => meaningsOf(file, keys)));
    this.memberNames = named(isMember, 'names');
    this.memberTowns = named(isMember, 'towns');
    this.neighbours = named(({ zone }) => zone === 'EEA_CH', 'names', 'towns');
    this.abroad = named(({ zone }) => zone === 'THIRD', 'names', 'towns');
    this.privateMarks = named(() => true, 'privateMarks');
    this.offices = officesOf(files);
  }

  /** The Member State that a text names, but for the one left aside. */
  memberIn(folded: string, aside?: string): string | null {
    return this.memberNames.all(folded).find(({ what }) => what !== aside)?.what ?? null;
  }

  /** The Member State of the town that a text names, as certificates that name no State do. */
  memberOfTownIn(folded: string): string | null {
    return this.memberTowns.first(folded)?.what ?? null;
  }

  /** The State outside the Union and its neighbours that a text names, by itself or by a town. */
  abroadIn(folded: string): string | null {
    return this.abroad.first(folded)?.what ?? null;
  }

  /** Every State that a text names; of a Member State a town is too little. */
  statesIn(folded: string): readonly string[] {
    return [this.memberNames, this.neighbours, this.abroad].flatMap((one) => codesOf(one, folded));
  }

  /** Whether a text names this State, by itself or by a town of it. */
  isNamed(folded: string, code: string): boolean {
    return this.statesIn(folded).includes(code) || codesOf(this.memberTowns, folded).includes(code);
  }

  /** The State that a private letter points to: France where it points to several, else the first. */
  privateIn(folded: string): string | null {
    const codes = codesOf(this.privateMarks, folded);
    return codes.find((code) => this.zones.get(code) === 'FR') ?? codes[0] ?? null;
  }

  /** The authority that a text names first. It proves nothing. */
  authorityIn(folded: string): Issuer | null {
    return this.offices.first(folded)?.what ?? null;
  }

  /** The zone of a State; null for one that the lexicon does not have. */
  zoneOf(code: string): IssuerZone | null {
    return this.zones.get(code) ?? null;
  }

  isMember(code: string): boolean {
    return members.includes(this.zones.get(code) ?? 'UNKNOWN');
  }
}

const codesOf = (matcher: Matcher<string>, folded: string): string[] => matcher.all(folded).map(({ what }) => what);

function meaningsOf(file: CountryFile, keys: readonly Names[]): Meaning<string>[] {
  const { code } = file;
  return code === null ? [] : [{ what: code, phrases: keys.flatMap((key) => file[key] ?? []), lists: file.lists }];
}

function officesOf(files: readonly CountryFile[]): Matcher<Issuer> {
  return matcherOf(
    files.flatMap(({ code: country, zone, offices = {}, lists }) =>
      Object.entries(offices).map(([kind, phrases]) => ({
        what: { zone, country, kind: kind as Issuer['kind'] },
        phrases,
        lists,
      })),
    ),
  );
}
