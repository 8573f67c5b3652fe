/** Trade: what the operator and those it works with, or may work with, write to each other about prices, works and the way it works. */
import { fold } from '../law/fold.js';
import type { Citation } from './citation.js';
import type { OperatorView } from './law.js';
import type { Lexicon } from './lexicon.js';
import type { Origin } from './origin.js';
import { type Layout, type Passage, sentenceAround } from './passage.js';
import { authorOf, relayOf } from './sender.js';
import type { Target } from './target.js';

interface Traded {
  readonly layout: Layout;
  readonly mentions: readonly Citation[];
  readonly origin: Origin;
  readonly targets: readonly Target[];
  readonly operator: OperatorView;
  readonly lexicon: Lexicon;
}

/**
 * True for an invoice, a price or works of a partner, and for a buyer's questionnaire, that name no authority and no
 * account. A name or logs asked for there are those of the firm itself: no other person's data can be meant.
 */
export function isTrade(traded: Traded): boolean {
  const said = traded.layout.passages.filter(({ role }) => role !== 'quoted');
  const subject = fold(traded.layout.outer.headers.subject);
  const texts = [subject, ...said.map(({ folded }) => folded)];
  if (texts.some((text) => traded.lexicon.countries.authorityIn(text) !== null)) return false;
  // An account on an invoice is not asked about where the message mentions no kind of data.
  if (traded.targets.length > 0)
    return isOfPartner(traded, texts) && !texts.some((text) => namesData(text, traded.lexicon));
  return isOfPartner(traded, texts) || isQuestionnaire(traded, said, texts);
}

function isOfPartner({ layout, mentions, operator, lexicon }: Traded, texts: readonly string[]): boolean {
  const relay = relayOf(authorOf(layout.outer).mailbox, operator);
  const isPartner = relay !== 'NONE' && relay !== 'CUSTOMER';
  const speaksOfPower = mentions.length > 0 || texts.some((text) => lexicon.power.in(text));
  return isPartner && !speaksOfPower && texts.some((text) => lexicon.concepts.trade.in(text));
}

/**
 * The laws and authorities that it names belong to its questions about how the operator works: the writer does not rely
 * on them.
 */
function isQuestionnaire(
  { mentions, origin, lexicon }: Traded,
  said: readonly Passage[],
  texts: readonly string[],
): boolean {
  const isStranger = origin.issuer.zone === 'UNKNOWN' || origin.issuer.zone === 'PRIVATE';
  if (!isStranger || origin.pretends || !texts.some((text) => lexicon.concepts.questionnaire.in(text))) return false;
  const powers = said.flatMap((passage) => lexicon.power.all(passage.folded).map((place) => ({ passage, place })));
  return [...mentions, ...powers].every(({ passage, place }) => {
    const sentence = sentenceAround(passage, place);
    const said = passage.folded.slice(sentence.start, sentence.end);
    return said.trimEnd().endsWith('?') || lexicon.concepts.practice.in(said);
  });
}

const namesData = (text: string, { anyCategory, concepts }: Lexicon): boolean =>
  anyCategory.in(text) || concepts.preservation.in(text);
