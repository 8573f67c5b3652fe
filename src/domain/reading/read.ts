/** Text to facts with their places: what a message says, never what it tells us to conclude. */
import { type Signals, whyNoRequest } from '../intake/gatekeeper.js';
import { messageOf, type ReadMessage } from '../intake/message.js';
import type { Checks, Evidence } from '../law/fact.js';
import { fold } from '../law/fold.js';
import type { Place } from '../law/place.js';
import { addressChecks, addressedIn } from './address-check.js';
import { addresseeOf } from './addressee.js';
import { checksOf } from './check.js';
import { mentionsIn, reliedOn } from './citation.js';
import { byRank, type Content, contentOf, firstRank, mayDisclose, type Seen, unique } from './content.js';
import { deliveriesOf } from './delivery.js';
import { destinationOf } from './destination.js';
import { isOfGoods, isUrgent } from './emergency.js';
import { detailsIn, instructionDetails } from './extracted-detail.js';
import { flagsSaid } from './holder.js';
import { originOf } from './issuer.js';
import { languageOf } from './language.js';
import type { ReadingLaw } from './law.js';
import { type Layout, layoutOf, type Passage, type Role, SUBJECT, spanOf, subjectOf } from './passage.js';
import { unlessGuessed, unlessInstructed } from './proposal.js';
import type { Reading } from './reading.js';
import { type Reference, referenceOf } from './reference.js';
import { authorOf, isFromDis } from './sender.js';
import { disprovesOrigin, type SenderCheck } from './sender-check.js';
import { isAct, signalsOf } from './signals.js';
import { bystandersOf, flagsOf, kindsOf, type Target, targetsIn } from './target.js';

/**
 * Reads a message for one operator under one state of the law; `authentication` is what was checked of its transport and
 * signatures, and none of it leaves them unknown. Pure; never throws on any text.
 */
export function read(message: ReadMessage, law: ReadingLaw, authentication: readonly SenderCheck[] = []): Reading {
  const layout = layoutOf(message, law.lexicon, (folded) => isAct(folded, law));
  const mentions = mentionsIn(layout.passages, law.citations);
  const cited = reliedOn(mentions, law.lexicon);
  // What the act does not say, the subject of its mail may.
  const relied = cited.length > 0 ? cited : reliedOn(mentionsIn(subjectOf(layout), law.citations), law.lexicon);
  const targets = targetsOf(layout, law);
  const origin = originOf(layout, byRank(relied), law, targets.length > 0);
  const signals = signalsOf({ layout, mentions, origin, targets, operator: law.operator, lexicon: law.lexicon }, law);
  const asksNothing = whyNoRequest(message, signals) !== null;
  // A bounce or an automatic reply carries our own words back: they are not its sender's.
  const spoken = asksNothing ? outerOnly(layout) : layout;
  const reference = referenceOf(spoken, law.lexicon);
  const addressed = addressedIn(spoken, origin, law.lexicon);
  const sender = [...authentication, ...addressChecks(addressed, law)];
  const seen = { message, layout: spoken, law, origin, relied, reference, asksNothing, sender, addressed, targets };
  return conclude(seen, { ...signals, caseReference: reference?.text ?? null });
}

/** The subject of a mail that asks something cries for a life, and no act read whole tells of goods alone. */
function isUrgentBySubject({ asksNothing, layout, law: { lexicon } }: Seen): boolean {
  const isSaid = !asksNothing && isUrgent(fold(layout.outer.headers.subject), lexicon);
  return isSaid && !(layout.isWhole && isOfGoods(layout.passages, lexicon));
}

function outerOnly(layout: Layout): Layout {
  return { ...layout, inner: [], passages: layout.passages.filter(({ part }) => messageOf(part) === '') };
}

