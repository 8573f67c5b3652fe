/** Pages of the portal: whole documents without a script, under a policy that allows none. */
import { type Html, html } from '../domain/kernel/html.js';
import type { Language } from '../domain/kernel/result.js';
import type { DeliveredPackage } from './delivered-package.js';
import { type Word, words } from './portal.words.js';

const other = { fr: 'en', en: 'fr' } as const;
const otherName = { fr: 'English', en: 'Français' } as const;

export const style = `
:root { color-scheme: light dark; --page: #f4f3ef; --card: #ffffff; --ink: #1a1c23; --quiet: #565a66; --line: #6d717c; --accent: #3347a8; --on: #ffffff; --bad: #a5201a; --good: #1b6844; }
@media (prefers-color-scheme: dark) {
  :root { --page: #0e1014; --card: #16191f; --ink: #e9eaee; --quiet: #a3a9b5; --line: #8a909c; --accent: #9aabff; --on: #0e1014; --bad: #ff9f96; --good: #7fd3a6; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--ink); font: 1.0625rem/1.6 system-ui, 'Segoe UI', 'DejaVu Sans', sans-serif; }
header, main { max-width: 44rem; margin: 0 auto; padding: .75rem 1.25rem; }
header { display: flex; gap: 1rem; justify-content: space-between; }
.skip { position: absolute; left: -100vw; padding: .5rem 1rem; background: var(--card); }
.skip:focus { left: 1rem; top: 1rem; }
a { color: var(--accent); text-underline-offset: .2em; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; }
h1 { font-size: 1.7rem; line-height: 1.25; margin: 1.5rem 0 .5rem; }
h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; }
label { display: block; font-weight: 600; margin-top: 1rem; }
.hint { color: var(--quiet); margin: 0; }
input { width: 100%; font: inherit; color: inherit; background: var(--card); border: 1px solid var(--line); border-radius: 4px; padding: .6rem .7rem; }
button, .button { display: inline-block; font: inherit; font-weight: 600; margin-top: 1rem; padding: .6rem 1.1rem; border: 0; border-radius: 4px; background: var(--accent); color: var(--on); text-decoration: none; cursor: pointer; }
dt { color: var(--quiet); } dd { margin: 0 0 .6rem; overflow-wrap: anywhere; }
code { display: block; padding: .5rem .7rem; background: var(--card); overflow-wrap: anywhere; font: .9rem/1.5 ui-monospace, 'DejaVu Sans Mono', monospace; }
.bad { color: var(--bad); font-weight: 600; } .good { color: var(--good); font-weight: 600; }
`;

export interface Shown {
  readonly language: Language;
  /** Of this page, where the other language is asked for; null where it answers a form. */
  readonly path: string | null;
}

function page({ language, path }: Shown, title: Word, content: Html): string {
  const say = (word: Word) => words[word][language];
  const away = other[language];
  const nav = path
    ? html`<nav aria-label="${say('languages')}"><a href="${path}?lang=${away}" lang="${away}" hreflang="${away}">${otherName[language]}</a></nav>`
    : html``;
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>${say(title)} – ${say('title')}</title>
<link rel="stylesheet" href="/style.css">
</head>
<body>
<a class="skip" href="#content">${say('skip')}</a>
<header><span>${say('title')}</span>${nav}</header>
<main id="content">
<h1>${say(title)}</h1>
${content}
</main>
</body>
</html>
`.markup;
}

/** The same for every link, known or not. @param refused after a code that opened nothing */
export function enterPage(shown: Shown, link: string, refused: boolean): string {
  const { language } = shown;
  const say = (word: Word) => words[word][language];
  const lead = refused
    ? html`<p class="bad" role="alert">${say('refusedLead')}</p>`
    : html`<p>${say('enterLead')}</p><p>${say('once')}</p>`;
  return page(
    shown,
    refused ? 'refused' : 'enter',
    html`${lead}
<form method="post" action="/d/${link}?lang=${language}">
<label for="code">${say('code')}</label>
<p class="hint" id="hint">${say('codeHint')}</p>
<input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="40" required aria-describedby="hint">
<button type="submit">${say('open')}</button>
</form>`,
  );
}

export interface OpenPackage {
  readonly about: Pick<DeliveredPackage, 'name' | 'operator' | 'reference'>;
  readonly size: number;
  /** As an instant of UTC, to the minute. */
  readonly until: string;
  readonly received: boolean;
  /** After a digest that is not the one of the seal. */
  readonly otherDigest: boolean;
}

export function packagePage(shown: Shown, { about, size, until, received, otherDigest }: OpenPackage): string {
  const { language } = shown;
  const say = (word: Word) => words[word][language];
  const receipt = received
    ? html`<p class="good" role="status">${say('received')}</p>`
    : html`<p>${say('receiptLead')}</p>
<code>unzip -p ${about.name} META-INF/signature.p7s | sha256sum</code>
${otherDigest ? html`<p class="bad" role="alert">${say('otherDigest')}</p>` : html``}
<form method="post" action="/package/receipt?lang=${language}">
<label for="digest">${say('digest')}</label>
<p class="hint" id="hint">${say('digestHint')}</p>
<input id="digest" name="digest" autocomplete="off" spellcheck="false" maxlength="100" required aria-describedby="hint">
<button type="submit">${say('acknowledge')}</button>
</form>`;
  return page(
    shown,
    'package',
    html`<dl>
<dt>${say('operator')}</dt><dd>${about.operator}</dd>
<dt>${say('reference')}</dt><dd>${about.reference}</dd>
<dt>${say('file')}</dt><dd>${about.name}</dd>
<dt>${say('bytes')}</dt><dd>${size}</dd>
<dt>${say('until')}</dt><dd>${until}</dd>
</dl>
<p><a class="button" href="/package/file">${say('download')}</a></p>
<p>${say('resume')}</p>
<h2>${say('receipt')}</h2>
${receipt}`,
  );
}

type Plain = 'ended' | 'busy' | 'nothing' | 'fault';

export const plainPage = (shown: Shown, title: Plain): string =>
  page(shown, title, html`<p role="alert">${words[`${title}Lead`][shown.language]}</p>`);
