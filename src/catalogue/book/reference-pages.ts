/** What the rules cite: checks, open questions, words, policy, texts, paragraphs of letters, authorities. */

import type { LetterBook, Part } from '../../domain/case/letters/letter-template.js';
import type { Consequence } from '../../domain/classification/rule.js';
import { originLabels, vocabularyTitles } from './labels.js';
import { anchorOf, type Block, facts, heading, joined, type Line, list, type Page, table, text } from './page.js';
import { verdictWords } from './rule-page.js';
import type { Scribe } from './scribe.js';

export function checkPage(scribe: Scribe): Page {
  const { checks, lists } = scribe.law.checks;
  const after = (consequence: Consequence | undefined): Line[] => [
    [consequence ? verdictWords(consequence, scribe) : scribe.label('staysPut')],
  ];
  return {
    slug: 'checks',
    language: scribe.language,
    title: scribe.label('checks'),
    blocks: [
      ...Object.entries(checks).flatMap(([name, { title, cite, fails, unknown }]) => [
        heading(3, anchorOf(name), scribe.say(title)),
        facts([
          [scribe.label('code'), [[name]]],
          [scribe.label('articles'), [scribe.cites(cite.split('; '))]],
          [scribe.label('ifFails'), after(fails)],
          [scribe.label('ifUnknown'), after(unknown)],
        ]),
      ]),
      heading(2, 'lists', scribe.label('lists')),
      ...Object.entries(lists).flatMap(([code, names]) => [
        heading(3, anchorOf(code), code),
        list(names.map((name) => [scribe.check(name)])),
      ]),
    ],
  };
}

/** Each open question, who follows it, who can settle it, and the rules that stand on it. */
export function questionPage(scribe: Scribe): Page {
  const { questions, rules } = scribe.law;
  return {
    slug: 'questions',
    language: scribe.language,
    title: scribe.label('questions'),
    blocks: Object.entries(questions).flatMap(([code, question]) => [
      heading(3, anchorOf(code), code),
      text(scribe.say(question)),
      facts([
        [scribe.label('state'), [[stateOf(question.settled)]]],
        [scribe.label('owner'), [[scribe.name('role', question.owner)]]],
        [scribe.label('settledBy'), [[scribe.name('settledBy', question.settledBy)]]],
        [scribe.label('standOnIt'), [standing(code)]],
      ]),
    ]),
  };

  function stateOf(settled: (typeof questions)[string]['settled']): string {
    if (settled === undefined) return scribe.label('open');
    return `${scribe.label('settledOn')} ${scribe.date(settled.on)}${scribe.marks.colon}${scribe.say(settled)}`;
  }

  function standing(code: string): Line {
    const ids = rules.filter(({ rule }) => rule.counsel?.includes(code)).map(({ rule }) => rule.id);
    return joined(
      ids.map((id) => [scribe.rule(id)]),
      ', ',
    );
  }
}

export function policyPage(scribe: Scribe): Page {
  return {
    slug: 'policy',
    language: scribe.language,
    title: scribe.label('policy'),
    blocks: Object.entries(scribe.law.policy).flatMap(([code, item]) => [
      heading(3, anchorOf(code), /^A\d/.test(code) ? `${code}. ${scribe.say(item.title)}` : scribe.say(item.title)),
      text(scribe.say(item.text)),
    ]),
  };
}

export function wordPage(scribe: Scribe): Page {
  return {
    slug: 'words',
    language: scribe.language,
    title: scribe.label('words'),
    blocks: Object.entries(vocabularyTitles).flatMap(([of, title]): Block[] => {
      const words = Object.entries(scribe.law.words[of as keyof typeof scribe.law.words]);
      return [
        heading(2, anchorOf(of), scribe.say(title)),
        ...words.flatMap(([code, { name, about, cite }]) => [
          heading(3, anchorOf(`${of} ${code}`), scribe.say(name)),
          facts([
            [scribe.label('code'), [[code]]],
            [scribe.label('meaning'), about ? [[scribe.say(about)]] : []],
            [scribe.label('articles'), cite.length > 0 ? [scribe.cites(cite)] : []],
          ]),
        ]),
      ];
    }),
  };
}

