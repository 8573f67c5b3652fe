/** Accounts, hosts and telephone numbers that only the words before them make known. */
import type { Place } from '../law/place.js';
import { captures, type Finder } from './finder.js';
import type { Lexicon } from './lexicon.js';

/** What may stand behind a title, and be what it names. */
type Value = (folded: string) => Place[];

/** Characters behind a title in which what it names stands. */
const REACH = 160;

const NAME = '[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{2,62}[\\p{L}\\p{N}]';
const afterTitle = captures(`^(?:[ :="']{1,3}|[ :]{1,3}[*•-] )(${NAME})`);
/** "N°", "nr.": the sign belongs to the words. */
const afterShortWord = captures(`^[°.]{0,2}[ :="']{1,3}(${NAME})`);
/** Where words stand without spaces, so may a name. */
const afterUnspaced = captures('^[ ::「"]{0,3}([a-z0-9][a-z0-9._-]{2,62}[a-z0-9])');
const unspaced = /[\p{Script=Han}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Arabic}\p{Script=Hebrew}ー]$/u;
/** The shape of the name itself tells that it is one: letters, then a digit or an underscore. */
const shaped = captures(
  `^[ :="'‘’‹„(]{1,4}(\\p{L}{2}[\\p{L}._-]{0,40}(?:\\p{N}|_[\\p{L}\\p{N}])(?:[\\p{L}\\p{N}._-]{0,40}[\\p{L}\\p{N}])?)`,
);
/** Two names and a full stop between them, as people log in. */
const dotted = captures('^[ :="\']{1,4}(\\p{L}{1,20}[._]\\p{L}{2,30})');
const host = captures('^[^.;@]{0,64}?[ :("\']{1,3}((?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.){1,6}[a-z]{2,24})');
const phone = captures('^[^.;\\d+]{0,25}((?:\\+|00|0)[1-9][\\d .()-]{6,18}\\d)');

/** The first name behind each word that introduces one. */
export function accountsNamed(folded: string, { concepts }: Lexicon): Place[] {
  const ends = concepts['account-title-end'].all(folded);
  const titled = concepts['account-title'].all(folded).flatMap((title) => {
    const end = ends.find((one) => one.start > title.end && between.test(folded.slice(title.end, one.start)));
    return (end && behindEnd(folded, end)) ?? behindTitle(folded, title) ?? [];
  });
  const held = concepts['account-holder'].all(folded).flatMap(({ end }) => {
    const starts = [end, ...linksFrom(folded, end, concepts['account-link'])];
    return starts.flatMap((at) => behind(folded, at, shaped) ?? [])[0] ?? [];
  });
  return [...titled, ...held, ...allBehind(folded, concepts['login-title'], dotted)];
}

export const hostsNamed = (folded: string, { concepts }: Lexicon): Place[] =>
  allBehind(folded, concepts['host-title'], host);

export const phonesNamed = (folded: string, { concepts }: Lexicon): Place[] =>
  allBehind(folded, concepts['phone-title'], phone);

const between = /^ +$/;

const behindEnd = (folded: string, { start, end }: Place): Place | null =>
  behind(folded, end, /(?:^| )\p{L}{1,2}$/u.test(folded.slice(start, end)) ? afterShortWord : afterTitle);

const behindTitle = (folded: string, { start, end }: Place): Place | null =>
  behind(folded, end, unspaced.test(folded.slice(start, end)) ? afterUnspaced : afterTitle);

const allBehind = (folded: string, title: Finder, value: Value): Place[] =>
  title.all(folded).flatMap(({ end }) => behind(folded, end, value) ?? []);

function behind(folded: string, at: number, value: Value): Place | null {
  const [found] = value(folded.slice(at, at + REACH));
  return found ? { start: at + found.start, end: at + found.end } : null;
}

/** Words that link a holder to the name of the account. */
const LINKS = 4;
const nextWord = / (\p{L}{1,14})(?!\p{L})/uy;

/** Where each of the linking words in a row ends. */
function linksFrom(folded: string, start: number, link: Finder): number[] {
  const ends: number[] = [];
  for (let at = start; ends.length < LINKS; ) {
    nextWord.lastIndex = at;
    const [found = '', word = ''] = nextWord.exec(folded) ?? [];
    if (found === '' || !link.in(word)) return ends;
    at += found.length;
    ends.push(at);
  }
  return ends;
}
