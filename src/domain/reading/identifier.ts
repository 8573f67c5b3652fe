/** Identifiers as requests write them: mail and IP addresses, URLs, hosts, accounts, telephone numbers; normalised. */
import ipaddr from 'ipaddr.js';
import type { Place } from '../law/place.js';
import { captures } from './finder.js';
import type { Lexicon } from './lexicon.js';
import { mend } from './mend.js';
import { accountsNamed, hostsNamed, phonesNamed } from './named.js';
import type { Passage } from './passage.js';

export const identifierKinds = ['mail', 'ip', 'url', 'host', 'account', 'phone'] as const;
export type IdentifierKind = (typeof identifierKinds)[number];

export interface Identifier {
  readonly kind: IdentifierKind;
  /** For comparison: lower-case mail, canonical address, as-written account. */
  readonly value: string;
  readonly place: Place;
  /** True when it is joined over a line end, or may go on after one: a person compares it with the page. */
  readonly doubtful: boolean;
}

const mail = captures(
  "(?:^|[^\\p{L}\\p{N}._%+@-])([\\p{L}\\p{N}][\\p{L}\\p{N}._%+'-]{0,63}(?:@|\\[@\\])(?:[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?(?:\\.|\\[\\.\\])){1,8}[\\p{L}\\p{N}-]{2,63})",
);
const url = captures('(?:^|[^\\p{L}\\p{N}])([a-z][a-z0-9]{1,8}://[^\\s<>"\'«»]{3,1000})');
/** A page written without its scheme: a host, then a path. */
const page = captures(
  '(?:^|[^\\p{L}\\p{N}@._/-])((?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.){1,6}[a-z]{2,24}/[\\p{L}\\p{N}_~][^\\s<>"\'«»]{0,500})',
);
const version4 = captures('(?:^|[^\\p{N}.])((?:\\d{1,3}(?:\\.|\\[\\.\\])){3}\\d{1,3})(?:[^\\p{N}]|$)');
const version6 = captures('(?:^|[^0-9a-f:.])((?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{0,4})(?:[^0-9a-f:]|$)');
/** A name with a digit between quotation marks, whatever introduces it. */
const quoted = captures('[«“„"]\\s?(\\p{L}[\\p{L}\\p{N}_-]{1,60}\\p{N}[\\p{L}\\p{N}_-]{0,30})\\s?[»”“"]');

