/** The public pages: no script, no inline style, nothing from elsewhere; only texts of law have an address that is not relative. */

import { quarter } from '../../domain/kernel/day.js';
import { type Html, html } from '../../domain/kernel/html.js';
import { dayOf, type Instant } from '../../domain/kernel/instant.js';
import type { Bilingual, Language } from '../../domain/kernel/result.js';
import { writtenDay, writtenNumber, writtenQuarter } from '../../domain/kernel/written.js';
import type { Figures, Manifest } from '../../domain/report/manifest.js';
import { isSingular } from '../../domain/report/print/print.js';
import { said, words } from './words.js';

export interface Shown {
  readonly period: string;
  readonly edition: number;
  readonly publishedAt: Instant;
  readonly figures: Pick<Figures, 'totals' | 'thirdCountryOutsideAgreement'>;
  readonly files: readonly string[];
  readonly dsa: Manifest['dsa'] | null;
  /** Why it was built before the end of its quarter, or what it corrects; null where neither is so. */
  readonly reason: Bilingual | null;
}

const other = { fr: 'en', en: 'fr' } as const;
const otherName = { fr: 'English', en: 'Français' } as const;

/** French pages bear the plain name. */
export const pageName = (stem: string, language: Language): string => `${stem}${language === 'fr' ? '' : '.en'}.html`;

export function page(language: Language, stem: string, title: string, operator: string, body: Html): string {
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

/** In the order in which they are shown: what is read first, then numbers, then proofs. */
const endings = [
  ['.fr.pdf', 'frPdf'],
  ['.en.pdf', 'enPdf'],
  ['.fr.html', 'frHtml'],
  ['.en.html', 'enHtml'],
  ['.observations.csv', 'observations'],
  ['.csv', 'csv'],
  ['.json', 'json'],
  ['.proofs.txt', 'proofs'],
  ['.inclusion.txt', 'inclusion'],
  ['SHA256SUMS', 'sums'],
] as const satisfies readonly (readonly [string, keyof typeof words.files])[];

/** An erratum comes after the report of its language. */
const orderOf = (name: string): number => endings.findIndex(([ending]) => name.endsWith(ending));

function fileWords(name: string, language: Language): string {
  const { files } = words;
  if (name.startsWith('erratum-')) return (name.endsWith('.fr.pdf') ? files.frErratum : files.enErratum)[language];
  const kind = endings.find(([ending]) => name.endsWith(ending))?.[1] ?? 'json';
  return files[kind][language];
}

interface Counted {
  readonly one: Bilingual;
  readonly many: Bilingual;
}

/** The word that agrees with its number: French counts none as one. */
export const agreeing = (value: number, { one, many }: Counted, language: Language): string =>
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
  const { period, edition, publishedAt, figures, files, dsa, reason } = shown;
  const name = sentenceCase(writtenQuarter(quarter(period), language));
  const counted = (value: number, noun: Counted) =>
    html`<p><strong>${writtenNumber(value, language)}</strong> ${agreeing(value, noun, language)}.</p>`;
  const named = (dsa?.services ?? []).flatMap((service) => Object.keys(service.files));
  const links = files
    .filter((file) => !named.includes(file))
    .sort((left, right) => orderOf(left) - orderOf(right) || (left > right ? -1 : 1))
    .map((file) => html`<li><a href="${period}/${edition}/${file}">${fileWords(file, language)}</a></li>`);
  return html`<section class="card">
<h2>${name}, ${words.edition[language]} ${edition}</h2>
<p>${words.published[language]} ${writtenDay(dayOf(publishedAt), language)}.</p>
${reason ? html`<p>${words.reason[language]} ${said(reason)[language]}</p>` : html``}
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
<li><a href="seal.pem">${words.files.seal[language]}</a></li>
<li><a href="time-stamp-roots.pem">${words.files.stampRoots[language]}</a></li>
<li><a href="${pageName('guidelines', language)}">${words.guidelines[language]}</a></li>
<li><a href="formats/README.md">${words.files.formats[language]}</a></li>
<li><a href="manifest.schema.json">${words.files.schema[language]}</a></li>
<li><a href="table.schema.json">${words.files.tableSchema[language]}</a></li>
<li><a href="observations.schema.json">${words.files.observationsSchema[language]}</a></li>
<li><a href="feed.xml">${words.feed[language]}</a></li>
<li><a href="feed.json">${words.jsonFeed[language]}</a></li>
</ul>
</section>`;
  return page(language, 'index', words.title[language], operator, body);
}
