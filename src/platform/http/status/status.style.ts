/** The style sheet of the pages that the server draws itself: no script, no inline style, no font from elsewhere. */
export const statusStyle = `
:root {
  color-scheme: light dark;
  --page: #f4f3ef; --card: #ffffff; --ink: #1a1c23; --quiet: #565a66; --line: #e0dcd3;
  --accent: #3347a8; --good: #1b6844; --warn: #835000; --bad: #a5201a;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #0e1014; --card: #16191f; --ink: #e9eaee; --quiet: #a3a9b5; --line: #2c323c;
    --accent: #9aabff; --good: #7fd3a6; --warn: #f0bf6c; --bad: #ff9f96;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--page); color: var(--ink);
  font: 1rem/1.55 system-ui, 'Segoe UI', 'Source Sans 3', 'DejaVu Sans', sans-serif;
}
.wide { max-width: 68rem; margin: 0 auto; padding: 0 1.25rem; }
.skip { position: absolute; left: -100vw; padding: .5rem 1rem; background: var(--card); }
.skip:focus { left: 1rem; top: 1rem; }
a { color: var(--accent); text-underline-offset: .2em; }
a:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
header { border-bottom: 1px solid var(--line); background: var(--card); }
header .wide { display: flex; flex-wrap: wrap; gap: .1rem 1.5rem; align-items: baseline; padding-block: .75rem; }
.mark { font: 600 1.35rem/1.4 Georgia, 'DejaVu Serif', serif; letter-spacing: .01em; margin: 0; }
.purpose { margin: 0; color: var(--quiet); }
nav { margin-left: auto; }
@media (max-width: 40rem) {
  .purpose { order: 1; flex-basis: 100%; }
  .mark { font-size: 1.2rem; }
  header .wide { column-gap: .75rem; }
}
h1 { font: 600 clamp(1.6rem, 4vw, 2.2rem)/1.2 Georgia, 'DejaVu Serif', serif; margin: 2.25rem 0 .35rem; }
.lead { color: var(--quiet); margin: 0 0 1.75rem; max-width: 44rem; }
h2 { font-size: 1.1rem; margin: 0 0 .6rem; }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr)); gap: 1rem; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: 1rem 1.15rem; }
table { width: 100%; border-collapse: collapse; }
caption { text-align: left; font-weight: 600; font-size: 1.1rem; padding-bottom: .45rem; }
th, td { text-align: left; vertical-align: top; padding: .45rem 0; border-top: 1px solid var(--line); }
th { font-weight: 400; color: var(--quiet); padding-right: 1rem; width: 45%; }
td { font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
.good, .warn, .bad { font-weight: 600; }
td span { display: inline-block; white-space: nowrap; }
.good { color: var(--good); }
.warn { color: var(--warn); }
.bad { color: var(--bad); }
.next { margin-block: 1rem 2.5rem; }
.next ol { margin: 0; padding-left: 1.25rem; }
.next li { margin: .6rem 0; }
code {
  display: block; margin-top: .2rem; padding: .35rem .6rem; border-radius: 4px; background: var(--page);
  font: .875rem/1.45 ui-monospace, 'DejaVu Sans Mono', monospace; overflow-wrap: anywhere;
}
footer { border-top: 1px solid var(--line); color: var(--quiet); font-size: .9rem; }
footer .wide { padding-block: 1rem 2rem; }
@media print { header, .next { display: none; } body { background: #ffffff; } }
`;

/** The seal of a registry, small enough for a tab. */
export const statusIcon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
<circle cx="16" cy="16" r="15" fill="#3347a8"/>
<path d="M21.5 12.2a6.6 6.6 0 1 0 .6 6.3v-2.4h-5.4" fill="none" stroke="#ffffff" stroke-width="3"/>
</svg>
`;
