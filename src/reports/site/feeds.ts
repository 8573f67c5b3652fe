/** The published reports as JSON Feed and Atom. */
import { quarter } from '../../domain/kernel/day.js';
import { html } from '../../domain/kernel/html.js';
import { instant } from '../../domain/kernel/instant.js';
import { writtenNumber, writtenQuarter } from '../../domain/kernel/written.js';
import { agreeing, type Shown } from './pages.js';
import { words } from './words.js';

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
