/** The page at `/`: what runs and what to do next, drawn on the server for anyone, without personal data. */

import { type Html, html } from '../../domain/kernel/html.js';
import type { Bilingual, Language } from '../../domain/kernel/result.js';
import type { StatusRow, StatusSection } from '../telemetry/status.js';

export interface StatusView {
  readonly language: Language;
  readonly version: string;
  readonly sections: readonly StatusSection[];
}

const words = {
  summary: { fr: 'Greffe : état du service', en: 'Greffe: state of the service' },
  skip: { fr: 'Aller au contenu', en: 'Skip to content' },
  purpose: { fr: 'Le greffe des réquisitions de données', en: 'The registry of requests for data' },
  good: { fr: 'Tout fonctionne', en: 'Everything works' },
  warn: { fr: 'À surveiller', en: 'Worth watching' },
  bad: { fr: 'Une personne doit regarder', en: 'Someone must look' },
  lead: {
    fr: 'Chaque demande est conservée avant d’être lue, classée selon la loi, décidée par plusieurs personnes et comptée dans un journal scellé.',
    en: 'Each request is kept before it is read, classified by law, decided by several people and counted in a sealed log.',
  },
  next: { fr: 'Pour continuer', en: 'Next steps' },
  desk: { fr: 'Ouvrir le bureau du greffe', en: 'Open the desk' },
  administrator: {
    fr: 'Inscrire le premier administrateur, avec le code que le serveur affiche à son démarrage',
    en: 'Register the first administrator, with the code that the server prints when it starts',
  },
  ingest: { fr: 'Déposer une demande reçue par courriel', en: 'Hand in a request that came by mail' },
  api: { fr: 'Lire la description de l’API (OpenAPI 3.1)', en: 'Read the description of the API (OpenAPI 3.1)' },
  verify: {
    fr: 'Vérifier le journal sans faire confiance à ce serveur',
    en: 'Verify the log without trusting this server',
  },
  version: { fr: 'Version', en: 'Version' },
  languages: { fr: 'Langue', en: 'Language' },
} as const satisfies Record<string, Bilingual>;

const marks = {
  good: { fr: '✓ bon', en: '✓ good' },
  warn: { fr: '△ à surveiller', en: '△ to watch' },
  bad: { fr: '✗ à traiter', en: '✗ to handle' },
} as const;

const other = { fr: 'en', en: 'fr' } as const;
const otherName = { fr: 'English', en: 'Français' } as const;

/** A whole document of HTML, valid under a policy that allows no inline style and no script. */
export function statusPage({ language, version, sections }: StatusView): string {
  const say = (key: keyof typeof words) => words[key][language];
  const worst = worstOf(sections);
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${say('summary')}</title>
<link rel="icon" href="/status.svg" type="image/svg+xml">
<link rel="stylesheet" href="/status.css">
</head>
<body>
<a class="skip" href="#content">${say('skip')}</a>
<header><div class="wide">
<p class="mark">Greffe</p>
<p class="purpose">${say('purpose')}</p>
<nav aria-label="${say('languages')}"><a href="/status?lang=${other[language]}" lang="${other[language]}" hreflang="${other[language]}">${otherName[language]}</a></nav>
</div></header>
<main id="content" class="wide">
<h1 class="${worst}">${say(worst)}</h1>
<p class="lead">${say('lead')}</p>
<div class="cards">
${sections.map((section) => sectionTable(section, language))}
</div>
<section class="card next" aria-labelledby="next">
<h2 id="next">${say('next')}</h2>
<ol>
<li><a href="/">${say('desk')}</a></li>
<li><a href="/setup">${say('administrator')}</a></li>
<li>${say('ingest')} <code>npm run -s greffe -- ingest message.eml</code></li>
<li><a href="/api/openapi.json">${say('api')}</a></li>
<li>${say('verify')} <code>npm run -s greffe -- ledger verify --help</code></li>
</ol>
</section>
</main>
<footer><div class="wide"><p>${say('version')} ${version}</p></div></footer>
</body>
</html>
`.markup;
}

function sectionTable({ title, rows }: StatusSection, language: Language): Html {
  return html`<div class="card"><table>
<caption>${title[language]}</caption>
<tbody>
${rows.map((row) => tableRow(row, language))}
</tbody>
</table></div>`;
}

/** The state is written, not only coloured (WCAG 2.2, 1.4.1). */
function tableRow({ label, value, state }: StatusRow, language: Language): Html {
  const mark = state === undefined ? '' : html` <span class="${state}">${marks[state][language]}</span>`;
  return html`<tr><th scope="row">${label[language]}</th><td>${value[language]}${mark}</td></tr>`;
}

function worstOf(sections: readonly StatusSection[]): 'good' | 'warn' | 'bad' {
  const states = sections.flatMap(({ rows }) => rows.map(({ state }) => state));
  if (states.includes('bad')) return 'bad';
  return states.includes('warn') ? 'warn' : 'good';
}
