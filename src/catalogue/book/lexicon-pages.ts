/** The words by which a message is read: States and their authorities, and each concept in its languages. */
import type { CountryFile } from '../../domain/reading/country.js';
import { anchorOf, facts, heading, type Line, type Page, text } from './page.js';
import type { Scribe } from './scribe.js';

type Fact = readonly [label: string, lines: Line[]];

/** Phrases are written as they are, in whatever language. */
const said = (phrases: readonly string[] = []): Line[] => (phrases.length === 0 ? [] : [[phrases.join(' · ')]]);

const listsOf = ({ lists = {} }: Pick<CountryFile, 'lists'>, scribe: Scribe): Fact[] =>
  Object.entries(lists).map(([name, phrases]) => [`${scribe.label('braces')} {${name}}`, said(phrases)]);

export function countryPage(scribe: Scribe): Page {
  return {
    slug: 'countries',
    language: scribe.language,
    title: scribe.label('countries'),
    blocks: [
      text(scribe.label('lexiconLead')),
      ...scribe.law.lexicon.files.countries.flatMap(
        ({ code, zone, names, towns, offices = {}, privateMarks, ...rest }) => [
          heading(3, anchorOf(code ?? zone), code ?? scribe.name('issuerZone', zone)),
          facts([
            [scribe.label('zone'), code === null ? [] : [[scribe.name('issuerZone', zone)]]],
            [scribe.label('names'), said(names)],
            [scribe.label('towns'), said(towns)],
            ...Object.entries(offices).map(([kind, phrases]): Fact => [scribe.name('issuerKind', kind), said(phrases)]),
            [scribe.label('privateMarks'), said(privateMarks)],
            ...listsOf(rest, scribe),
          ]),
        ],
      ),
    ],
  };
}

/** A page a concept, with its phrases in each language. */
export function conceptPages(scribe: Scribe): Page[] {
  const { concepts, meanings } = scribe.law.lexicon.files;
  return Object.entries(meanings).map(([concept, meaning]) => ({
    slug: `lexicon-${concept}`,
    language: scribe.language,
    title: `${scribe.label('lexicon')}${scribe.marks.colon}${scribe.say(meaning)}`,
    blocks: [
      text(scribe.label('lexiconLead')),
      facts(
        concepts
          .filter((one) => one.concept === concept)
          .flatMap((one): Fact[] => [
            [one.language, said(one.phrases)],
            ...(one.except ? [[scribe.label('except'), said(one.except)] as const] : []),
            ...listsOf(one, scribe),
          ]),
      ),
    ],
  }));
}
