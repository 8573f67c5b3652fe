/** The report as a page of HTML: the blocks of the paper, with the structure that a screen reader uses. */

import { french } from '../../domain/kernel/french.js';
import { Html, html } from '../../domain/kernel/html.js';
import type { Language } from '../../domain/kernel/result.js';
import type { Block, ComposedReport, Line } from '../../domain/report/print/blocks.js';
import { textOf } from '../../domain/report/print/print.js';
import { pageStyle } from './page.style.js';

/** The files beside the page. */
export interface PageFiles {
  readonly pdf: string;
  readonly observations: string;
  /** The same page in the other language. */
  readonly twin: string;
}

const words = {
  fr: {
    sealed: french(
      'Cette page a les mots et les nombres du rapport signé, et son empreinte est dans le manifeste que le sceau couvre. « Ce fichier » y désigne le rapport signé :',
    ),
    pdf: 'rapport signé (PDF)',
    observations: 'les nombres en tableau (CSV)',
    other: 'English',
    contents: 'Sommaire',
  },
  en: {
    sealed:
      'This page has the words and the numbers of the signed report, and its hash is in the manifest that the seal covers. In it, “this file” is the signed report:',
    pdf: 'signed report (PDF)',
    observations: 'the numbers as a table (CSV)',
    other: 'Français',
    contents: 'Contents',
  },
} as const;

type Of<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>;

const text = (line: Line): Html => html`${textOf(line)}`;
const idOf = (place: number): string => `part-${place}`;

function table({ caption, head, rows, total, notes }: Of<'table'>): Html {
  const cells = ([first, ...others]: readonly Line[]) =>
    html`<tr><th scope="row">${text(first ?? [])}</th>${others.map((cell) => html`<td>${text(cell)}</td>`)}</tr>`;
  const foot = total ? html`<tfoot>${cells(total)}</tfoot>` : html``;
  return html`<div class="scroll" role="region" aria-label="${caption}" tabindex="0">
<table>
<caption>${caption}</caption>
<thead><tr>${head.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
<tbody>
${rows.map(cells)}
</tbody>
${foot}
</table>
</div>
${notes.map((note) => html`<p class="quiet">${text(note)}</p>`)}`;
}

const fills = ['#3a4aa8', '#4f9d94', '#8b97d6', '#c9b27c', '#d2cec4'];
const bar = { width: 400, height: 14, step: 40 };

/** The table that follows has every number: to a screen reader the picture is its description. */
function chart({ alt, legend, bars }: Of<'chart'>): Html {
  const longest = Math.max(1, ...bars.map(({ segments }) => segments.reduce((sum, each) => sum + each, 0)));
  const drawn = bars.map(({ label, segments, total }, row) => {
    let x = 0;
    const rects = segments.map((length, index) => {
      const width = Math.round((length / longest) * bar.width);
      x += width;
      return html`<rect x="${x - width}" y="${row * bar.step + 18}" width="${width}" height="${bar.height}" fill="${fills[index] ?? ''}"/>`;
    });
    return html`<text x="0" y="${row * bar.step + 13}" font-size="12" fill="currentColor">${label}, ${textOf(total)}</text>${rects}`;
  });
  const key = legend.length > 1 ? legend : [];
  const keys = key.flatMap((label, index) => {
    if (label === '') return [];
    const swatch = html`<svg width="12" height="12" aria-hidden="true"><rect width="12" height="12" fill="${fills[index] ?? ''}"/></svg>`;
    return [html`<li>${swatch} ${label}</li>`];
  });
  return html`<figure>
<svg role="img" aria-label="${alt}" viewBox="0 0 ${bar.width} ${bars.length * bar.step}" width="100%">${drawn}</svg>
<ul class="plain" aria-hidden="true">${keys}</ul>
</figure>`;
}

const definitions = ({ terms }: Of<'definitions'>): Html =>
  html`<dl>
${terms.map(({ term, line }) => html`<dt>${term}</dt><dd>${text(line)}</dd>`)}
</dl>`;

function heading({ level, text: title }: Of<'heading'>, place: number): Html {
  return level === 3 ? html`<h3>${title}</h3>` : html`<h2 id="${idOf(place)}">${title}</h2>`;
}

/** Links to the headings after it. */
function contents(blocks: readonly Block[], after: number): Html {
  const links = blocks.flatMap((block, place) =>
    block.kind === 'heading' && block.level === 2 && place > after
      ? [html`<li><a href="#${idOf(place)}">${block.text}</a></li>`]
      : [],
  );
  return html`<ul class="plain">
${links}
</ul>`;
}

type Page<Kind extends Block['kind']> = (block: Of<Kind>, place: number, blocks: readonly Block[]) => Html;

const pages: { [Kind in Block['kind']]: Page<Kind> } = {
  cover: ({ lines }) => html`${lines.map((line) => html`<p class="lead">${line}</p>`)}`,
  headline: ({ value, line }) => html`<p class="headline"><strong>${text(value)}</strong> ${text(line)}</p>`,
  contents: (_, place, blocks) => contents(blocks, place),
  heading: (block, place) => heading(block, place),
  paragraph: ({ style, line }) => html`<p class="${style === 'note' ? 'quiet' : style}">${text(line)}</p>`,
  keyFigures: ({ figures }) =>
    html`<ul class="figures">
${figures.map(({ value, label }) => html`<li><strong>${text(value)}</strong> ${text(label)}</li>`)}
</ul>`,
  table,
  chart,
  story: ({ title, paragraphs }) => html`<h3>${title}</h3>
${paragraphs.map((each) => html`<p>${each}</p>`)}`,
  definitions,
  pageBreak: () => html``,
};

/** The whole page with its style: it is read from a disk as from the site. */
export function htmlReport(report: ComposedReport, operator: string, files: PageFiles): string {
  const { language, title, blocks } = report;
  const said = words[language];
  const other: Language = language === 'fr' ? 'en' : 'fr';
  const body = blocks.map((block, place) => (pages[block.kind] as Page<Block['kind']>)(block, place, blocks));
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}, ${operator}</title>
<style>${new Html(pageStyle)}</style>
</head>
<body>
<header><div class="wide">
<p class="mark">${operator}</p>
<nav><a href="${files.twin}" lang="${other}" hreflang="${other}">${said.other}</a></nav>
</div></header>
<main class="wide report">
<h1>${title}</h1>
<p class="quiet">${said.sealed} <a href="${files.pdf}">${said.pdf}</a>, <a href="${files.observations}">${said.observations}</a>.</p>
${body}
</main>
</body>
</html>
`.markup;
}
