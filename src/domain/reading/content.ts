/** What a message asks: its legal bases, the data, the targets, and whether it is urgent. */
import type { ReadMessage } from '../intake/message.js';
import type { Span } from '../law/fact.js';
import type { CheckResult, DataCategory, InstrumentCode, IssuerZone } from '../law/vocabulary.js';
import type { Addressed } from './address-check.js';
import { type Asked, askedIn, askedLooselyIn } from './category.js';
import { basesFor, bySubstance, type Citation, completedByNationalLaw, nationalLaw } from './citation.js';
import { emergencyIn } from './emergency.js';
import type { ReadingLaw } from './law.js';
import type { Origin } from './origin.js';
import { type Layout, type Passage, type Role, SUBJECT } from './passage.js';
import { type Purpose, purposeOf } from './purpose.js';
import type { Reference } from './reference.js';
import type { SenderCheck } from './sender-check.js';
import type { Target } from './target.js';

export interface Seen {
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

/** What the message asks, all empty when it asks nothing. */
export interface Content {
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

export function contentOf(seen: Seen): Content {
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
    purpose: purposeOf(layout, seen.law.lexicon),
    citations,
    bases,
    asked,
    categories,
    targets: seen.targets,
    emergency: emergencyIn(
      layout.passages.filter(({ role }) => role !== 'quoted'),
      seen.law.lexicon,
    ),
  };
}

/** A text that gives nothing but the addressee's own papers is used for these, whatever the words. */
function ofTheLaw(cited: readonly Citation[], { instruments }: ReadingLaw): DataCategory[] {
  const covers = instruments.filter(({ code }) => cited.some((one) => one.code === code)).flatMap((one) => one.covers);
  return covers.includes('CORP') && covers.every((category) => ofPapers.has(category)) ? ['CORP'] : [];
}
const ofPapers: ReadonlySet<DataCategory> = new Set(['CORP', 'NPD']);

const ranks: Readonly<Record<Role, number>> = { act: 0, cover: 1, quoted: 2 };

/** The citations of the weightiest passages that have any. */
export function byRank(citations: readonly Citation[]): Citation[] {
  const best = Math.min(...citations.map(({ passage }) => ranks[passage.role]));
  return citations.filter(({ passage }) => ranks[passage.role] === best);
}

/**
 * Where data could be disclosed, what a cover mail says of an act that could not be read is no legal basis. Elsewhere
 * it is a reason to refuse.
 */
export const mayDisclose: ReadonlySet<IssuerZone> = new Set(['FR', 'EU_EEV', 'EU_INST']);

/** The passages without those that only speak of an unread act, where they could decide in its favour. */
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
  return [...found, ...nationalLaw(origin.issuer, said, law.lexicon)];
}

function categoriesOf({ layout, origin, law }: Seen, citations: readonly Citation[]): Asked[] {
  const passages = trusted(layout, origin);
  const named = firstRank(passages, (some) =>
    some.flatMap((passage) => {
      const own = citations.filter((citation) => citation.passage === passage).map(({ code }) => code);
      const bases = own.length > 0 ? own : citations.map(({ code }) => code);
      return askedIn(passage, unique(bases), origin.issuer.zone, law.lexicon);
    }),
  );
  // The forms of the Union have fields for what they ask.
  const isForm = citations.some(({ code }) => code.startsWith('EU-'));
  if (named.length > 0 || isForm || !ofPower.has(origin.issuer.zone)) return named;
  return firstRank(passages, (some) => some.flatMap((passage) => askedLooselyIn(passage, law.lexicon)));
}
/** Everyday words count as a request only where an authority writes. */
const ofPower: ReadonlySet<IssuerZone> = new Set(['FR', 'EU_EEV', 'EU_DK', 'EEA_CH', 'THIRD', 'INTL']);

/** Searches the act first; if nothing is found, the cover mail, then what is quoted. */
export function firstRank<T>(passages: readonly Passage[], ask: (passages: Passage[]) => T[]): T[] {
  for (const role of ['act', 'cover', 'quoted'] as const) {
    const found = ask(passages.filter((passage) => passage.role === role));
    if (found.length > 0) return found;
  }
  return [];
}

export function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}
