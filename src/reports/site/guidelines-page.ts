/** The page of guidelines for authorities, written from the rules. */

import { type Html, html } from '../../domain/kernel/html.js';
import type { Bilingual, Language } from '../../domain/kernel/result.js';
import { page, pageName } from './pages.js';
import { words } from './words.js';

export interface Guideline {
  readonly title: Bilingual;
  readonly answer: Bilingual;
  readonly checks: readonly Bilingual[];
  readonly legal: readonly string[];
}

export interface Chapter {
  readonly title: Bilingual;
  readonly guidelines: readonly Guideline[];
}

export interface TextCited {
  /** As citations begin. */
  readonly short: string;
  readonly name: Bilingual;
  readonly url: string | null;
}

/** Citations are kept in one form; what is a word in them is said in the language of the page. */
const citationWords: readonly (readonly [pattern: RegExp, fr: string])[] = [
  [/^GDPR\b/g, 'RGPD'],
  [/ to (?=\d)/g, ' à '],
  [/ last para\./g, ', dernier alinéa'],
  [/ rec\. /g, ', considérant '],
  [/ part (?=\d)/g, ', partie '],
  [/ title (?=[IVX])/g, ', titre '],
];

function cited(citation: string, language: Language): string {
  if (language === 'en') return citation.replace(/ art\. /g, ' ').replace(/ rec\. /g, ', recital ');
  return citationWords.reduce((text, [pattern, fr]) => text.replace(pattern, fr), citation);
}

/** On a narrow screen each cell says which column it is of. */
function guidelineRow({ title, answer, checks, legal }: Guideline, language: Language): Html {
  const list = checks.map((check) => html`<li>${check[language]}</li>`);
  const asked = checks.length > 0 ? html`<ul>${list}</ul>` : html`${words.nothingMore[language]}`;
  const texts = legal.map((citation) => html`<li>${cited(citation, language)}</li>`);
  const under = legal.length > 0 ? html`<ul class="plain">${texts}</ul>` : html`${words.ownRule[language]}`;
  return html`<tr><th scope="row">${title[language]}</th><td data-label="${words.answer[language]}">${answer[language]}</td><td data-label="${words.checks[language]}">${asked}</td><td data-label="${words.texts[language]}">${under}</td></tr>`;
}

function glossary(texts: readonly TextCited[], language: Language): Html {
  const rows = texts.map(({ short, name, url }) => {
    const full = url === null ? html`${name[language]}` : html`<a href="${url}">${name[language]}</a>`;
    return html`<tr><th scope="row">${cited(short, language)}</th><td>${full}</td></tr>`;
  });
  return html`<div class="card"><table class="glossary">
<caption>${words.textsCited[language]}</caption>
<tbody>
${rows}
</tbody>
</table></div>`;
}

/** What the operator answers in each situation, from the rules that decide, and the texts by their full names. */
export function guidelinesPage(
  language: Language,
  operator: string,
  chapters: readonly Chapter[],
  texts: readonly TextCited[],
): string {
  const heads = [words.situation, words.answer, words.checks, words.texts].map(
    (head) => html`<th scope="col">${head[language]}</th>`,
  );
  const tables = chapters.map(
    ({ title, guidelines }) => html`<div class="card"><table class="wideTable">
<caption>${title[language]}</caption>
<thead><tr>${heads}</tr></thead>
<tbody>
${guidelines.map((guideline) => guidelineRow(guideline, language))}
</tbody>
</table></div>`,
  );
  const body = html`<p class="lead">${words.guidelinesLead[language]}</p>
<p><a href="${pageName('index', language)}">${words.home[language]}</a></p>
${tables}
${glossary(texts, language)}`;
  return page(language, 'guidelines', words.guidelines[language], operator, body);
}
