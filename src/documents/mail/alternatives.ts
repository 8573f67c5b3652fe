/** Whether the plain text and the formatted body of one message say the same (RFC 2046, 5.1.4). */
import type { Part } from '../../domain/intake/message.js';
import { fold } from '../../domain/law/fold.js';
import { limits } from '../result/limits.js';

/** Words that only one of them has, from which they do not: a link, a greeting or a line of a footer differs by itself. */
const FEW = 3;
/** What mail programs write in plain text where the page shows a link or a picture. */
const written = /<(?:https?|mailto|tel):[^>]{0,2000}>|\[(?:cid|image|logo)[^\]]{0,300}\]|\(?https?:\/\/\S{1,2000}/g;

/** The bodies of one message among its parts, when they do not say the same; empty when they do, or stand alone. */
export function differing(parts: readonly Part[]): Part[] {
  const bodies = parts.filter(({ attachment, text }) => !attachment && text !== null && text.trim() !== '');
  const plain = bodies.filter(({ contentType }) => contentType === 'text/plain');
  const formatted = bodies.filter(
    ({ contentType }) => contentType === 'text/html' || contentType === 'application/rtf',
  );
  if (plain.length === 0 || formatted.length === 0) return [];
  const [one, other] = [wordsOf(plain), wordsOf(formatted)];
  const apart = Math.max(only(one, other), only(other, one));
  return apart >= FEW ? [...plain, ...formatted] : [];
}

function only(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  return [...one].filter((word) => !other.has(word)).length;
}

function wordsOf(parts: readonly Part[]): Set<string> {
  const text = parts.map((part) => (part.text ?? '').slice(0, limits.compared)).join('\n');
  return new Set(
    fold(text)
      .replaceAll(written, ' ')
      .match(/[\p{L}\p{N}]{2,}/gu),
  );
}
