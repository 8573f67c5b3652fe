/** What systems may report by webhook, and what each signal makes the rules know. */
import { anchorOf, facts, heading, type Page, text } from './page.js';
import type { Scribe } from './scribe.js';

export function signalPage(scribe: Scribe): Page {
  return {
    slug: 'signals',
    language: scribe.language,
    title: scribe.label('signals'),
    blocks: [
      text(scribe.label('signalsLead')),
      ...Object.entries(scribe.law.signals).flatMap(([kind, { title, cite, holds }]) => [
        heading(3, anchorOf(kind), scribe.say(title)),
        facts([
          [scribe.label('code'), [[kind]]],
          [scribe.label('states'), [[scribe.check(holds)]]],
          [scribe.label('articles'), [scribe.cites(cite)]],
        ]),
      ]),
    ],
  };
}
