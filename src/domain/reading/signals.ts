/** What a message shows at the gate: where it comes from, and whether it asks anything. */
import type { AskingElement, Signals } from '../intake/gatekeeper.js';
import { authorityOf } from '../law/authority.js';
import { dataIn, elementsIn, isBrief, isOrder, standsOnLaw, touchesRequests } from './asking.js';
import { isHeadedByBench } from './bench.js';
import type { Concept } from './concept.js';
import { isLeftBlank } from './form.js';
import type { ReadingLaw } from './law.js';
import { awaitsNothing, withoutExamples } from './nothing-asked.js';
import { hasOtherPurpose, type Weighed } from './own-matter.js';
import type { Passage } from './passage.js';
import { authorOf, hostOf, isFromDis, isUnderAny } from './sender.js';

/** True when a text asks, orders, claims power or stands on a law. */
export function isAct(folded: string, law: ReadingLaw): boolean {
  const { concepts, power } = law.lexicon;
  return (
    concepts['request-word'].in(folded) || power.in(folded) || law.citations.some(({ find }) => find(folded).length > 0)
  );
}

/** Characters of the title of a paper. */
const TITLE = 160;

/** What the gate looks at, but for the reference. */
export function signalsOf(weighed: Weighed, law: ReadingLaw): Omit<Signals, 'caseReference'> {
  const { layout, mentions, origin } = weighed;
  const author = authorOf(layout.outer).mailbox;
  const host = hostOf(author);
  const documents = layout.passages.filter((passage) => passage.document);
  const fromAuthority = authorityOf(host, law.authorities) !== undefined || isFromDis(author, law.operator);
  // What an authority attaches that speaks of the law is an act until a person has read it.
  // So is what cites a law and names an account, from any sender.
  // A printed form that calls itself a specimen, with nothing filled in, is none.
  const isCarried = (one: Passage): boolean =>
    !(isLeftBlank(one) && law.lexicon.concepts.specimen.in(one.folded.slice(0, TITLE))) &&
    (isOrder(one, mentions, law.lexicon) ||
      (standsOnLaw(one, mentions, law.lexicon) &&
        (fromAuthority || weighed.targets.some(({ span }) => span.part === one.part))));
  // What a partner writes for itself is weighed by what it asks.
  const isRelayed = origin.relayedBy !== 'NONE' && origin.issuer.zone !== 'PRIVATE' && !isNews(weighed);
  const carriesAct = !layout.isWhole || isRelayed || documents.some(isCarried);
  return {
    fromAuthority,
    carriesAct,
    // An act is a case by itself: nothing else of the message is weighed.
    ...(carriesAct ? { elements: [], hasOtherPurpose: false } : wantedOf(weighed, law)),
    isBrief: isBrief(layout),
    touchesRequests: carriesAct || touchesRequests(weighed),
    isBusinessPaper: documents.some(({ folded }) => law.lexicon.concepts['business-paper'].in(folded.slice(0, 1_000))),
    senderHost: host,
  };
}

/** What a partner sends to a list of readers, of an act that touched nothing of theirs: it names no account and tells of no disclosure. */
function isNews({ layout: { outer, passages }, targets, lexicon: { concepts } }: Weighed): boolean {
  const said = passages.filter(({ role }) => role !== 'quoted').map(({ folded }) => folded);
  const says = (concept: Concept): boolean => said.some((text) => concepts[concept].in(text));
  const isListed = outer.headers.list.includes('list-unsubscribe') && targets.length === 0;
  return isListed && says('not-concerned') && says('nothing-asked') && !says('disclosed');
}

/** What it asks, and whether it says that its end is another one; an order that it only shows as an example is none of its own. */
function wantedOf(weighed: Weighed, law: ReadingLaw): Pick<Signals, 'elements' | 'hasOtherPurpose'> {
  const own = withoutExamples(weighed);
  const elements = askedIn(own ?? weighed, law);
  // An authority that thanks for an answer quotes its own act.
  const said = quotesItself(weighed, law) ? elementsIn(own ?? weighed) : elements;
  if (awaitsNothing(own ?? weighed, said)) return { elements: [], hasOtherPurpose: true };
  return { elements, hasOtherPurpose: own !== null || hasOtherPurpose(weighed) };
}

function quotesItself({ layout }: Weighed, law: ReadingLaw): boolean {
  const host = hostOf(authorOf(layout.outer).mailbox);
  const isItself = layout.quotedFrom === null || hostOf(layout.quotedFrom) === host;
  return isItself && authorityOf(host, law.authorities) !== undefined;
}

/** An order of another issuer below the writer's own text is reported by the writer: a person reads the message, whatever it asks. */
function askedIn(weighed: Weighed, law: ReadingLaw): AskingElement[] {
  const elements = elementsIn(weighed);
  const isTold = elements.includes('tells_of_order') || !quotesOrder(weighed, law);
  return isTold ? elements : [...elements, 'tells_of_order'];
}

function quotesOrder({ layout: { passages, quotedFrom }, operator }: Weighed, law: ReadingLaw): boolean {
  // Thanks for an answer quote the answer.
  if (quotedFrom !== null && isUnderAny(hostOf(quotedFrom), operator.operator.mailDomains)) return false;
  return passages.some(
    (passage) =>
      passage.role === 'quoted' &&
      (isHeadedByBench(passage, law.lexicon) ||
        (isAct(passage.folded, law) && dataIn(law.lexicon).in(passage.folded))) &&
      !law.lexicon.concepts['our-answer'].in(passage.folded),
  );
}
