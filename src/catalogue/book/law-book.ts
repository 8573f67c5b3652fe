/** The law book: every page of it, in French and English, from the law, its cases and the letters. */
import type { LetterBook } from '../../domain/case/letter-template.js';
import { invariants } from '../../domain/classification/invariant.js';
import type { Language } from '../../domain/kernel/result.js';
import type { Case } from '../case-file.js';
import type { CommonLaw } from '../law.js';
import { circuitPage } from './circuit-page.js';
import { clockPage } from './clock-page.js';
import { labels } from './labels.js';
import { markdown } from './markdown.js';
import { anchorOf, type Block, facts, heading, type Line, list, type Page, text } from './page.js';
import {
  authorityPage,
  checkPage,
  letterPage,
  policyPage,
  questionPage,
  textPage,
  wordPage,
} from './reference-pages.js';
import { rulePage } from './rule-page.js';
import { Scribe } from './scribe.js';

const CONTENTS = 'README';

export interface BookSources {
  readonly law: CommonLaw;
  readonly cases: readonly Case[];
  readonly letters: LetterBook;
}

/** The pages in one language, the first of them the contents. */
export function lawBook({ law, cases, letters }: BookSources, language: Language): Page[] {
  const scribe = new Scribe(law, language);
  const families = law.sections.map((section) => withSplit(rulePage(section, cases, scribe), scribe));
  const reference = [
    policyPage(scribe),
    checkPage(scribe),
    circuitPage(scribe),
    clockPage(scribe),
    letterPage(letters, scribe),
    questionPage(scribe),
    textPage(scribe),
    wordPage(scribe),
    authorityPage(scribe),
  ];
  return [contents(families, reference, scribe), ...families, ...reference];
}

/** The record of a mixed request stands with the rules whose letter it bears. */
function withSplit(page: Page, scribe: Scribe): Page {
  const { id, title, legal } = scribe.law.split;
  if (scribe.pageOf(id) !== page.slug) return page;
  const blocks: Block[] = [
    heading(2, anchorOf(id), `${id} · ${scribe.say(title)}`),
    text(scribe.say(scribe.law.policy.split?.text ?? title)),
    facts([[scribe.label('articles'), [scribe.cites(legal)]]]),
  ];
  return { ...page, blocks: [...page.blocks, ...blocks] };
}

function contents(families: readonly Page[], reference: readonly Page[], scribe: Scribe): Page {
  const lines = (pages: readonly Page[]): Line[] =>
    pages.map(({ slug, title }) => [{ text: title, page: slug, anchor: '' }]);
  return {
    slug: CONTENTS,
    language: scribe.language,
    title: scribe.label('book'),
    blocks: [
      text(scribe.label('lead')),
      text(scribe.label('advice')),
      heading(2, 'families', scribe.label('families')),
      list(lines(families)),
      heading(2, 'reference', scribe.label('reference')),
      list(lines(reference)),
      heading(2, 'promises', scribe.label('promises')),
      text(scribe.label('promisesLead')),
      list(
        invariants.map(
          ({ sentence, article }): Line => [`${scribe.say(sentence)} `, ...scribe.cites(article.split('; '))],
        ),
      ),
    ],
  };
}

/** The chapters that people write, beside the pages that the data give. */
const chapters: readonly (readonly [slug: string, title: string])[] = [
  ['order', 'Order of evaluation, and what is never done'],
  ['sovereignty', 'Sovereignty: why a foreign order is not executed'],
  ['admissibility', 'Admissibility: what is checked before anything leaves'],
  ['european-instruments', 'European instruments'],
  ['french-instruments', 'French instruments'],
  ['foreign-laws', 'Foreign laws to recognise in a request'],
  ['calendar', 'Calendar and clocks'],
  ['transparency', 'What the transparency report must and must not say'],
  ['unsettled', 'Unsettled law, in detail'],
  ['sources', 'Sources, and what remains to be checked'],
];

/** The contents on a forge lead to the chapters too; the desk shows the pages of the data alone. */
function withChapters(page: Page): Page {
  if (page.slug !== CONTENTS) return page;
  const links = chapters.map(([slug, title]): Line => [{ text: title, page: `../chapters/${slug}`, anchor: '' }]);
  const title = labels.chapters[page.language];
  return { ...page, blocks: [...page.blocks, heading(2, 'chapters', title), list(links)] };
}

/** The files of docs/law by name: `fr/third-countries.md`. */
export function bookFiles(sources: BookSources): Map<string, string> {
  const pages = (['fr', 'en'] as const).flatMap((language) =>
    lawBook(sources, language).map((page): [string, string] => [
      `${language}/${page.slug}.md`,
      markdown(withChapters(page)),
    ]),
  );
  return new Map(pages);
}
