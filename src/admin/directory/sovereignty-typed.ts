/** The sovereignty file as it is typed and shown: one text for each fact, one row of texts for each entry of a list. */
import type { Words } from '../i18n/fr/words.js';
import type { SovereigntyFile } from './sovereignty.query.js';

type Row = Readonly<Record<string, string>>;
const lists = ['shareholders', 'companies', 'accesses', 'places'] as const;
type ListName = (typeof lists)[number];
export interface TypedFile {
  readonly facts: Row;
  readonly lists: Readonly<Record<ListName, readonly Row[]>>;
}
export interface Column {
  readonly name: string;
  readonly label: string;
  readonly choices?: readonly (readonly [value: string, label: string])[];
  readonly type?: 'date';
}
interface List {
  readonly name: ListName;
  readonly title: string;
  readonly columns: readonly Column[];
}

/** The fields of the file, in the words of one language. */
export function fieldsOf({ sovereignty: words }: Words): { readonly facts: readonly Column[]; readonly lists: List[] } {
  const { fields, columns } = words;
  const choicesOf = (of: Readonly<Record<string, string>>) => Object.entries(of);
  const answer = { choices: choicesOf(words.answers) };
  const column = (name: keyof typeof columns, more: Partial<Column> = {}): Column => ({
    ...{ name, label: columns[name] },
    ...more,
  });
  const fact = (name: keyof typeof fields, more: Partial<Column> = {}): Column => ({
    ...{ name, label: fields[name] },
    ...more,
  });
  const all: Readonly<Record<ListName, readonly Column[]>> = {
    shareholders: [
      ...[column('name'), column('country'), column('capital'), column('votes')],
      ...[column('controllerName'), column('controllerCountry')],
    ],
    companies: [column('name'), column('country'), column('controlledFrom'), column('technicalAccess', answer)],
    accesses: [
      ...[column('company'), column('kind', { choices: choicesOf(words.kinds) })],
      ...[column('from'), column('supervised', answer)],
    ],
    places: [
      ...[column('service'), column('data'), column('technicalData')],
      ...[column('administration'), column('support')],
    ],
  };
  return {
    facts: [
      ...[fact('seat'), fact('centralAdministration'), fact('mainEstablishment')],
      ...[fact('foreignVeto', answer), fact('foreignAppointsMajority', answer), fact('foreignTechnicalAccess', answer)],
      ...[fact('operationalAutonomy', { choices: choicesOf(words.autonomies) }), fact('foreignPublicLinks')],
      ...[fact('lastChange', { type: 'date' }), fact('lastChangeNotice', { type: 'date' })],
    ],
    lists: lists.map((name) => ({ name, title: words.lists[name], columns: all[name] })),
  };
}

/** A new row: what is not chosen yet is not known. */
export const blankRow: Row = { technicalAccess: 'unknown', supervised: 'unknown', kind: 'support' };

const answerOf = (known: boolean | null): string => (known === null ? 'unknown' : known ? 'yes' : 'no');
const textOf = (value: unknown): string => {
  if (Array.isArray(value)) return value.join(', ');
  return value === null || typeof value === 'boolean' ? answerOf(value) : String(value ?? '');
};
const row = (entry: object): Row =>
  Object.fromEntries(Object.entries(entry).map(([name, value]) => [name, textOf(value)]));

export function typedOf(file: SovereigntyFile): TypedFile {
  const { shareholders, companies, accesses, places, ...facts } = file;
  return {
    facts: {
      ...row(facts),
      foreignPublicLinks: facts.foreignPublicLinks.join('; '),
      lastChange: facts.lastChange ?? '',
      lastChangeNotice: facts.lastChangeNotice ?? '',
    },
    lists: {
      shareholders: shareholders.map(({ controller, ...rest }) => ({
        ...row(rest),
        ...(controller && { controllerName: controller.name, controllerCountry: controller.country }),
      })),
      companies: companies.map(row),
      accesses: accesses.map(row),
      places: places.map(row),
    },
  };
}

const known = (answer: string | undefined): boolean | null =>
  answer === 'yes' ? true : answer === 'no' ? false : null;
const country = (text: string | undefined) => (text ?? '').trim().toUpperCase();
const countries = (text: string | undefined) =>
  (text ?? '')
    .split(/[\s,;]+/)
    .filter(Boolean)
    .map(country);
const share = (text: string | undefined) => Number((text ?? '').replace(',', '.') || Number.NaN);

/** What was typed, as it is sent: the service says what is no country and no share. */
export function fileOf({ facts, lists: typed }: TypedFile): SovereigntyFile {
  return {
    seat: country(facts.seat),
    centralAdministration: country(facts.centralAdministration),
    mainEstablishment: country(facts.mainEstablishment),
    shareholders: typed.shareholders.map(({ name, votes, controllerName, controllerCountry, ...holder }) => ({
      ...{ name: name ?? '', country: country(holder.country), capital: share(holder.capital) },
      ...(votes?.trim() && { votes: share(votes) }),
      ...(controllerName?.trim() && {
        controller: { name: controllerName, country: country(controllerCountry) },
      }),
    })),
    foreignVeto: known(facts.foreignVeto),
    foreignAppointsMajority: known(facts.foreignAppointsMajority),
    foreignTechnicalAccess: known(facts.foreignTechnicalAccess),
    companies: typed.companies.map((one) => ({
      ...{ name: one.name ?? '', country: country(one.country), controlledFrom: country(one.controlledFrom) },
      technicalAccess: known(one.technicalAccess),
    })),
    accesses: typed.accesses.map((one) => ({
      ...{ company: one.company ?? '', kind: one.kind, from: country(one.from), supervised: known(one.supervised) },
    })),
    operationalAutonomy: facts.operationalAutonomy,
    foreignPublicLinks: (facts.foreignPublicLinks ?? '')
      .split(';')
      .map((link) => link.trim())
      .filter(Boolean),
    places: typed.places.map((one) => ({
      ...{ service: one.service ?? '', data: countries(one.data), technicalData: countries(one.technicalData) },
      ...{ administration: countries(one.administration), support: countries(one.support) },
    })),
    lastChange: facts.lastChange || null,
    lastChangeNotice: facts.lastChangeNotice || null,
  } as SovereigntyFile;
}

/** How a column shows a value. */
export const shownIn = ({ choices, name }: Column, of: Row): string =>
  choices?.find(([value]) => value === of[name])?.[1] ?? of[name] ?? '';

/** Each fact and each row as one line, to compare two versions. */
export function linesOf(file: SovereigntyFile, words: Words): string[] {
  const { facts, lists: all } = fieldsOf(words);
  const typed = typedOf(file);
  return [
    ...facts.map((column) => `${column.label} : ${shownIn(column, typed.facts)}`),
    ...all.flatMap(({ name, title, columns }) =>
      typed.lists[name].map(
        (of) =>
          `${title} : ${columns
            .map((column) => shownIn(column, of))
            .filter(Boolean)
            .join(', ')}`,
      ),
    ),
  ];
}
