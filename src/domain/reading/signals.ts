/** What a message shows at the gate: where it comes from, and whether it asks anything. */
import type { Signals } from '../intake/gatekeeper.js';
import { authorityOf } from '../law/authority.js';
import type { Citation } from './citation.js';
import { words } from './finder.js';
import type { ReadingLaw } from './law.js';
import type { Origin } from './origin.js';
import type { Layout } from './passage.js';
import { powerWords } from './role-words.js';
import { authorOf, hostOf } from './sender.js';

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
export function signalsOf(
  layout: Layout,
  mentions: readonly Citation[],
  origin: Origin,
  law: ReadingLaw,
): Omit<Signals, 'caseReference'> {
  const host = hostOf(authorOf(layout.outer)?.address ?? '');
  const documents = layout.passages.filter((passage) => passage.document);
  const isPaper = documents.some((passage) => businessPaper.in(passage.folded.slice(0, 1_000)));
  const cited = new Set(mentions.map(({ passage }) => passage));
  const acts = documents.filter((passage) => cited.has(passage) || powerWords.in(passage.folded));
  return {
    fromAuthority: authorityOf(host, law.authorities) !== undefined,
    carriesAct: acts.length > 0 || !layout.isWhole || origin.relayedBy !== 'NONE',
    speaksOfLaw: mentions.length > 0 || layout.passages.some((passage) => powerWords.in(passage.folded)),
    isBusinessPaper: isPaper,
    senderHost: host,
  };
}