/** Between two accounts of one list: a sign, or a word of three letters at most. */
const next =
  /^["»' ]*(?:[,;/&]| \p{L}{1,3} )[ ]*(?:\p{L}{2,3} )?[-*•«"' ]*([\p{L}\p{N}][\p{L}\p{N}._-]{2,62}[\p{L}\p{N}])/u;
const REACH = 100;

/** Everything in a passage that can be an identifier, each place once; folded and defanged ones are understood. */
export function identifiersIn({ text, folded }: Pick<Passage, 'text' | 'folded'>, lexicon: Lexicon): Identifier[] {
  const mended = mend(text, folded);
  const named = found(mended.text, lexicon).map((one) => {
    const place = mended.origin(one.place);
    return { ...one, place, doubtful: mended.isJoined(one.place) || mended.isCut(place) };
  });
  const apart = rowsOf(text).filter(({ place }) =>
    named.every((one) => one.place.end <= place.start || one.place.start >= place.end),
  );
  return [...named, ...apart];
}

/** The name of an account at the head of a line of a table: dots, a sign or a gap, then what is asked of it. */
const row = /^[ \t]*([a-z]{2,20}(?:[-_.][a-z0-9]{1,20}){0,4}[-_]\d{1,6})[ \t]*(?:\.{3,}|[;:|–—]|\t| {2,})/gm;

function rowsOf(text: string): Identifier[] {
  return [...text.matchAll(row)].map((match) => {
    const value = match[1] ?? '';
    const start = match.index + match[0].indexOf(value);
    return { kind: 'account', value, place: { start, end: start + value.length }, doubtful: false };
  });
}

type Found = Omit<Identifier, 'doubtful'>;

function found(text: string, lexicon: Lexicon): Found[] {
  const all = [
    ...url(text).map((place) => ({ kind: 'url' as const, value: tidyUrl(cut(text, place)), place })),
    ...page(text).map((place) => ({ kind: 'url' as const, value: tidyUrl(cut(text, place)), place })),
    ...mail(text).map((place) => ({ kind: 'mail' as const, value: cut(text, place), place })),
    ...version4(text).flatMap((place) => address(cut(text, place), place)),
    ...version6(text).flatMap((place) => address(cut(text, place), place)),
    ...hostsNamed(text, lexicon).flatMap((place) => hostAt(text, place)),
    ...phonesNamed(text, lexicon).map((place) => ({
      kind: 'phone' as const,
      value: cut(text, place).replace(/[^\d+]/g, ''),
      place,
    })),
    ...[...accountsNamed(text, lexicon), ...quoted(text)].flatMap((place) => accountsFrom(text, place)),
  ];
  return withoutOverlap(all);
}

/** What stands at a place, as it was before someone made it harmless (`hxxps://a[.]b`). */
const cut = (text: string, place: Place): string =>
  text.slice(place.start, place.end).replaceAll('[.]', '.').replaceAll('[@]', '@').replace(/^hxxp/, 'http');

/** The name of a file is no host. */
function hostAt(text: string, place: Place): Found[] {
  const value = cut(text, place);
  return /\.(?:pdf|docx?|xlsx?|odt|zip|txt|csv|eml|msg|png|jpe?g|asc|p7s)$/.test(value)
    ? []
    : [{ kind: 'host', value, place }];
}

/** Only four decimal numbers are an IPv4 address: `1.2.3` and octal `.023` are other things. */
function address(text: string, place: Place): Found[] {
  if (!ipaddr.IPv4.isValidFourPartDecimal(text) && !(text.includes(':') && ipaddr.IPv6.isValid(text))) return [];
  return [{ kind: 'ip', value: ipaddr.parse(text).toString(), place }];
}

/** The account that is introduced and those listed after it: they begin with the same letters. */
function accountsFrom(text: string, first: Place): Found[] {
  const accounts: Found[] = [];
  for (let place: Place | null = first; place && isAccount(text, place); place = afterIn(text, place)) {
    accounts.push({ kind: 'account', value: cut(text, place), place });
  }
  return accounts;
}

const opening = /[«"'“”„‹]\s?$/;
const closing = /^\s?[»"'“”›]/;

/** A word with a digit, an underscore or two hyphens, or any word between quotation marks that is no sentence. */
function isAccount(text: string, place: Place): boolean {
  const name = cut(text, place);
  if (!/\p{L}/u.test(name) || /^\/\p{L}/u.test(text.slice(place.end, place.end + 2))) return false;
  const isQuoted =
    opening.test(text.slice(Math.max(0, place.start - 2), place.start)) &&
    closing.test(text.slice(place.end, place.end + 2));
  return /\d|_|-\p{L}+-|^\p{L}{1,20}\.\p{L}{2,30}$/u.test(name) || isQuoted;
}
const lettersOf = (account: string): string => /^\p{L}+/u.exec(account)?.[0] ?? '';

function afterIn(text: string, last: Place): Place | null {
  const found = next.exec(text.slice(last.end, last.end + REACH));
  const account = found?.[1] ?? '';
  if (!found || lettersOf(account) === '' || lettersOf(account) !== lettersOf(cut(text, last))) return null;
  const end = last.end + found[0].length;
  return { start: end - account.length, end };
}

function tidyUrl(text: string): string {
  return text.replace(/[).,;:!?\]}>]+$/, '');
}

/** Of two that share characters, the one found first in the list above stands. */
function withoutOverlap(all: readonly Found[]): Found[] {
  const kept: Found[] = [];
  for (const one of all) {
    const taken = kept.some((other) => one.place.start < other.place.end && other.place.start < one.place.end);
    if (!taken) kept.push(one);
  }
  return kept.sort((one, other) => one.place.start - other.place.start);
}
