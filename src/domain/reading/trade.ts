/** Trade: what the operator and those it works with, or may work with, write to each other about prices, works and the way it works. */
import { fold } from '../law/fold.js';
import { categoryWords } from './category-words.js';
import type { Citation } from './citation.js';
import { either, words } from './finder.js';
import type { OperatorView } from './law.js';
import { namedIn } from './letterhead.js';
import type { Origin } from './origin.js';
import { preservationWords } from './paper-words.js';
import { type Layout, type Passage, sentenceAround } from './passage.js';
import { powerWords } from './role-words.js';
import { authorOf, relayOf } from './sender.js';
import type { Target } from './target.js';

interface Traded {
  readonly layout: Layout;
  readonly mentions: readonly Citation[];
  readonly origin: Origin;
  readonly targets: readonly Target[];
  readonly operator: OperatorView;
}

/**
 * True of an invoice, a price or works of a partner, and of a buyer's questionnaire, that name no authority and no account:
 * to ask then for a name or for logs is to ask about the firm itself, for there is nobody whose data it could be.
 */
export function isTrade(traded: Traded): boolean {
  const said = traded.layout.passages.filter(({ role }) => role !== 'quoted');
  const subject = fold(traded.layout.outer.headers.subject);
  const texts = [subject, ...said.map(({ folded }) => folded)];
  if (texts.some((text) => namedIn(text) !== null)) return false;
  // An account that an invoice names is none that is asked about where no data of any kind are spoken of.
  if (traded.targets.length > 0) return isOfPartner(traded, texts) && !texts.some((text) => dataWords.in(text));
  return isOfPartner(traded, texts) || isQuestionnaire(traded, said, texts);
}

function isOfPartner({ layout, mentions, operator }: Traded, texts: readonly string[]): boolean {
  const relay = relayOf(authorOf(layout.outer).mailbox, operator);
  const isPartner = relay !== 'NONE' && relay !== 'CUSTOMER';
  const speaksOfPower = mentions.length > 0 || texts.some((text) => powerWords.in(text));
  return isPartner && !speaksOfPower && texts.some((text) => tradeWords.in(text));
}

/** The laws and the powers it names stand in its questions: nobody relies on them. */
function isQuestionnaire({ mentions, origin }: Traded, said: readonly Passage[], texts: readonly string[]): boolean {
  const isStranger = origin.issuer.zone === 'UNKNOWN' || origin.issuer.zone === 'PRIVATE';
  if (!isStranger || origin.pretends || !texts.some((text) => questionnaireWords.in(text))) return false;
  const powers = said.flatMap((passage) => powerWords.all(passage.folded).map((place) => ({ passage, place })));
  return [...mentions, ...powers].every(({ passage, place }) => {
    const sentence = sentenceAround(passage, place);
    return passage.text.slice(sentence.start, sentence.end).trimEnd().endsWith('?');
  });
}

const dataWords = either(...categoryWords.map(([, finder]) => finder), preservationWords);

const tradeWords = words(
  '(?:facture|avoir|devis|bon de commande|releve de compte|impaye|echeance|avenant (?:tarifaire|au contrat)|grille tarifaire|revision (?:des prix|tarifaire))s?',
  "(?:avis|demande|fenetre|plage|creneau) d(?:e |')(?:intervention|maintenance|travaux)",
  '(?:intervention|maintenance|travaux) (?:planifiee?|programmee?|prevue?)s?',
  '(?:invoice|purchase order|statement of account|remittance|credit note|price list|rate card|quotation)s?',
  '(?:planned|scheduled) (?:maintenance|works?|outage)',
  '(?:change|maintenance) (?:freeze|window)',
);
const questionnaireWords = words(
  "(?:appel d'offres|evaluation des fournisseurs|notre (?:analyse de risques|audit))[^.;]{0,200} questionnaire",
  "questionnaire[^.;]{0,200} (?:appel d'offres|fournisseurs?|sous-traitants?|securite|conformite|audit)",
  '(?:tender|vendor (?:assessment|review)|supplier (?:assessment|review)|due diligence|security) questionnaire',
  'questionnaire[^.;]{0,200} (?:tender|vendors?|suppliers?|due diligence|audit)',
);
