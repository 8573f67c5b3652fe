/** Text to facts with their places: what a message says, never what it tells us to conclude. */
import { type Signals, whyNoRequest } from '../intake/gatekeeper.js';
import { messageOf, type ReadMessage } from '../intake/message.js';
import type { Checks, Evidence, Span } from '../law/fact.js';
import { fold } from '../law/fold.js';
import type { Place } from '../law/place.js';
import type { CheckResult, DataCategory, InstrumentCode, IssuerZone } from '../law/vocabulary.js';
import { type Addressed, addressChecks, addressedIn } from './address-check.js';
import { addresseeOf } from './addressee.js';
import { type Asked, askedIn, askedLooselyIn } from './category.js';
import { checksOf } from './check.js';
import {
  basesFor,
  bySubstance,
  type Citation,
  completedByNationalLaw,
  mentionsIn,
  nationalLaw,
  reliedOn,
} from './citation.js';
import { destinationOf } from './destination.js';
import { emergencyIn, isUrgent } from './emergency.js';
import { flagsSaid } from './holder.js';
import { originOf } from './issuer.js';
import { languageOf } from './language.js';
import type { ReadingLaw } from './law.js';
import type { Origin } from './origin.js';
import { type Layout, layoutOf, type Passage, type Role, SUBJECT, spanOf, subjectOf } from './passage.js';
import { unlessGuessed, unlessInstructed } from './proposal.js';
import { type Purpose, purposeOf } from './purpose.js';
import type { Reading } from './reading.js';
import { type Reference, referenceOf } from './reference.js';
import { authorOf, isFromDis } from './sender.js';
import { disprovesOrigin, type SenderCheck } from './sender-check.js';
import { isAct, signalsOf } from './signals.js';
import { bystandersOf, flagsOf, type Target, targetsIn } from './target.js';
import { instructionsTold, toldIn } from './told.js';

/**
 * Reads a message for one operator under one state of the law; `authentication` is what was checked of its transport and
 * signatures, and none of it leaves them unknown. Pure; never throws on any text.
 */
export function read(message: ReadMessage, law: ReadingLaw, authentication: readonly SenderCheck[] = []): Reading {
  const layout = layoutOf(message, (folded) => isAct(folded, law));
  const mentions = mentionsIn(layout.passages, law.citations);
  const cited = reliedOn(mentions);
  // What the act does not say, the subject of its mail may.
  const relied = cited.length > 0 ? cited : reliedOn(mentionsIn(subjectOf(layout), law.citations));
  const origin = originOf(layout, byRank(relied), law);
  const targets = targetsOf(layout, law);
  const signals = signalsOf({ layout, mentions, origin, targets, operator: law.operator }, law);
  const asksNothing = whyNoRequest(message, signals) !== null;
  // A bounce or an automatic reply carries our own words back: they are not its sender's.
  const spoken = asksNothing ? outerOnly(layout) : layout;
  const reference = referenceOf(spoken);
  const addressed = addressedIn(spoken, origin);
  const sender = [...authentication, ...addressChecks(addressed, law)];
  const seen = { message, layout: spoken, law, origin, relied, reference, asksNothing, sender, addressed, targets };
  return conclude(seen, { ...signals, caseReference: reference?.text ?? null });
}

function outerOnly(layout: Layout): Layout {
  return { ...layout, inner: [], passages: layout.passages.filter(({ part }) => messageOf(part) === '') };
}

interface Seen {
  readonly message: ReadMessage;
  readonly layout: Layout;
  readonly law: ReadingLaw;
  readonly origin: Origin;
  readonly relied: readonly Citation[];
  readonly reference: Reference | null;
  readonly asksNothing: boolean;
  readonly targets: readonly Target[];
  readonly sender: readonly SenderCheck[];
  readonly addressed: Addressed;
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
  return {
    facts: {
      issuerZone: zone,
      issuerCountry: country,
      issuerKind: kind,
      relayedBy: origin.relayedBy,
      addressee: addresseeOf(layout, origin, bases, law.operator),
      channel: !pretends && isFromDis(authorOf(layout.outer).mailbox, law.operator) ? 'DIS' : 'OTHER',
      bases,
      categories,
      tenantFlags: unique([
        ...flagsOf(targets, law.operator),
        ...(mayDisclose.has(zone) ? flagsSaid(layout.passages) : []),
      ]),
      emergency: emergency !== null || (!seen.asksNothing && isUrgent(fold(layout.outer.headers.subject))),
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
      ...layout.passages.flatMap(instructionsTold),
      ...(seen.asksNothing ? [] : firstRank(layout.passages, (passages) => toldIn(passages, country === 'US'))),
    ],
    signals,
  };
}

/** What of the checks may count before a person has looked at the page. */
function believed(checks: Checks, { message, layout }: Seen): Checks {
  return unlessInstructed(unlessGuessed(checks, message), isInstructed(layout));
}

const isInstructed = ({ passages }: Layout): boolean => passages.some(({ instructions }) => instructions.length > 0);

