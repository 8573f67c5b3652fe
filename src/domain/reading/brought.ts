/** Whose act a hand that is no authority brings: a bailiff, a lawyer, a town hall that is a customer, the operator's own people. */
import type { Mailbox } from '../kernel/mailbox.js';
import { fold } from '../law/fold.js';
import { powerAsked } from './asking-words.js';
import type { Citation } from './citation.js';
import { stateAbroadIn, zoneOfMember } from './country-names.js';
import { words } from './finder.js';
import type { ReadingLaw } from './law.js';
import { type Issuer, letterheadOf, namedIn } from './letterhead.js';
import { type Layout, linesOf, type Passage } from './passage.js';
import { issuingStateOf } from './relayed.js';
import { powerWords } from './role-words.js';
import { authorOf, hostOf, isAt, isStaff, isUnderAny } from './sender.js';

/** The issuer of what a private hand brings; null when it brings nobody else's act. */
export function broughtBy(
  layout: Layout,
  writer: Mailbox | null,
  citations: readonly Citation[],
  law: ReadingLaw,
): Issuer | null {
  return (
    servedByBailiff(layout) ??
    orderedAbroad(layout) ??
    publicBody(layout, writer, citations, law) ??
    certified(layout, hostOf(writer), citations, law) ??
    posted(layout, hostOf(writer), law) ??
    toldByStaff(layout, writer, law) ??
    heardByStaff(layout, writer, law)
  );
}

/** True where a writer names a power in his display name, or at the head or the foot of what he says. */
export function namesPower(layout: Layout): boolean {
  const display = authorOf(layout.outer).name.toLowerCase();
  return powerWords.in(display) || layout.passages.some((passage) => powerWords.in(headAndFoot(passage)));
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
    ({ flags, accounts }) =>
      flags.includes('public_authority') && accounts.some((one) => one.includes('@') && isAt(hostOf(writer), one)),
  );
  const mailbox = fold(writer?.local ?? '').replace(/[._-]/g, ' ');
  // Only a refusal follows from it: a town hall has no power over the operator (row A22).
  const named = [mailbox, hostOf(writer).replace(/[.-]/g, ' '), fold(authorOf(layout.outer).name)];
  const isTown = named.some((text) => townHall.in(text)) || layout.passages.some(isOfTownHall);
  if (!tenant && isTown) return { zone: 'FR', country: 'FR', kind: 'municipality' };
  const speaks = powerWords.in(mailbox) || namesPower(layout);
  if (!tenant || !speaks) return null;
  return { zone: tenant.country === 'FR' ? 'FR' : 'UNKNOWN', country: tenant.country, kind: 'municipality' };
}

/** Codes of procedure, of taxes and of defence: a town hall that cites one claims what its domain does not prove. */
const ofJustice = /^(?:CPP|CSI|CPCE|LPF|DOU|CMF|CCOM|DEF)-/;

/** Signed, or headed, by a mayor. */
const isOfTownHall = (passage: Passage): boolean =>
  passage.role !== 'quoted' &&
  linesOf(passage).some((line) => line.length <= LINE && townLine.first(line)?.start === 0);
const LINE = 60;
const townLine = words(
  '(?:la |le )?(?:mairie|maire|ville|commune) (?:de |d.|du |des )\\p{L}+',
  '(?:la |le )maire,?$',
  'cabinet du maire',
);

const townHall = words('mairie', 'police municipale', 'garde champetre', 'communaute de communes', 'hotel de ville');

/** A certificate that reached another office of the operator: it names its State (row E15). Only what is sent back or asked is so known. */
function certified(
  layout: Layout,
  host: string,
  citations: readonly Citation[],
  { operator }: ReadingLaw,
): Issuer | null {
  const isForm = citations.some(({ code }) => code.startsWith('EU-EPOC'));
  if (!isForm || !isUnderAny(host, operator.operator.mailDomains)) return null;
  const documents = layout.passages.filter(({ document }) => document);
  const country = documents.map(issuingStateOf).find((found) => found !== null) ?? null;
  return country ? { zone: zoneOfMember(country), country, kind: 'unknown' } : null;
}

/** Paper that the operator's own people scanned and sent on: whose it is stands in its head. Only what is refused is so known. */
function posted(layout: Layout, host: string, { operator }: ReadingLaw): Issuer | null {
  if (!isUnderAny(host, operator.operator.mailDomains)) return null;
  const heads = layout.passages.filter(({ document }) => document).map(({ folded }) => letterheadOf(folded));
  return heads.find((issuer) => issuer?.zone === 'THIRD' || issuer?.zone === 'EEA_CH') ?? null;
}

/** Somebody with a power told of, or officials and what they did to the writer. */
export const isAskedByPower = (folded: string): boolean =>
  powerAsked.in(folded) || (officials.in(folded) && pressed.in(folded));
