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

const compelled = words(
  '(?:was|were|been|is|has|have) (?:\\p{L}+ )?(?:served|ordered|compelled|directed|received|given|issued)',
  '(?:served|ordered|(?:an?|the) order)',
  'subpoena\\p{L}*',
  'warrant',
  'summons',
  'directive',
  'court order',
  'assignations?',
  'sommations?',
  'ordonnances?',
  'injonctions?',
  'mandat',
  'signifie[e]?s?',
  'exige\\p{L}*',
);

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
  const told = layout.passages.map(({ folded }) => folded);
  if (!told.some((text) => compelled.in(text))) return null;
  const named = told.map((text) => namedIn(text)).find((found) => found !== null && found.zone !== 'FR') ?? null;
  const state = citations.map(({ code }) => states[code.split('-')[0] ?? '']).find((found) => found !== undefined);
  if (named && (!state || state.country === named.country)) return named;
  return state ? { ...state, kind: 'unknown' } : null;
}
