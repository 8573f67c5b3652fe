/** What stands against a new version of the sovereignty file, before two people adopt it. */
import type { Day } from '../kernel/day.js';
import type { Bilingual } from '../kernel/result.js';
import type { OperatorProfile } from './operator.js';
import {
  type Departure,
  departuresOf,
  overSubscribed,
  type SovereigntyFile,
  type SovereigntyRules,
} from './sovereignty.js';

interface Around {
  readonly operator: Pick<OperatorProfile, 'foreignTechProvider' | 'subcontractors'>;
  /** The file that it replaces; null where two people adopted none yet, or where it is lost. */
  readonly before: SovereigntyFile | null;
  readonly today: string;
}
interface FileFault {
  /** The article, or the company. */
  readonly id: string;
  readonly sentence: Bilingual;
}

/** All that it says but when it changed. */
const factsOf = (file: SovereigntyFile): string =>
  JSON.stringify({ ...file, lastChange: null, lastChangeNotice: null });

/** A change without its day would hide that customers must be informed of it. */
function undated(file: SovereigntyFile, before: SovereigntyFile): boolean {
  if (before.lastChange !== null && (file.lastChange === null || file.lastChange < before.lastChange)) return true;
  if (factsOf(file) === factsOf(before)) return false;
  if (file.lastChange === null) return true;
  return file.lastChange === before.lastChange && file.lastChangeNotice !== null;
}

/** What of the rules that make a change an incident is broken now and was kept before; a file that is lost kept nothing. */
export function brokenByChange(
  before: SovereigntyFile | null,
  after: SovereigntyFile,
  { rules, ...others }: SovereigntyRules,
  today: Day,
): Departure[] {
  const law = { ...others, rules: rules.filter(({ incident }) => incident) };
  const known = new Set((before ? departuresOf(before, law, today) : []).map(({ sentence }) => sentence.en));
  return departuresOf(after, law, today).filter(({ sentence }) => !known.has(sentence.en));
}

/** Empty when nothing does. A departure from the rules is no fault: what is true must be kept. */
export function faultsOfFile(file: SovereigntyFile, { operator, before, today }: Around): FileFault[] {
  const named = new Set(file.companies.map(({ name }) => name));
  const known = [operator.foreignTechProvider, ...operator.subcontractors].flatMap((company) => company?.name ?? []);
  const strangers = file.accesses.map(({ company }) => company).filter((name) => !named.has(name));
  const dates = [file.lastChange, file.lastChangeNotice].flatMap((date) => date ?? []);
  const faults: [broken: boolean, id: string, fr: string, en: string][] = [
    [overSubscribed(file), '19.6.b', 'compte plus de 100 % du capital ou des votes', 'counts more than 100 %'],
    ...known.map((name): (typeof faults)[number] => [
      !named.has(name),
      name,
      'est au profil de l’opérateur et manque parmi les sociétés',
      'is in the profile of the operator and is missing among the companies',
    ]),
    ...strangers.map((name): (typeof faults)[number] => [
      true,
      name,
      'a un accès et manque parmi les sociétés',
      'has an access and is missing among the companies',
    ]),
    [file.places.length === 0, '19.2', 'ne nomme aucun service', 'names no service'],
    [dates.some((date) => date > today), '19.6.f', 'porte une date à venir', 'has a date in the future'],
    [
      before !== null && undated(file, before),
      '19.6.f',
      'doit porter le jour du changement, et aucune information donnée avant ce jour',
      'must have the day of the change, and no notice given before it',
    ],
  ];
  return faults.flatMap(([broken, id, fr, en]) => (broken ? [{ id, sentence: { fr, en } }] : []));
}