/** What the message asks, all empty when it asks nothing. */
interface Content {
  readonly isRequest: CheckResult;
  readonly purpose: Purpose;
  readonly citations: readonly Citation[];
  readonly bases: InstrumentCode[];
  readonly asked: readonly Asked[];
  readonly categories: DataCategory[];
  readonly targets: readonly Target[];
  readonly emergency: Span | null;
}

const nothing: Content = {
  isRequest: 'fails',
  purpose: { result: 'fails', span: null },
  citations: [],
  bases: [],
  asked: [],
  categories: [],
  targets: [],
  emergency: null,
};

function contentOf(seen: Seen): Content {
  const { layout, origin } = seen;
  if (seen.asksNothing) return nothing;
  const cited = citationsOf(seen);
  // A person asking for their own data asks under GDPR 15, not for a category of an authority.
  const asked = origin.issuer.kind === 'data_subject' ? [] : categoriesOf(seen, cited);
  const named = unique(asked.map(({ category }) => category));
  const categories = named.length > 0 ? named : ofTheLaw(cited, seen.law);
  const citations = bySubstance(cited, categories);
  const bases = unique(citations.map(({ code }) => code));
  return {
    isRequest: bases.length + asked.length > 0 ? 'holds' : 'unknown',
    purpose: purposeOf(layout),
    citations,
    bases,
    asked,
    categories,
    targets: seen.targets,
    emergency: emergencyIn(layout.passages.filter(({ role }) => role !== 'quoted')),
  };
}

/** A text that gives nothing but the addressee's own papers is used for these, whatever the words. */
function ofTheLaw(cited: readonly Citation[], { instruments }: ReadingLaw): DataCategory[] {
  const covers = instruments.filter(({ code }) => cited.some((one) => one.code === code)).flatMap((one) => one.covers);
  return covers.includes('CORP') && covers.every((category) => ofPapers.has(category)) ? ['CORP'] : [];
}
const ofPapers: ReadonlySet<DataCategory> = new Set(['CORP', 'NPD']);

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

const ranks: Readonly<Record<Role, number>> = { act: 0, cover: 1, quoted: 2 };

/** The citations of the weightiest passages that have any. */
function byRank(citations: readonly Citation[]): Citation[] {
  const best = Math.min(...citations.map(({ passage }) => ranks[passage.role]));
  return citations.filter(({ passage }) => ranks[passage.role] === best);
}

/** Where data could be handed over, a cover mail's word of an unread act is no basis; elsewhere it is a reason to refuse. */
const mayDisclose: ReadonlySet<IssuerZone> = new Set(['FR', 'EU_EEV', 'EU_INST']);

/** The passages without those that only speak of an unread act, where they could open a door. */
function trusted(layout: Layout, origin: Origin): Passage[] {
  const onlyActs = !layout.isWhole && mayDisclose.has(origin.issuer.zone);
  return onlyActs ? layout.passages.filter(({ role }) => role === 'act') : [...layout.passages];
}

function citationsOf({ layout, law, origin, relied }: Seen): Citation[] {
  const passages = trusted(layout, origin);
  const found = basesFor(
    origin.issuer.zone,
    byRank(relied.filter(({ passage }) => passages.includes(passage) || (layout.isWhole && passage.part === SUBJECT))),
  );
  const isWhole = found.some(({ code }) => !completedByNationalLaw.has(code));
  if (isWhole || law.instruments.every(({ code }) => code !== 'NATIONAL-OTHER')) return found;
  const said = passages.filter(({ role }) => role !== 'quoted');
  return [...found, ...nationalLaw(origin.issuer, said)];
}

function categoriesOf({ layout, origin }: Seen, citations: readonly Citation[]): Asked[] {
  const passages = trusted(layout, origin);
  const named = firstRank(passages, (some) =>
    some.flatMap((passage) => {
      const own = citations.filter((citation) => citation.passage === passage).map(({ code }) => code);
      const bases = own.length > 0 ? own : citations.map(({ code }) => code);
      return askedIn(passage, unique(bases), origin.issuer.zone);
    }),
  );
  // The forms of the Union have fields for what they ask.
  const isForm = citations.some(({ code }) => code.startsWith('EU-'));
  if (named.length > 0 || isForm || !ofPower.has(origin.issuer.zone)) return named;
  return firstRank(passages, (some) => some.flatMap(askedLooselyIn));
}
/** Where an authority writes, loose words are meant; elsewhere they are anybody's. */
const ofPower: ReadonlySet<IssuerZone> = new Set(['FR', 'EU_EEV', 'EU_DK', 'EEA_CH', 'THIRD', 'INTL']);

function targetsOf(layout: Layout, law: ReadingLaw): Target[] {
  const domains = law.authorities.flatMap(({ domains }) => domains);
  const bystanders = bystandersOf(layout, law.operator, domains);
  return firstRank(layout.passages, (passages) => targetsIn(passages, bystanders, law.operator));
}

/** Asks the act first; what it does not say is asked of the cover, then of what is quoted. */
function firstRank<T>(passages: readonly Passage[], ask: (passages: Passage[]) => T[]): T[] {
  for (const role of ['act', 'cover', 'quoted'] as const) {
    const found = ask(passages.filter((passage) => passage.role === role));
    if (found.length > 0) return found;
  }
  return [];
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

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}
