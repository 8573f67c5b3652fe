/** Who issued an act that a sender without authority forwards: a bailiff, a lawyer, a customer, an employee of the operator. */
import type { Mailbox } from '../kernel/mailbox.js';
import { fold } from '../law/fold.js';
import { stateOf } from './bench.js';
import type { Citation } from './citation.js';
import type { Countries } from './countries.js';
import type { Issuer } from './country.js';
import type { Finder } from './finder.js';
import type { ReadingLaw } from './law.js';
import { letterheadOf } from './letterhead.js';
import type { Lexicon } from './lexicon.js';
import { type Layout, linesOf, type Passage } from './passage.js';
import { issuingStateOf } from './relayed.js';
import { authorOf, hostOf, isStaff, isUnderAny } from './sender.js';

/** The issuer of an act that a private party passes on; null when it passes none on. */
export function broughtBy(
  layout: Layout,
  writer: Mailbox | null,
  citations: readonly Citation[],
  law: ReadingLaw,
): Issuer | null {
  return (
    servedByBailiff(layout, law.lexicon) ??
    orderedAbroad(layout, law.lexicon) ??
    publicBody(layout, writer, citations, law) ??
    certified(layout, hostOf(writer), citations, law) ??
    posted(layout, hostOf(writer), law) ??
    toldByStaff(layout, writer, law) ??
    heardByStaff(layout, writer, law)
  );
}

/** True where a writer names a power in his display name, or at the head or the foot of what he says. */
export function namesPower(layout: Layout, { power }: Lexicon): boolean {
  const display = authorOf(layout.outer).name.toLowerCase();
  return power.in(display) || layout.passages.some((passage) => power.in(headAndFoot(passage)));
}

/** The head and the foot of a text: where its writer names himself. */
export function headAndFoot({ folded }: Passage): string {
  return folded.length <= 1_200 ? folded : `${folded.slice(0, 700)} ${folded.slice(-500)}`;
}

/** A customer that is a public authority, and writes as one: a town hall, its police. One that cites a law claims a power that its domain does not prove. */
function publicBody(
  layout: Layout,
  writer: Mailbox | null,
  citations: readonly Citation[],
  law: ReadingLaw,
): Issuer | null {
  if (citations.some(({ code }) => ofJustice.test(code))) return null;
  const tenant = law.operator.tenants.find(
    ({ flags, domains }) => flags?.includes('public_authority') && domains.includes(hostOf(writer)),
  );
  const mailbox = fold(writer?.local ?? '').replace(/[._-]/g, ' ');
  // Only a refusal follows from it: a town hall has no power over the operator (row A22).
  const named = [mailbox, hostOf(writer).replace(/[.-]/g, ' '), fold(authorOf(layout.outer).name)];
  const isTown =
    named.some((text) => law.lexicon.concepts['town-hall'].in(text)) ||
    layout.passages.some((passage) => isOfTownHall(passage, law.lexicon));
  if (!tenant && isTown) return { zone: 'FR', country: 'FR', kind: 'municipality' };
  const speaks = law.lexicon.power.in(mailbox) || namesPower(layout, law.lexicon);
  if (!tenant || !speaks) return null;
  return { zone: tenant.country === 'FR' ? 'FR' : 'UNKNOWN', country: tenant.country, kind: 'municipality' };
}

/** Codes of procedure, of taxes and of defence: a town hall that cites one claims what its domain does not prove. */
const ofJustice = /^(?:CPP|CSI|CPCE|LPF|DOU|CMF|CCOM|DEF)-/;

/** Signed, or headed, by a mayor. */
const isOfTownHall = (passage: Passage, { concepts }: Lexicon): boolean =>
  passage.role !== 'quoted' &&
  linesOf(passage).some(
    (line) => line.length <= LINE && (concepts['town-line'].first(line)?.start === 0 || mayor.test(line)),
  );
/** The mayor alone on his line. */
const mayor = /^l[ea] maire,?$/;
const LINE = 60;

/**
 * A certificate that reached another office of the operator: it names its State (row E15). Nothing but sending it back,
 * or a question, follows from that.
 */
