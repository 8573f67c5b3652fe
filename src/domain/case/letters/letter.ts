/** Composes the letters of a case: text without ink, from the templates in force on the day of the letter. */
import type { Language } from '../../kernel/result.js';
import { isStateNotice, type LetterKind } from '../../law/vocabulary.js';
import { canonical } from '../../ledger/canonical.js';
import { sha256 } from '../../ledger/hash.js';
import type { LetterContext } from './letter-context.js';
import type { BlockLibrary, Filed, LetterBook, LetterTemplate, Phrases } from './letter-template.js';
import { type LetterVersion, writeVersion } from './letter-version.js';

export interface ComposedLetter {
  readonly kind: LetterKind;
  /** `en` when the courtesy translation follows the French, which alone is authentic. */
  readonly language: Language;
  /** `refusal.v1` */
  readonly template: string;
  /** Over the name and the hash of every file that made the letter. */
  readonly templateSha256: string;
  readonly versions: readonly LetterVersion[];
}

interface Source {
  readonly letter: Filed<LetterTemplate>;
  readonly blocks: Filed<BlockLibrary>;
  readonly phrases: Filed<Phrases>;
}

/**
 * The letter in French, followed by its English translation unless the requester writes French. Notices to the French
 * State are French only (decree 2022-207). Throws on a template or block that the check at boot would have refused.
 */
export function compose(kind: LetterKind, context: LetterContext, book: LetterBook, requester: string): ComposedLetter {
  const language: Language = requester === 'fr' || isStateNotice(kind) ? 'fr' : 'en';
  const written: Language[] = language === 'fr' ? ['fr'] : ['fr', 'en'];
  const sources = written.map((each) => sourceOf(kind, each, context.day, book));
  const files = sources.flatMap(({ letter, blocks, phrases }) => [letter, blocks, phrases]);
  const hashes = Object.fromEntries(files.map(({ file, sha256: hash }) => [file, hash]));
  return {
    kind,
    language,
    template: sources[0]?.letter.content.template ?? '',
    templateSha256: sha256(Buffer.from(canonical(hashes))).toString('hex'),
    versions: sources.map(({ letter, blocks, phrases }) =>
      writeVersion({ letter: letter.content, library: blocks.content, words: phrases.content, context }),
    ),
  };
}

function sourceOf(kind: LetterKind, language: Language, day: string, book: LetterBook): Source {
  return {
    letter: inForce(
      book.letters.filter(({ content }) => content.kind === kind && content.language === language),
      day,
      `${kind} (${language})`,
    ),
    blocks: inForce(
      book.blocks.filter(({ content }) => content.language === language),
      day,
      `blocks (${language})`,
    ),
    phrases: phrasesOn(day, language, book),
  };
}

/** The words of a language that are in force on a day. */
export const phrasesOn = (day: string, language: Language, { phrases }: LetterBook): Filed<Phrases> =>
  inForce(
    phrases.filter(({ content }) => content.language === language),
    day,
    `phrases (${language})`,
  );

/** The last to have entered into force on that day. */
function inForce<Content extends { validFrom: string }>(
  files: readonly Filed<Content>[],
  day: string,
  name: string,
): Filed<Content> {
  const [latest] = files
    .filter(({ content }) => content.validFrom <= day)
    .sort((one, other) => (one.content.validFrom < other.content.validFrom ? 1 : -1));
  if (!latest) throw new Error(`No template of ${name} is in force on ${day}.`);
  return latest;
}
