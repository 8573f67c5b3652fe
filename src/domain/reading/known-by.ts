/** How a fact is known: from which kind of text it was read, and how many places say it. */
import type { Part } from '../intake/message.js';
import type { Evidence, Span } from '../law/fact.js';
import { ownLengthOf } from './quotation.js';
import type { SenderCheck } from './sender-check.js';

/**
 * The strongest first: a message whose signature holds; a field or a ticked box of a document; the running text of a
 * document; the body of a mail; an earlier message quoted in it; words recognised in a picture; and a fact that no
 * passage states, concluded from the sender, from other facts or from silence.
 */
export const knownBys = ['signed', 'field', 'document', 'mail', 'quoted', 'picture', 'concluded'] as const;
export type KnownBy = (typeof knownBys)[number];

type Text = Pick<Part, 'path' | 'attachment' | 'pages' | 'text' | 'marks'>;
type Signature = Pick<SenderCheck, 'outcome' | 'message'>;

/** What a signature makes certain: who wrote these words. */
const vouchedFor: readonly KnownBy[] = ['field', 'document', 'mail'];

/** Where the sentence of a field begins: after its label and a colon, or after a box that is ticked. */
const field = /^[^:\n]{2,80}[:：]\s*\S|[☒☑■✓✔]|[[(|][xX✓✔][\])|]/u;

/** The strongest kind of text among the places of a fact. A signature counts when it is of the outer message and holds (RFC 8551). */
export function knownByOf(spans: readonly Span[], parts: readonly Text[], sender: readonly Signature[]): KnownBy {
  const kinds = spans.map((span) => kindOf(span, parts));
  const best = knownBys.find((kind) => kinds.includes(kind)) ?? 'concluded';
  const isSigned = sender.some(({ outcome, message }) => outcome === 'smime_holds' && message === '');
  return isSigned && vouchedFor.includes(best) ? 'signed' : best;
}

/** The same for each fact that has a place; the others are concluded. */
export const knownByFact = (
  { evidence, sender }: { readonly evidence: Evidence; readonly sender: readonly Signature[] },
  parts: readonly Text[],
): Readonly<Record<string, KnownBy>> =>
  Object.fromEntries(Object.entries(evidence).map(([fact, spans]) => [fact, knownByOf(spans ?? [], parts, sender)]));

function kindOf({ part: path, start }: Span, parts: readonly Text[]): KnownBy {
  const part = parts.find((each) => each.path === path);
  if (!part?.text) return 'concluded';
  if (part.marks.includes('read_by_ocr')) return 'picture';
  if (!part.attachment && part.pages.length === 0) return start < ownLengthOf(part.text) ? 'mail' : 'quoted';
  const from = part.text.lastIndexOf('\n', start - 1) + 1;
  const to = part.text.indexOf('\n', start);
  return field.test(part.text.slice(from, to < 0 ? undefined : to)) ? 'field' : 'document';
}
