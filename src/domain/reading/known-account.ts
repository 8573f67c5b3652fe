/** Accounts that are known by their name: those of customers, and those named as the operator names its own. */
import type { Place } from '../law/place.js';
import type { Identifier, IdentifierKind } from './identifier.js';
import type { OperatorView } from './law.js';
import { type Mended, mend } from './mend.js';
import type { Passage } from './passage.js';

/** Accounts of customers, and names made as the operator makes them. */
export function accountsIn(passage: Passage, operator: OperatorView): Identifier[] {
  const known = knownAccounts(passage, operator);
  return [...known, ...namedAlike(passage, operator).filter((one) => !known.some((two) => meets(one, two)))];
}

/** The operator names its projects in its own way ("proj-…"): a name of this form is one, whatever its owner. */
function namedAlike({ text, folded }: Passage, operator: OperatorView): Identifier[] {
  const mended = mend(text, folded);
  return operator.accountForms.flatMap((prefix) =>
    placesStarting(mended.text, prefix).map((place) => ({
      kind: 'account' as const,
      value: mended.text.slice(place.start, place.end),
      place: mended.origin(place),
      doubtful: mended.isJoined(place),
    })),
  );
}

function placesStarting(folded: string, prefix: string): Place[] {
  const places: Place[] = [];
  for (let at = folded.indexOf(prefix); at >= 0; at = folded.indexOf(prefix, at + prefix.length)) {
    const rest = /^[a-z0-9](?:[a-z0-9_-]{0,60}[a-z0-9])?/.exec(
      folded.slice(at + prefix.length, at + prefix.length + 64),
    );
    const isWord = !/[\p{L}\p{N}@._/-]/u.test(folded.charAt(at - 1));
    if (rest && isWord) places.push({ start: at, end: at + prefix.length + rest[0].length });
  }
  return places;
}

/** Accounts of customers, by name: an account is one wherever the act speaks of it, also broken at a line end. */
function knownAccounts(passage: Passage, operator: OperatorView): Identifier[] {
  const accounts = operator.tenants
    .flatMap((tenant) => tenant.accounts)
    .filter((account) => !account.includes('@') && !isAddress(account));
  const readings = [mend(passage.text, passage.folded), mend(passage.text, passage.folded, 'dropped')];
  return accounts.flatMap((account) => {
    const value = account.toLowerCase();
    const kind: IdentifierKind = value.includes('.') ? 'host' : 'account';
    const found = readings.map((mended) => placeIn(mended, value)).find((one) => one !== null);
    return found ? [{ kind, value, ...found }] : [];
  });
}

function placeIn(mended: Mended, value: string): Pick<Identifier, 'place' | 'doubtful'> | null {
  const found = wholeWord(mended.text, value);
  if (!found || insideUrl(mended.text, found) || /^\/[\p{L}\p{N}_~]/u.test(mended.text.slice(found.end, found.end + 2)))
    return null;
  return { place: mended.origin(found), doubtful: mended.isJoined(found) };
}

function wholeWord(folded: string, value: string): Place | null {
  for (let at = folded.indexOf(value); at >= 0; at = folded.indexOf(value, at + 1)) {
    const around = `${folded.charAt(at - 1)}${folded.charAt(at + value.length)}`;
    const dotted =
      folded.charAt(at + value.length) === '.' && /[\p{L}\p{N}]/u.test(folded.charAt(at + value.length + 1));
    if (!/[\p{Script=Latin}\p{N}@_-]/u.test(around) && !dotted) return { start: at, end: at + value.length };
  }
  return null;
}

function insideUrl(folded: string, place: Place): boolean {
  return /(?:https?:\/\/|@)\S*$/.test(folded.slice(Math.max(0, place.start - 80), place.start));
}

const isAddress = (account: string): boolean => /^[\d.]+$|:/.test(account);
/** True of two that share characters. */
export const meets = (one: Identifier, other: Identifier): boolean =>
  one.place.start < other.place.end && other.place.start < one.place.end;