/** The instruments that a request may stand on, and the texts that rules cite, each with its official address. */
export function textPage(scribe: Scribe): Page {
  const { instruments, texts } = scribe.law;
  return {
    slug: 'texts',
    language: scribe.language,
    title: scribe.label('texts'),
    blocks: [
      heading(2, 'cited', scribe.label('cited')),
      text(scribe.label('articleAddresses')),
      table(
        [scribe.label('code'), scribe.label('text'), scribe.label('articles')],
        Object.entries(texts).map(([code, { names, url, articles, article }]) => [
          [scribe.citation(code)],
          [url === null ? scribe.say(names) : { text: scribe.say(names), url }],
          article === undefined ? [scribe.citation(articles.join(', '))] : scribe.articles(code, articles),
        ]),
      ),
      heading(2, 'instruments', scribe.label('instruments')),
      ...instruments.flatMap(({ code, names, url, validFrom, validTo, renumbered, covers }) => [
        heading(3, anchorOf(`i ${code}`), scribe.say(names)),
        facts([
          [scribe.label('code'), [[code]]],
          [scribe.label('text'), [[{ text: new URL(url).hostname, url }]]],
          [
            scribe.label('covers'),
            covers.length > 0 ? [[covers.map((one) => scribe.name('category', one)).join(', ')]] : [],
          ],
          [
            scribe.label('force'),
            [
              [
                `${scribe.label('from')} ${scribe.date(validFrom)}${validTo ? ` ${scribe.label('until')} ${scribe.date(validTo)}` : ''}`,
              ],
            ],
          ],
          [
            scribe.label('renumbered'),
            renumbered ? [[`${renumbered.to}, ${scribe.label('asOf')} ${scribe.date(renumbered.from)}`]] : [],
          ],
        ]),
      ]),
    ],
  };
}

/** The paragraphs that rules choose for a letter, as they stand in the templates; a field is between braces. */
export function letterPage(letters: LetterBook, scribe: Scribe): Page {
  const library = letters.blocks
    .map(({ content }) => content)
    .filter(({ language }) => language === scribe.language)
    .toSorted((one, other) => (one.validFrom < other.validFrom ? -1 : 1))
    .at(-1);
  const written = (part: Part): Block[] => (typeof part === 'string' ? [text(scribe.plain(part))] : []);
  return {
    slug: 'letters',
    language: scribe.language,
    title: scribe.label('letters'),
    blocks: Object.entries(library?.blocks ?? {}).flatMap(([code, { content }]) => [
      heading(3, anchorOf(code), code),
      ...content.flatMap(written),
    ]),
  };
}

export function authorityPage(scribe: Scribe): Page {
  const head = [scribe.label('text'), scribe.label('domains'), scribe.label('verified'), scribe.label('expires')];
  return {
    slug: 'authorities',
    language: scribe.language,
    title: scribe.label('authorities'),
    blocks: [
      text(scribe.say(scribe.law.policy.authenticity?.text ?? { fr: '', en: '' })),
      table(
        head,
        scribe.law.authorities.map(({ names, domains, verifiedAt, expiresAt }) => [
          [scribe.say(names)],
          [domains.join(', ')],
          [scribe.date(verifiedAt)],
          [scribe.date(expiresAt)],
        ]),
      ),
      heading(2, 'origins', scribe.label('origins')),
      ...Object.entries(scribe.law.originMethods).flatMap(([code, { title, cite, proves, needs }]) => [
        heading(3, anchorOf(`o ${code}`), scribe.say(title)),
        facts([
          [scribe.label('code'), [[code]]],
          [scribe.label('proves'), [[scribe.say(originLabels[proves])]]],
          [scribe.label('needs'), needs.map((kind) => [scribe.say(originLabels[kind])])],
          [scribe.label('articles'), [scribe.cites(cite)]],
        ]),
      ]),
    ],
  };
}