function conclude(seen: Seen, signals: Signals): Reading {
  const { layout, law, origin, reference } = seen;
  const { zone, country, kind } = origin.issuer;
  const said = contentOf(seen);
  const { bases, categories, targets, emergency } = said;
  const language = languageIn(seen);
  const pretends = origin.pretends || disprovesOrigin(seen.sender);
  const { checks, places } = checksOf({
    layout,
    law,
    zone,
    country,
    kind,
    relayedBy: origin.relayedBy,
    bases,
    categories,
    targets,
    language,
    isReferenced: reference !== null,
    pretends,
  });
  const destination = destinationOf(seen);
  const customerKinds = kindsOf(targets, law.operator);
  return {
    facts: {
      issuerZone: zone,
      issuerCountry: country,
      issuerKind: kind,
      relayedBy: origin.relayedBy,
      addressee: addresseeOf(layout, origin, bases, law),
      channel: !pretends && isFromDis(authorOf(layout.outer).mailbox, law.operator) ? 'DIS' : 'OTHER',
      bases,
      categories,
      tenantFlags: unique([
        ...flagsOf(targets, law.operator),
        ...(mayDisclose.has(zone) ? flagsSaid(layout.passages, law.lexicon) : []),
      ]),
      ...(customerKinds && { customerKinds }),
      emergency: emergency !== null || isUrgentBySubject(seen),
      checks: {
        ...believed({ ...checks, destination_agrees: destination.result, asks_now: said.purpose.result }, seen),
        is_a_request: said.isRequest,
      },
    },
    evidence: {
      ...places,
      ...placesOf(said, reference),
      ...(destination.spans.length > 0 && { destination_agrees: destination.spans }),
    },
    language,
    targets,
    caseReference: reference?.text ?? null,
    sender: seen.sender,
    addressed: seen.addressed,
    told: [
      ...layout.passages.flatMap(instructionDetails),
      ...(seen.asksNothing
        ? []
        : firstRank(layout.passages, (passages) => detailsIn(passages, country === 'US', law.lexicon))),
    ],
    signals,
  };
}

/** What of the checks may count before a person has looked at the page. */
function believed(checks: Checks, { message, layout }: Seen): Checks {
  return unlessInstructed(unlessGuessed(checks, message), isInstructed(layout));
}

const isInstructed = ({ passages }: Layout): boolean => passages.some(({ instructions }) => instructions.length > 0);

/** Places kept of one fact: enough for a person to see it, however often an act repeats it. */
const SHOWN = 50;

function placesOf({ purpose, citations, asked, targets, emergency }: Content, reference: Reference | null): Evidence {
  const spans = (places: readonly { passage: Passage; place: Place }[]) =>
    places
      .filter(({ passage }) => passage.part !== SUBJECT)
      .slice(0, SHOWN)
      .map(({ passage, place }) => spanOf(passage, place));
  const shown = targets.slice(0, SHOWN);
  return {
    asks_now: purpose.span ? [purpose.span] : [],
    bases: spans(citations),
    categories: spans(asked),
    targets_identified: shown.map(({ span }) => span),
    tenantFlags: shown.filter(({ tenant }) => tenant !== null).map(({ span }) => span),
    case_reference_given: reference?.span ? [reference.span] : [],
    emergency: emergency ? [emergency] : [],
  };
}

function targetsOf(layout: Layout, law: ReadingLaw): Target[] {
  const domains = law.authorities.flatMap(({ domains }) => domains);
  const bystanders = bystandersOf(layout, law.operator, domains);
  const found = firstRank(layout.passages, (passages) => targetsIn(passages, bystanders, law));
  const sent = deliveriesOf(layout.passages, law.lexicon).filter(({ isDirect }) => isDirect);
  const others = found.filter(({ kind, value }) => kind !== 'mail' || sent.every(({ address }) => address !== value));
  // Where the answer is to go is not what is asked about, unless nothing else is named.
  return others.length > 0 ? others : found;
}

/** The language of the act; where it is none of ours, that of a body that itself states the order in one of ours. */
function languageIn({ layout, law, relied }: Seen): string {
  const of = (role: Role) => languageOf(textOf(layout.passages.filter((passage) => passage.role === role)));
  const [act, cover, quoted] = [of('act'), of('cover'), of('quoted')];
  const ours = law.operator.operator.languages;
  const restated = relied.some(({ passage }) => passage.role === 'cover');
  if (act !== 'und' && !ours.includes(act) && ours.includes(cover) && restated) return cover;
  return [act, cover, quoted].find((language) => language !== 'und') ?? languageOf(layout.outer.headers.subject);
}

function textOf(passages: readonly Passage[]): string {
  return passages.map(({ text }) => text).join('\n');
}
