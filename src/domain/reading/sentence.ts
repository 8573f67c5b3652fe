/** Cuts a text where a thought ends: what denies a thing denies it in its own sentence only. */
import type { Place } from '../law/place.js';

/** Words that end in a full stop and end no sentence. */
const abbreviations = new Set(
  'art arts al n no nr num c m mm mme mr mrs ms dr st sec secs cf ref reg tel p pp vol inc ltd co vs v abs ziff az mag dott sig exp proc rep u s e.g i.e'.split(
    ' ',
  ),
);

const stops = new Set([...'.;!?。；！？']);

/** The sentences of a text, in order and without gaps; items of a list and paragraphs are sentences of their own. */
export function sentencesOf(text: string): Place[] {
  const ends = [...boundaries(text), text.length];
  return ends.flatMap((end, index) => {
    const start = ends[index - 1] ?? 0;
    return end > start ? [{ start, end }] : [];
  });
}

function* boundaries(text: string): Generator<number> {
  let word = '';
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (stops.has(character) && endsSentence(text, at, word)) yield at + 1;
    else if (character === '\n' && startsAnew(text, at)) yield at + 1;
    word = /[\s(]/.test(character) ? '' : word + character;
  }
}

function startsAnew(text: string, at: number): boolean {
  const head = text.slice(at + 1, at + 60);
  if (startsItem(head.slice(0, 11)) || opensClause(head.slice(0, 23)) || isField(head) || denial.test(head))
    return true;
  const [line = ''] = head.split('\n');
  const before = text.slice(Math.max(0, at - 40), at).replace(/^.*\n/s, '');
  return subject.test(head) && isCapitals(line) && isCapitals(before);
}

/** "Infraction : …", "| Texte | …": a form says one thing a line. */
function isField(head: string): boolean {
  return /^[ \t]*(?:\|[ \t]*\p{Lu}|\p{Lu}[\p{L}'’() -]{2,40}[ \u00a0\u202f]?:[ \u00a0\u202f\t])/u.test(head);
}

/** A line that begins by saying what is not asked. */
const denial =
  /^[ \t]*(?:Aucune? \p{L}|Ni \p{L}|Ne (?:sont|sera|seront) |(?:Sont|Est) (?:expressément )?exclu|Il n['’]est |(?:\p{Lu}\p{L}+ )?(?:Le contenu|Les contenus) [^\n]{0,40}\bn(?:e |['’]))/u;

/** An act set in capitals has no stops: a line that begins with its subject is a sentence. */
const subject = /^[ \t]*(?:L(?:ES?|A) |L['’]|CE(?:S|TTE|T)? |AUCUN|NI |FAIT |SIGNE|POUR |DE |SUR )/u;
/** Names of accounts keep their small letters. */
const isCapitals = (line: string): boolean => !/\p{Ll}/u.test(line.replace(/\S*[\d@_]\S*/g, ''));

function endsSentence(text: string, at: number, word: string): boolean {
  const next = text.charAt(at + 1);
  if (text.charAt(at) !== '.') return true;
  if (next !== '' && !/\s/.test(next)) return false;
  return !abbreviations.has(word.toLowerCase()) && !/^(?:\p{Lu}|(?:\p{L}\.)+\p{L})$/u.test(word);
}

/** A blank line, a dash, a bullet, a box, `1.`, `a)`, `(1)`, `A.` or `一、` at the head of a line. */
function startsItem(head: string): boolean {
  return /^\s*(?:\n|[-–—•·*☐☒☑]\s|\(?(?:\d{1,2}|[a-zA-Z])[.)]\s|[一二三四五六七八九十]+、)/.test(head);
}

/** Acts end their clauses with the line: "Nous, …", "Vu …", "Requérons …" begin one, whatever stands before. */
export function opensClause(head: string): boolean {
  return /^\s*(?:nous(?: |,)|vu (?:l|la|le|les|que)|attendu|consid[eé]rant|requ[eé]rons|requiert |prions|ordonn(?:e|ons) |autoris(?:e|ons) |disons|mandons|enjo(?:int|ignons) |demand(?:e|ons|ent) [àa] |par ces motifs|l[’']an |[àa] l[’']effet )/i.test(
    head,
  );
}
