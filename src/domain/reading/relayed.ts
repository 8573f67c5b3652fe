/** Whose act a partner or a customer passes on, or only tells of (LAW 0.3, step 7; rows U03 to U07, U26). It proves nothing. */
import { authorityOf } from '../law/authority.js';
import type { IssuerZone, Relay } from '../law/vocabulary.js';
import type { Citation } from './citation.js';
import { words } from './finder.js';
import type { ReadingLaw } from './law.js';
import { type Issuer, letterheadOf, namedIn } from './letterhead.js';
import type { Origin } from './origin.js';
import type { Layout } from './passage.js';
import { authorOf, hostOf } from './sender.js';

/** The issuer of what a partner or customer passes on; null when nothing it sends comes from an authority. */
export function relayedOrigin(
  layout: Layout,
  relay: Relay,
  citations: readonly Citation[],
  law: ReadingLaw,
): Origin | null {
  const senders = [...layout.inner].reverse().flatMap((envelope) => authorOf(envelope)?.address ?? []);
  const hosts = [...senders, ...(layout.quotedFrom ? [layout.quotedFrom] : [])].map(hostOf);
  const authority = hosts.map((host) => authorityOf(host, law.authorities)).find((found) => found !== undefined);
  if (authority) {
    const issuer = { zone: authority.zone, country: authority.country, kind: authority.kind };
    return { issuer, relayedBy: relay, pretends: false, authorityId: authority.id };
  }
  const heads = layout.passages.filter((passage) => passage.document || passage.role === 'act');
  const documents = heads.filter((passage) => passage.document || layout.inner.length > 0);
  const issuer =
    documents.map((passage) => letterheadOf(passage.folded)).find((found) => found !== null) ??
    toldBy(layout, citations);
  return issuer ? { issuer, relayedBy: relay, pretends: false, authorityId: null } : null;
}

/** An act of authority that reached somebody: a paper of every day is given, ordered and directed too. */
const compelled = words(
  '(?:was|were|been|is|are|has|have|got) (?:\\p{L}+ ){0,2}(?:served|ordered|compelled|directed|commanded|subpoenaed)',
  '(?:served|serves|serving)',
  '(?:receiv|giv|hand|issu|left|sent|deliver)\\p{L}*(?: \\p{L}+){0,5} (?:orders?|warrants?|subpoenas?|summons|directives?|notices?|letters?|demands?|requests?|process)',
  'subpoena\\p{L}*',
  'warrants?',
  'summons',
  '(?:court|production|disclosure|preservation|judicial|sealed) orders?',
  'orders? (?:of|from|by|under|issued|requiring|compelling)',
  'directives? (?:of|from|by|under|issued|requiring)',
  '(?:technical|capability|assistance) notices?',
  'assignations?',
  'sommations?',
  'ordonnances?',
  'injonctions?',
  "mandats? (?:de |d'|federa|americain|judiciaire)\\p{L}*",
  '(?:a|ont|nous|etre|ete) signifie[e]?s?',
  '(?:nous|exige|exigent|exigeant) (?:exige\\p{L}*|de (?:remettre|fournir|communiquer|livrer))',
);
/** How near the words stand to the authority or the law they speak of. */
const NEAR = 400;
/** Places looked at in one text. */
const LOOKED_AT = 20;

/** Every text of a State that is not ours, by the first letters of its code. */
const states: Readonly<Record<string, Pick<Issuer, 'zone' | 'country'>>> = {
  US: { zone: 'THIRD', country: 'US' },
  UK: { zone: 'THIRD', country: 'GB' },
  CA: { zone: 'THIRD', country: 'CA' },
  AU: { zone: 'THIRD', country: 'AU' },
  CN: { zone: 'THIRD', country: 'CN' },
  RU: { zone: 'THIRD', country: 'RU' },
  IN: { zone: 'THIRD', country: 'IN' },
  CH: { zone: 'EEA_CH' satisfies IssuerZone, country: 'CH' },
};

/** An order that is only told of binds nobody more than one that is attached: it is judged as its issuer's. */
function toldBy(layout: Layout, citations: readonly Citation[]): Issuer | null {
  for (const passage of layout.passages) {
    for (const { start, end } of compelled.all(passage.folded).slice(0, LOOKED_AT)) {
      const around = { start: Math.max(0, start - NEAR), end: end + NEAR };
      const named = namedIn(passage.folded.slice(around.start, around.end));
      const near = citations.filter(
        (one) => one.passage === passage && one.place.start >= around.start && one.place.end <= around.end,
      );
      const issuer = toldOf(named, near);
      if (issuer) return issuer;
    }
  }
  return null;
}

/** The authority named, unless a law of another State stands beside it. */
function toldOf(named: Issuer | null, citations: readonly Citation[]): Issuer | null {
  const state = citations.map(({ code }) => states[code.split('-')[0] ?? '']).find((found) => found !== undefined);
  if (named && named.zone !== 'FR' && (!state || state.country === named.country)) return named;
  return state ? { ...state, kind: 'unknown' } : null;
}