const officials = words(
  '(?:fonctionnaires?|officiels?|officiers?|agents?|policiers?|douan\\p{L}+|militaires?|diplomates?|attaches?|consul\\p{L}*|ambassad\\p{L}*|gouvernement\\p{L}*|ministeres?|autorites?|police|services? (?:secrets?|de (?:securite|renseignement)|d.immigration)|immigration|frontieres?)',
  '(?:officials?|officers?|agents?|police\\p{L}*|customs|soldiers?|diplomats?|attaches?|consul\\p{L}*|embassy|government|ministry|authorit(?:y|ies)|intelligence|security services?|border|immigration|visa)',
);
const pressed = words(
  "(?:m'ont|m'a|m'avait|nous ont|nous a|on m'a|me)(?: \\p{L}+)? (?:retenu|reten\\p{L}*|interrog|interpel|demand|reclam|menac|convoqu|approch|contact|press|ordonn|fouill|saisi|appel|question|sugger|promi|confisqu|offert|propos|exig|impos|conserv|garde)\\p{L}*",
  '(?:asked|told|wanted|stopped|held|kept|detained|questioned|threatened|pressed|pressured|approached|contacted|visited|ordered|offered|searched|took|invited|called) (?:me|us|my)',
  '(?:i was|we were|i have been|i am being)(?: \\p{L}+)? (?:asked|told|stopped|held|kept|detained|questioned|threatened|pressed|pressured|approached|contacted|ordered|searched|invited|called|interviewed|taken)',
);

/** What one of the operator's own people says that services abroad asked of him (row U28): a State is named, and nothing is proved. */
function toldByStaff(layout: Layout, writer: Mailbox | null, { operator }: ReadingLaw): Issuer | null {
  if (!isStaff(writer, operator)) return null;
  const said = layout.passages.filter(({ role, folded }) => role !== 'quoted' && isAskedByPower(folded));
  for (const { folded } of said) {
    const named = namedIn(folded);
    if (named && named.zone !== 'FR') return named;
    const country = stateAbroadIn(folded);
    if (country) return { zone: 'THIRD', country, kind: 'unknown' };
  }
  return null;
}

const spoken = words(
  '(?:appel|message) (?:telephonique|recu|entrant|vocal)',
  '(?:par|au|de vive) (?:telephone|tel|voix|bout du fil)',
  "(?:m'a|nous a|m'ont|nous ont|a|ont|vient de|il|elle) (?:re)?(?:appele|telephone|rappele|joint|rappellera|rappeler)",
  "(?:interlocuteur|interlocutrice|correspondant(?:e)?|s'est presentee?|se sont presentes|au guichet|a l'accueil)",
);
/** How those of the police and of justice in France are called. */
const frenchHand = words(
  '(?:gendarm\\p{L}*|commissariat|marechal des logis(?:[- ]chef)?|adjudante?(?:[- ]chef)?|brigadiere?(?:[- ]chef)?|gardien(?:ne)? de la paix|officier de police(?: judiciaire)?|opj|policiere?s?|police (?:nationale|judiciaire)|brigade de [\\p{L}-]+|procureure?|substitut|parquet|greff(?:e|ier|iere)|juge d.instruction|douanes?|douanier|enquetr(?:eur|ice))',
);

/** What one of the operator's own people heard by telephone or at the door from somebody who says he is of a French authority: nothing is written, nothing is proved (row F23). */
function heardByStaff(layout: Layout, writer: Mailbox | null, { operator }: ReadingLaw): Issuer | null {
  if (!isStaff(writer, operator)) return null;
  const said = layout.passages.filter(({ role, document }) => role !== 'quoted' && !document);
  const heard = said.some(({ folded }) => spoken.in(folded) && frenchHand.in(folded) && namesNoOther(folded));
  return heard ? { zone: 'FR', country: 'FR', kind: 'police' } : null;
}

const namesNoOther = (folded: string): boolean =>
  (namedIn(folded)?.zone ?? 'FR') === 'FR' && stateAbroadIn(folded) === null;

/** An order of a court abroad that a private party sends: the court issued it, whoever brings it (Policy original-issuer). */
function orderedAbroad(layout: Layout): Issuer | null {
  const documents = layout.passages.filter(({ document, folded }) => document && courtAct.in(folded));
  const issuer = documents.map(({ folded }) => letterheadOf(folded)).find((found) => found !== null);
  return issuer?.kind === 'court' && issuer.zone === 'THIRD' ? issuer : null;
}
const courtAct = words(
  'orders? (?:granting|compelling|directing|that)',
  'it is (?:hereby )?(?:further )?ordered',
  'so ordered',
  '(?:search|arrest) warrant',
);

const bailiff = words(
  'commissaires? de justice',
  'huissiers? de justice',
  "signification d'(?:une )?ordonnance",
  'vous signifi(?:e|ons)',
);
const frenchOrder = words(
  'ordonnance[^;]{0,200}(?:tribunal|cour d.appel|juge|presidente?)',
  '(?:tribunal|cour d.appel|juge|presidente?)[^;]{0,300}(?:ordonnons|ordonne)',
  'par ces motifs,? ordonn(?:ons|e)',
);

/** A bailiff serves another's act: the court's, which orders, where the act itself is attached (row F21). */
export function servedByBailiff(layout: Layout): Issuer | null {
  const serves = layout.passages.some(({ role, folded }) => role !== 'quoted' && bailiff.in(folded));
  const order = layout.passages.some(({ document, folded }) => document && frenchOrder.in(folded));
  return serves && order ? { zone: 'FR', country: 'FR', kind: 'court' } : null;
}
