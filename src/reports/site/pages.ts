/** The public pages: no script, no inline style, nothing from elsewhere; only texts of law have an address that is not relative. */

import { quarter } from '../../domain/kernel/day.js';
import { dayOf, type Instant, instant } from '../../domain/kernel/instant.js';
import type { Bilingual, Language } from '../../domain/kernel/result.js';
import { writtenDay, writtenNumber, writtenQuarter } from '../../domain/kernel/written.js';
import type { Figures, Manifest } from '../../domain/report/manifest.js';
import { isSingular } from '../../domain/report/print.js';
import { type Html, html } from '../../platform/http/html.js';
import { words } from './words.js';

export interface Shown {
  readonly period: string;
  readonly edition: number;
  readonly publishedAt: Instant;
  readonly figures: Pick<Figures, 'totals' | 'thirdCountryOutsideAgreement'>;
  readonly files: readonly string[];
  readonly dsa: Manifest['dsa'] | null;
}

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

const other = { fr: 'en', en: 'fr' } as const;
const otherName = { fr: 'English', en: 'Français' } as const;

/** French pages bear the plain name. */
export const pageName = (stem: string, language: Language): string => `${stem}${language === 'fr' ? '' : '.en'}.html`;

function page(language: Language, stem: string, title: string, operator: string, body: Html): string {
  const twin = pageName(stem, other[language]);
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}, ${operator}</title>
<link rel="stylesheet" href="style.css">
<link rel="icon" type="image/svg+xml" href="icon.svg">
<link rel="alternate" type="application/atom+xml" href="feed.xml">
</head>
<body>
<a class="skip" href="#content">${words.skip[language]}</a>
<header><div class="wide">
<p class="mark">${operator}</p>
<p class="purpose">${words.purpose[language]}</p>
<nav aria-label="${words.languages[language]}"><a href="${twin}" lang="${other[language]}" hreflang="${other[language]}">${otherName[language]}</a></nav>
</div></header>
<main id="content" class="wide">
<h1>${title}</h1>
${body}
</main>
</body>
</html>
`.markup;
}

function fileWords(name: string, language: Language): string {
  const { files } = words;
  if (name === 'SHA256SUMS') return files.sums[language];
  if (name.startsWith('erratum-')) return (name.endsWith('.fr.pdf') ? files.frErratum : files.enErratum)[language];
  if (name.endsWith('.csv')) return files.csv[language];
  if (name.endsWith('.proofs.txt')) return files.proofs[language];
  if (name.endsWith('.fr.pdf')) return files.frPdf[language];
  return name.endsWith('.en.pdf') ? files.enPdf[language] : files.json[language];
}

interface Counted {
  readonly one: Bilingual;
  readonly many: Bilingual;
}

/** The word that agrees with its number: French counts none as one. */
const agreeing = (value: number, { one, many }: Counted, language: Language): string =>
  (isSingular(value, language) ? one : many)[language];

const sentenceCase = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Nothing is replaced: an edition that a later one corrects stays, and says so. */
function correctionNote(shown: Shown, reports: readonly Shown[], language: Language): Html {
  const later = reports.find(({ period, edition }) => period === shown.period && edition > shown.edition);
  if (!later) return html``;
  const day = writtenDay(dayOf(later.publishedAt), language);
  return html`<p class="warn">${words.corrected[language]} ${later.edition}, ${words.publishedOn[language]} ${day}.</p>`;
}

function reportCard(shown: Shown, reports: readonly Shown[], language: Language): Html {
  const { period, edition, publishedAt, figures, files, dsa } = shown;
  const name = sentenceCase(writtenQuarter(quarter(period), language));
  const counted = (value: number, noun: Counted) =>
    html`<p><strong>${writtenNumber(value, language)}</strong> ${agreeing(value, noun, language)}.</p>`;
  const named = (dsa?.services ?? []).flatMap((service) => Object.keys(service.files));
  const links = files
    .filter((file) => !named.includes(file))
    .map((file) => html`<li><a href="${period}/${edition}/${file}">${fileWords(file, language)}</a></li>`);
  return html`<section class="card">
