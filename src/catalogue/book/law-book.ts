/** The law book: every page of it, in French and English, from the law, its cases and the letters. */
import type { LetterBook } from '../../domain/case/letters/letter-template.js';
import { invariants } from '../../domain/classification/invariant.js';
import { french } from '../../domain/kernel/french.js';
import type { Bilingual, Language } from '../../domain/kernel/result.js';
import type { Case } from '../files/case-file.js';
import type { CommonLaw } from '../files/law.js';
import { rowEnds } from '../row-ends.js';
import { circuitPage } from './circuit-page.js';
import { clockPage } from './clock-page.js';
import { endsPage } from './ends-page.js';
import { labels } from './labels.js';
import { conceptPages, countryPage } from './lexicon-pages.js';
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
import { signalPage } from './signal-page.js';

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
    signalPage(scribe),
    countryPage(scribe),
    ...conceptPages(scribe),
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
const chapters: Readonly<Record<string, Bilingual>> = {
  order: {
    fr: 'Ordre d’examen, et ce qui n’est jamais fait',
    en: 'Order of evaluation, and what is never done',
  },
  sovereignty: {
    fr: 'Souveraineté : pourquoi un ordre étranger n’est pas exécuté',
    en: 'Sovereignty: why a foreign order is not executed',
  },
  admissibility: {
    fr: 'Recevabilité : ce qui est vérifié avant tout envoi',
    en: 'Admissibility: what is checked before anything leaves',
  },
  'european-instruments': { fr: 'Instruments européens', en: 'European instruments' },
  'french-instruments': { fr: 'Instruments français', en: 'French instruments' },
  'foreign-laws': {
    fr: 'Lois étrangères à reconnaître dans une demande',
    en: 'Foreign laws to recognise in a request',
  },
  calendar: { fr: 'Calendrier et délais', en: 'Calendar and clocks' },
  transparency: {
    fr: 'Ce que le rapport de transparence doit dire et ne doit pas dire',
    en: 'What the transparency report must and must not say',
  },
  unsettled: { fr: 'Droit non fixé, en détail', en: 'Unsettled law, in detail' },
  sources: { fr: 'Sources, et ce qui reste à vérifier', en: 'Sources, and what remains to be checked' },
};

/** The contents on a forge lead to the chapters too; the desk shows the pages of the data alone. */
function withChapters(page: Page): Page {
  if (page.slug !== CONTENTS) return page;
  const { language } = page;
  const links = Object.entries(chapters).map(
    ([slug, title]): Line => [
      {
        ...{ text: language === 'fr' ? french(title.fr) : title.en, anchor: '' },
        page: language === 'fr' ? `../chapters/fr/${slug}` : `../chapters/${slug}`,
      },
    ],
  );
  const title = labels.chapters[language];
  return { ...page, blocks: [...page.blocks, heading(2, 'chapters', title), list(links)] };
}

/** The contents lead to the ends of requests too. */
function withEnds(page: Page, ends: Page): Page {
  if (page.slug !== CONTENTS) return page;
  return { ...page, blocks: [...page.blocks, list([[{ text: ends.title, page: ends.slug, anchor: '' }]])] };
}

/** The pages of the data and the ends of requests, which are walked for it: that takes a second or two. */
export function wholeBook(sources: BookSources): Page[] {
  const rows = rowEnds(sources.law, sources.cases);
  return (['fr', 'en'] as const).flatMap((language) => {
    const ends = endsPage(rows, new Scribe(sources.law, language));
    return [...lawBook(sources, language).map((page) => withEnds(page, ends)), ends];
  });
}

/** The files of docs/law by name: `fr/third-countries.md`. */
export const bookFiles = (pages: readonly Page[]): Map<string, string> =>
  new Map(pages.map((page): [string, string] => [`${page.language}/${page.slug}.md`, markdown(withChapters(page))]));
