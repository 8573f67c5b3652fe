/** Whether a letter may be written as a person wants it, and its context once it is. */
import { type Refusal, refusal } from '../../kernel/result.js';
import type { CheckName } from '../../law/fact.js';
import type { ComposedLetter } from './letter.js';
import type { LetterContext, LetterJudgement } from './letter-context.js';
import { tellableChecks } from './letter-template.js';
import type { LetterSection } from './letter-version.js';
import type { InBoth, LetterWriting } from './letter-writing.js';

const notAllowed = refusal(
  'ground-not-allowed',
  'invalid',
  'La lettre n’énonce que des fondements retenus par la qualification, et au moins un d’entre eux.',
  'The letter states only grounds that the classification found, and at least one of them.',
);
const noSuchPart = refusal(
  'no-such-part',
  'invalid',
  'Cette lettre ne contient pas la partie dans laquelle vous écrivez.',
  'This letter has no such part to write in.',
);
const nothingAsked = refusal(
  'no-question-left',
  'invalid',
  'La lettre ne demande plus rien : gardez un élément ou posez une question.',
  'The letter asks nothing any more: keep one item or ask a question.',
);
const untranslated = refusal(
  'letter-untranslated',
  'invalid',
  'Cette lettre part avec sa traduction : écrivez chaque paragraphe et chaque question en français et en anglais.',
  'This letter leaves with its translation: write each paragraph and each question in French and in English.',
);
const targetNamed = refusal(
  'target-named',
  'invalid',
  'Un paragraphe nomme un compte ou une personne visés par la demande : une lettre ne confirme ni n’infirme leur existence.',
  'A paragraph names an account or a person that the request is about: a letter neither confirms nor denies that they exist.',
  'Policy letter',
);

/** The letter that is written in, what it is written from, and the identifiers that the request is about. */
interface Written {
  readonly standard: Pick<ComposedLetter, 'language' | 'versions'> | null;
  readonly context: Pick<LetterContext, 'judgement'>;
  readonly targets: readonly string[];
}

/** Of which the letter may speak. */
export const openChecks = ({ failing, unknown }: Pick<LetterJudgement, 'failing' | 'unknown'>) =>
  tellableChecks.filter((check) => failing.includes(check) || unknown.includes(check));

/** Why the letter may not be written so; null when it may. No letter repeats a target of the request. */
export function objectionToWords(writing: LetterWriting, { standard, context, targets }: Written): Refusal | null {
  const own: readonly InBoth[] = [...writing.paragraphs, ...writing.questions];
  const texts = own.flatMap(({ fr, en }) => [fr, en ?? '']).map(folded);
  if (targets.map(folded).some((target) => target.length > 2 && texts.some((text) => text.includes(target)))) {
    return targetNamed;
  }
  if (standard?.language === 'en' && own.some(({ en }) => en === null)) return untranslated;
  return objectionToPlaces(writing, standard?.versions[0]?.sections ?? []) ?? objectionToChoice(writing, context);
}

function objectionToPlaces(
  { paragraphs, questions, leftOut }: LetterWriting,
  sections: readonly LetterSection[],
): Refusal | null {
  const asks = sections.some(({ element }) => element === 'missing');
  const stray = paragraphs.some(({ element }) => !sections.some((section) => section.element === element));
  return stray || (!asks && (questions.length > 0 || leftOut.length > 0)) ? noSuchPart : null;
}

/** A letter that asks keeps something to ask; one that states grounds keeps one of those that were found. */
function objectionToChoice(
  { questions, leftOut, grounds }: LetterWriting,
  { judgement }: Written['context'],
): Refusal | null {
  const known = judgement?.grounds ?? [];
  if (grounds && (grounds.length === 0 || !grounds.every((one) => known.includes(one)))) return notAllowed;
  const open = judgement ? openChecks(judgement) : [];
  const asksNothing = questions.length === 0 && leftOut.length > 0 && open.every((check) => leftOut.includes(check));
  return asksNothing ? nothingAsked : null;
}

/** Without case, accents and spaces: so one writes an identifier in many ways. */
const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/[\p{M}\s]/gu, '')
    .toLowerCase();

/** The context of the letter, with what the person wrote and without what they left out. */
export function asWritten<Context extends Pick<LetterContext, 'judgement' | 'writing'>>(
  context: Context,
  writing: LetterWriting,
): Context {
  const { judgement } = context;
  if (!judgement) return { ...context, writing };
  const told = (checks: readonly CheckName[]) => checks.filter((check) => !writing.leftOut.includes(check));
  const { grounds } = judgement;
  return {
    ...context,
    writing,
    judgement: {
      ...judgement,
      grounds: writing.grounds ? grounds.filter((ground) => writing.grounds?.includes(ground)) : grounds,
      unstated: writing.grounds ? grounds.filter((ground) => !writing.grounds?.includes(ground)) : [],
      failing: told(judgement.failing),
      unknown: told(judgement.unknown),
    },
  };
}
