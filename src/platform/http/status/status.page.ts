/** The page at `/status`: whether all is well and where to go next, drawn on the server for anyone. */

import { html } from '../../../domain/kernel/html.js';
import type { Bilingual, Language } from '../../../domain/kernel/result.js';
import type { StatusState } from '../../telemetry/status.js';

export interface StatusView {
  readonly language: Language;
  readonly state: StatusState;
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
  details: {
    fr: 'Lire le détail de l’état du service, après connexion',
    en: 'Read the details of the state of the service, once signed in',
  },
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
  languages: { fr: 'Langue', en: 'Language' },
} as const satisfies Record<string, Bilingual>;

const other = { fr: 'en', en: 'fr' } as const;
const otherName = { fr: 'English', en: 'Français' } as const;

/**
 * A whole document of HTML, valid under a policy that allows no inline style and no script. It names no host, no port, no
 * version and no setting: the screen of the service says these to a person who signed in.
 */
export function statusPage({ language, state }: StatusView): string {
  const say = (key: keyof typeof words) => words[key][language];
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
<h1 class="${state}">${say(state)}</h1>
<p class="lead">${say('lead')}</p>
<section class="card next" aria-labelledby="next">
<h2 id="next">${say('next')}</h2>
<ol>
<li><a href="/">${say('desk')}</a></li>
<li><a href="/people?view=service">${say('details')}</a></li>
<li><a href="/setup">${say('administrator')}</a></li>
<li>${say('ingest')} <code>npm run -s greffe -- ingest message.eml</code></li>
<li><a href="/api/openapi.json">${say('api')}</a></li>
<li>${say('verify')} <code>npm run -s greffe -- ledger verify --help</code></li>
</ol>
</section>
</main>
</body>
</html>
`.markup;
}
