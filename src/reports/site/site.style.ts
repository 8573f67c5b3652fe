/** How the public pages look; a page of a report has its style in it. */
import { statusStyle } from '../../platform/http/status/status.style.js';

export const siteStyle = `${statusStyle}
table.wideTable { table-layout: fixed; }
table.wideTable th, table.wideTable td { width: auto; padding-right: 1rem; overflow-wrap: break-word; }
table.wideTable th:first-child { width: 30%; }
table.wideTable th:nth-child(2) { width: 19%; }
table.wideTable th[scope='row'], table.glossary th { color: var(--ink); }
table.wideTable ul { margin: 0; padding-left: 1.1rem; }
table.wideTable ul.plain { padding-left: 0; list-style: none; }
table.glossary th { width: 14rem; }
@media (max-width: 40rem) {
  table.wideTable thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  table.wideTable tr { display: block; border-top: 1px solid var(--line); padding-block: .6rem; }
  table.wideTable th[scope='row'], table.wideTable td { display: block; width: auto; border: 0; padding: .15rem 0; }
  table.wideTable th[scope='row'] { font-weight: 600; }
  table.wideTable td::before { content: attr(data-label); display: block; color: var(--quiet); font-size: .875rem; }
  table.glossary th { width: 8rem; }
}
.card { margin-block: 1rem; }
.card h3 { font-size: 1rem; margin-block: 1.25rem .5rem; }
`;
