/** How the page of a report looks: it stands in the page itself, which is kept, sent and opened alone. */
export const pageStyle = `
:root {
  color-scheme: light dark;
  --page: #f4f3ef; --card: #ffffff; --ink: #1a1c23; --quiet: #565a66; --line: #e0dcd3; --accent: #3347a8;
}
@media (prefers-color-scheme: dark) {
  :root { --page: #0e1014; --card: #16191f; --ink: #e9eaee; --quiet: #a3a9b5; --line: #2c323c; --accent: #9aabff; }
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--page); color: var(--ink);
  font: 1rem/1.55 system-ui, 'Segoe UI', 'Source Sans 3', 'DejaVu Sans', sans-serif;
}
.wide { max-width: 60rem; margin: 0 auto; padding: 0 1.25rem; }
header { border-bottom: 1px solid var(--line); background: var(--card); }
header .wide { display: flex; flex-wrap: wrap; gap: .1rem 1.5rem; align-items: baseline; padding-block: .75rem; }
nav { margin-left: auto; }
.mark { font-weight: 600; font-size: 1.2rem; margin: 0; }
main { padding-bottom: 3rem; }
h1 { font-size: clamp(1.6rem, 4vw, 2.2rem); line-height: 1.2; margin: 2.25rem 0 .35rem; }
h2 { font-size: 1.4rem; color: var(--accent); margin: 2.75rem 0 1rem; }
h3 { font-size: 1.1rem; margin: 1.75rem 0 .5rem; }
a { color: var(--accent); text-underline-offset: .2em; }
a:focus-visible, .scroll:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
p, dl { max-width: 44rem; }
.lead { color: var(--quiet); margin: 0 0 .5rem; }
.statement { font-size: 1.3rem; font-weight: 600; color: var(--accent); }
.headline { font-size: 1.25rem; margin-block: 1.5rem; }
.headline strong { font-size: 2.2rem; color: var(--accent); }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 12rem), 1fr)); gap: 1rem; padding: 0; list-style: none; }
.figures li { background: var(--card); border: 1px solid var(--line); border-left: 3px solid var(--accent); padding: .75rem 1rem; }
.figures strong { display: block; font-size: 1.7rem; line-height: 1.2; color: var(--accent); }
.quiet { color: var(--quiet); font-size: .9rem; }
.plain { list-style: none; padding: 0; }
.scroll { overflow-x: auto; margin-block: 1.5rem .5rem; background: var(--card); border: 1px solid var(--line); border-radius: 6px; padding: .75rem 1rem; }
table { width: 100%; border-collapse: collapse; }
caption { text-align: left; font-weight: 600; padding-bottom: .4rem; }
th, td { vertical-align: top; padding: .4rem 0; border-top: 1px solid var(--line); text-align: right; padding-left: 1rem; }
th:first-child { text-align: left; padding-left: 0; }
thead th { color: var(--quiet); font-weight: 600; }
tbody th { font-weight: 400; }
td { font-variant-numeric: tabular-nums; }
tfoot { font-weight: 600; }
figure { margin: 1.5rem 0; max-width: 40rem; }
dt { font-weight: 600; }
dd { margin: 0 0 .6rem; overflow-wrap: anywhere; }
@media print { header { display: none; } body { background: #ffffff; } }
`;