function certified(
  layout: Layout,
  host: string,
  citations: readonly Citation[],
  { operator, lexicon }: ReadingLaw,
): Issuer | null {
  const isForm = citations.some(({ code }) => code.startsWith('EU-EPOC'));
  if (!isForm || !isUnderAny(host, operator.operator.mailDomains)) return null;
  const documents = layout.passages.filter(({ document }) => document);
  const country = documents.map((one) => issuingStateOf(one, lexicon)).find((found) => found !== null) ?? null;
  return stateOf(country, lexicon.countries);
}

/** Paper that employees of the operator scanned and sent on: its letterhead names the issuer, an authority abroad. */
function posted(layout: Layout, host: string, { operator, lexicon: { countries } }: ReadingLaw): Issuer | null {
  if (!isUnderAny(host, operator.operator.mailDomains)) return null;
  const heads = layout.passages.filter(({ document }) => document).map(({ folded }) => letterheadOf(folded, countries));
  return heads.find((issuer) => issuer?.zone === 'THIRD' || issuer?.zone === 'EEA_CH') ?? null;
}

/** A person with powers is mentioned, or officials and what they did to the writer. */
const isAskedByPower = (folded: string, { concepts }: Lexicon): boolean =>
  concepts['power-asking'].in(folded) ||
  (concepts['official-person'].in(folded) && concepts['official-pressure'].in(folded));

/** A request of services abroad that an employee reports (row U28): a State is named, and nothing is proved. */
function toldByStaff(layout: Layout, writer: Mailbox | null, { operator, lexicon }: ReadingLaw): Issuer | null {
  if (!isStaff(writer, operator)) return null;
  const { countries } = lexicon;
  const said = layout.passages.filter(({ role, folded }) => role !== 'quoted' && isAskedByPower(folded, lexicon));
  for (const { folded } of said) {
    const named = countries.authorityIn(folded);
    if (named && named.zone !== 'FR') return named;
    const country = countries.abroadIn(folded) ?? countries.abroadIn(fold(layout.outer.headers.subject));
    const state = stateOf(country, countries);
    if (state) return state;
  }
  return null;
}

/** Staff of the operator report a call or a visit by a person who claims to be of a French authority: unproved (row F23). */
function heardByStaff(layout: Layout, writer: Mailbox | null, { operator, lexicon }: ReadingLaw): Issuer | null {
  if (!isStaff(writer, operator)) return null;
  const { concepts, countries } = lexicon;
  const said = layout.passages.filter(({ role, document }) => role !== 'quoted' && !document);
  const heard = said.some(
    ({ folded }) =>
      concepts['call-or-visit'].in(folded) && concepts['french-officer'].in(folded) && namesNoOther(folded, countries),
  );
  return heard ? { zone: 'FR', country: 'FR', kind: 'police' } : null;
}

const namesNoOther = (folded: string, countries: Countries): boolean =>
  (countries.authorityIn(folded)?.zone ?? 'FR') === 'FR' && countries.abroadIn(folded) === null;

/** An order of a court abroad that a private party sends: the court is the issuer, not the sender (Policy original-issuer). */
function orderedAbroad(layout: Layout, { concepts, countries }: Lexicon): Issuer | null {
  const documents = layout.passages.filter(({ document, folded }) => document && concepts['court-act'].in(folded));
  const issuer = documents.map(({ folded }) => letterheadOf(folded, countries)).find((found) => found !== null);
  return issuer?.kind === 'court' && issuer.zone === 'THIRD' ? issuer : null;
}

/** A bailiff serves the act of a court: the court is the issuer, where its act is attached (row F21). */
export function servedByBailiff(layout: Layout, lexicon: Lexicon): Issuer | null {
  const serves = layout.passages.some(({ role, folded }) => role !== 'quoted' && lexicon.concepts.bailiff.in(folded));
  const order = layout.passages.some(({ document, folded }) => document && isFrenchOrder(folded, lexicon));
  return serves && order ? { zone: 'FR', country: 'FR', kind: 'court' } : null;
}

/** An order names its court behind its title; a court orders behind its name. */
const isFrenchOrder = (folded: string, { concepts }: Lexicon): boolean =>
  concepts['order-formula'].in(folded) ||
  stands(folded, concepts.ordinance, concepts['ordering-judge'], 200) ||
  stands(folded, concepts['ordering-judge'], concepts['order-verb'], 300);

/** The second within so many characters behind the first, before a semicolon. */
const stands = (folded: string, first: Finder, second: Finder, reach: number): boolean =>
  first.all(folded).some(({ end }) => second.in(folded.slice(end, end + reach).split(';')[0] ?? ''));