<h2>${name}, ${words.edition[language]} ${edition}</h2>
<p>${words.published[language]} ${writtenDay(dayOf(publishedAt), language)}.</p>
${correctionNote(shown, reports, language)}
${counted(figures.thirdCountryOutsideAgreement.period, words.headline)}
${counted(figures.totals.requests, words.requests)}
<ul>
${links}
</ul>
${dsaLists(shown, language)}
</section>`;
}

/** The eleven parts of each service, in the order of their numbers. */
function dsaLists({ period, edition, dsa }: Shown, language: Language): Html {
  if (!dsa) return html``;
  const lists = dsa.services.map(({ service, files }) => {
    const parts = Object.keys(files)
      .map((file) => ({ file, number: partOf(file) }))
      .sort((left, right) => left.number - right.number);
    const links = parts.map(
      ({ file, number }) =>
        html`<li><a href="${period}/${edition}/${file}">${words.dsaParts[number - 1]?.[language] ?? file}</a></li>`,
    );
    return html`<h3>${words.dsa[language]} ${dsa.year}, ${service}</h3>
<p>${words.dsaText[language]}</p>
<ol>
${links}
</ol>`;
  });
  return html`${lists}`;
}

const partOf = (file: string): number => Number(/\.(\d{1,2})_/.exec(file)?.[1]);

/** The front page: every published edition, the newest first. */
export function reportsPage(language: Language, operator: string, reports: readonly Shown[], vkey: string): string {
  const list =
    reports.length > 0
      ? reports.map((report) => reportCard(report, reports, language))
      : html`<p>${words.none[language]}</p>`;
  const body = html`<p class="lead">${words.lead[language]}</p>
<div class="cards">
${list}
</div>
<section class="card next">
<h2>${words.verify[language]}</h2>
<p><a href="verify.html">${words.verifier[language]}</a></p>
<p>${words.verifyText[language]}</p>
<p>${words.key[language]} <code>${vkey}</code></p>
<ul>
<li><a href="${pageName('guidelines', language)}">${words.guidelines[language]}</a></li>
<li><a href="manifest.schema.json">${words.files.schema[language]}</a></li>
<li><a href="table.schema.json">${words.files.tableSchema[language]}</a></li>
<li><a href="feed.xml">${words.feed[language]}</a></li>
<li><a href="feed.json">${words.jsonFeed[language]}</a></li>
</ul>
</section>`;
  return page(language, 'index', words.title[language], operator, body);
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

function headlineOf({ thirdCountryOutsideAgreement: { period } }: Shown['figures']): string {
  return `${writtenNumber(period, 'fr')} ${agreeing(period, words.headline, 'fr')}.`;
}

/** The same as the Atom feed, for readers of JSON (jsonfeed.org, version 1.1). */
export function jsonFeed(operator: string, origin: string, reports: readonly Shown[]): string {
  const items = reports.map(({ period, edition, publishedAt, figures }) => ({
    id: `urn:greffe:${origin}:report:${period}:${edition}`,
    url: `${period}/${edition}/rapport-${period}.fr.pdf`,
    title: `${words.title.fr}, ${writtenQuarter(quarter(period), 'fr')}, ${words.edition.fr} ${edition}`,
    content_text: headlineOf(figures),
    date_published: publishedAt,
  }));
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title: `${words.title.fr}, ${operator}`,
    language: 'fr',
    items,
  };
  return `${JSON.stringify(feed, null, 2)}\n`;
}

/** RFC 4287. The names of entries hold for any address the site is served from. */
export function atomFeed(operator: string, origin: string, reports: readonly Shown[]): string {
  const updated = reports[0]?.publishedAt ?? instant('1970-01-01T00:00:00.000Z');
  const entries = reports.map(
    ({ period, edition, publishedAt }) => html`<entry>
<id>urn:greffe:${origin}:report:${period}:${edition}</id>
<title>${words.title.fr}, ${writtenQuarter(quarter(period), 'fr')}, ${words.edition.fr} ${edition}</title>
<updated>${publishedAt}</updated>
<link rel="alternate" type="application/pdf" href="${period}/${edition}/rapport-${period}.fr.pdf"/>
</entry>`,
  );
  return html`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr">
<id>urn:greffe:${origin}:reports</id>
<title>${words.title.fr}, ${operator}</title>
<author><name>${operator}</name></author>
<updated>${updated}</updated>
${entries}
</feed>
`.markup;
}
