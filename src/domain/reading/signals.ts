/** What a message shows at the gate: where it comes from, and whether it asks anything. */
import type { AskingElement, Signals } from '../intake/gatekeeper.js';
import { authorityOf } from '../law/authority.js';
import { data, elementsIn, isBrief, isOrder, standsOnLaw, touchesRequests } from './asking.js';
import { isHeadedByBench } from './bench.js';
import { words } from './finder.js';
import type { ReadingLaw } from './law.js';
import { hasOtherPurpose, type Weighed } from './own-matter.js';
import type { Passage } from './passage.js';
import { powerWords } from './role-words.js';
import { authorOf, hostOf, isFromDis, isUnderAny } from './sender.js';

const requestWords = words(
  'requerons',
  'requisition\\p{L}*',
  'injonction',
  'ordonnance',
  '(?:vous )?(?:demand|pri)(?:e|ons)[^.;]{0,30} (?:de|communiquer|transmettre)[^.;]{0,20}',
  'vous voudrez bien',
  'vous demandent',
  'droit de communication',
  'ordre (?:est|de)',
  '(?:is|are) (?:hereby )?(?:ordered|commanded|directed|requested|required)',
  'it is ordered',
  'orders that',
  'orders',
  'shall (?:produce|disclose|provide|remove)',
  '(?:production|removal|preservation|disclosure) order',
  'warrant',
  'subpoena',
  'directive',
  'requests? that',
  'notice under',
  'certificat d.injonction',
  'onderzoeksbevel',
  'vordering',
  'auskunftsersuchen',
  'anordnung',
  'beschluss',
  'se requiere',
  'requerimiento',
  'ordine',
  'decreto',
  'kendelse',
);
const businessPaper = words(
  'facture',
  'bon de commande',
  'devis',
  'avoir n[o°]',
  'invoice (?:no|number|n[o°])\\.?',
  'rechnung(?:snummer)?',
  'factura',
  'fattura',
  'factuur',
);

/** True when a text asks, orders, claims power or stands on a law. */
export function isAct(folded: string, law: ReadingLaw): boolean {
  return requestWords.in(folded) || powerWords.in(folded) || law.citations.some(({ find }) => find(folded).length > 0);
}

/** What the gate looks at, but for the reference. */
export function signalsOf(weighed: Weighed, law: ReadingLaw): Omit<Signals, 'caseReference'> {
  const { layout, mentions, origin } = weighed;
  const author = authorOf(layout.outer).mailbox;
  const host = hostOf(author);
  const documents = layout.passages.filter((passage) => passage.document);
  const fromAuthority = authorityOf(host, law.authorities) !== undefined || isFromDis(author, law.operator);
  // What an authority attaches that speaks of the law is an act until a person has read it.
  // So is what cites a law and names an account, whoever attaches it.
  const isCarried = (one: Passage): boolean =>
    isOrder(one, mentions) ||
    (standsOnLaw(one, mentions) && (fromAuthority || weighed.targets.some(({ span }) => span.part === one.part)));
  const carriesAct = !layout.isWhole || origin.relayedBy !== 'NONE' || documents.some(isCarried);
  return {
    fromAuthority,
    carriesAct,
    // An act is a case by itself: nothing else of the message is weighed.
    elements: carriesAct ? [] : askedIn(weighed, law),
    hasOtherPurpose: !carriesAct && hasOtherPurpose(weighed),
    isBrief: isBrief(layout),
    touchesRequests: carriesAct || touchesRequests(weighed),
    isBusinessPaper: documents.some(({ folded }) => businessPaper.in(folded.slice(0, 1_000))),
    senderHost: host,
  };
}

/** Somebody else's order under what the writer says is told by the writer: whatever the message is for, a person reads it. */
function askedIn(weighed: Weighed, law: ReadingLaw): AskingElement[] {
  const elements = elementsIn(weighed);
  const isTold = elements.includes('tells_of_order') || !quotesOrder(weighed, law);
  return isTold ? elements : [...elements, 'tells_of_order'];
}

/** What is quoted answers a request: its writer is not the one who asks. */
const ourAnswer = words(
  '(?:en retour|en reponse|suite|reponse)[^.;]{0,20} (?:de |a )(?:votre|vos) (?:requisition|demande|reference|courrier|ordonnance)s?',
  '(?:in (?:reply|response|answer) to|further to|regarding) your (?:request|order|requisition|demand|letter)',
  'auf ihr(?:e|en)? (?:ersuchen|anfrage|anordnung)',
);

function quotesOrder({ layout: { passages, quotedFrom }, operator }: Weighed, law: ReadingLaw): boolean {
  // Thanks for an answer quote the answer.
  if (quotedFrom !== null && isUnderAny(hostOf(quotedFrom), operator.operator.mailDomains)) return false;
  return passages.some(
    (passage) =>
      passage.role === 'quoted' &&
      (isHeadedByBench(passage) || (isAct(passage.folded, law) && data.in(passage.folded))) &&
      !ourAnswer.in(passage.folded),
  );
}
