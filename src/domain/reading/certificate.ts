/** What a certificate of the e-Evidence or TERREG regulation says in its boxes (Regulation 2023/1543, annexes I and II; 2021/784, annex I). */
import type { Checks } from '../law/fact.js';
import { fold } from '../law/fold.js';
import type { CheckResult, DataCategory, InstrumentCode } from '../law/vocabulary.js';
import { type Clause, clausesIn, clausesOf, isAffirmed, isDenied, stanceOf, without } from './clause.js';
import type { Concept } from './concept.js';
import type { Findings } from './findings.js';
import { sectionIn, sectionsOf } from './form.js';
import type { ReadingLaw } from './law.js';
import type { Lexicon } from './lexicon.js';
import { thresholdOf } from './offence.js';
import type { Passage } from './passage.js';
import { tickedLetters } from './ticked.js';
import { isEmpty, saysNone, validatedBy } from './validation.js';

const REMOVAL: InstrumentCode = 'EU-TCO-3';

interface Form {
  readonly code: InstrumentCode;
  /** Sections that are never left out: the others are filled where they apply. */
  readonly needed: string;
  readonly conditions: string;
  /** Where the validating authority stands. */
  readonly validation: string;
}
const forms: readonly Form[] = [
  { code: 'EU-EPOC', needed: 'ABCEFGIL', conditions: 'G', validation: 'J' },
  { code: 'EU-EPOC-PR', needed: 'ABCDEF', conditions: 'E', validation: 'G' },
];

/** A line of a form to write on. */
const blankLine = /_{3,}|\.{5,}|…{2,}/;
/** The fields of article 3(4) of Regulation 2021/784, whatever letters the form gives them; the page is an address. */
const removalFields = [
  'file-number-title',
  'statement-of-reasons',
  'redress',
  'signed-title',
] as const satisfies readonly Concept[];
const page = /https?:\/\//;

/** Only where a certificate is cited; everywhere else these checks stay unknown. */
export function certificateChecks({ layout, bases, kind, law }: Findings): Checks {
  const { lexicon } = law;
  const acts = layout.passages.filter((passage) => passage.role === 'act');
  const asked = forms.filter(({ code }) => bases.includes(code));
  const removal = bases.includes(REMOVAL);
  if (asked.length === 0 && !removal) return {};
  if (!layout.isWhole || acts.length === 0) return { certificate_complete: 'unknown' };
  if (removal) return { certificate_complete: holdsIn(acts, (act) => isRemovalOrder(act, law)) };
  const text = acts.map((act) => act.folded).join('\n');
  const told = layout.passages.filter(({ role }) => role !== 'quoted').flatMap((passage) => clausesOf(passage));
  const clausesAt = (letters: readonly string[]) =>
    acts.flatMap((act) => letters.flatMap((letter) => clausesOf(act, letter)));
  const issuers = asked.some(({ code }) => code === 'EU-EPOC') ? ['I'] : [];
  // Where both certificates follow one another in one document, the letters are those of the first.
  const validators = asked.slice(0, 1).map(({ validation }) => validation);
  return {
    certificate_complete: completeness(acts, asked, lexicon),
    judge_validation: validatedBy(
      { kind, told, issuing: clausesAt(issuers), validating: clausesAt(validators) },
      lexicon,
    ),
    enforcing_authority_notified: notified(filled(acts, 'K', lexicon) === '' ? [] : clausesAt(['K']), text, lexicon),
    processor_addressing_justified: processorResult(acts, asked, text, lexicon),
    ...thresholdOf(
      asked.map(({ conditions }) => filled(acts, conditions, lexicon)),
      lexicon,
    ),
  };
}

const holdsIn = (acts: readonly Passage[], test: (act: Passage) => boolean): CheckResult =>
  acts.some(test) ? 'holds' : 'fails';

/** It cites the regulation by number or article, and has its fields. */
function isRemovalOrder({ folded }: Passage, { citations, lexicon }: ReadingLaw): boolean {
  const regulation = citations.filter(({ code }) => code === REMOVAL);
  return (
    page.test(folded) &&
    regulation.some(({ find }) => find(folded).length > 0) &&
    removalFields.every((field) => lexicon.concepts[field].in(folded))
  );
}

/** To whom the data go (section L) is the issuing authority where nothing else is said: a person confirms it. */
function completeness(acts: readonly Passage[], asked: readonly Form[], lexicon: Lexicon): CheckResult {
  const has = (left: readonly string[]) =>
    asked.every(({ needed }) =>
      acts.some((act) =>
        isComplete(
          act,
          [...needed].filter((one) => !left.includes(one)),
          lexicon,
        ),
      ),
    );
  if (has([])) return 'holds';
  // Where the validating authority signs (section J), it vouches for the one that issued.
  return has(['L']) || (has(['I', 'L']) && filled(acts, 'J', lexicon) !== '') ? 'unknown' : 'fails';
}

function isComplete(act: Passage, needed: readonly string[], lexicon: Lexicon): boolean {
  const { concepts } = lexicon;
  if (concepts['annex-missing'].in(act.folded)) return false;
  return needed.every((letter) => {
    const said = sectionIn(act, letter);
    const isSaid = freely.has(letter) || (said.match(/\p{L}{2,}/gu)?.length ?? 0) > FEW || isAffirmed(said, lexicon);
    const isLacking = concepts['not-filled-in'].in(said) || concepts['to-complete'].in(said);
    return said !== '' && !isEmpty(said, lexicon) && !isLacking && isSaid;
  });
}

/** Sections that may say no in a few words: the term without notification, where the answer goes. */
const freely: ReadonlySet<string> = new Set(['C', 'L']);
const FEW = 3;

const filled = (acts: readonly Passage[], letter: string, lexicon: Lexicon): string =>
  acts.map((act) => sectionIn(act, letter)).find((said) => said !== '' && !isEmpty(said, lexicon)) ?? '';

/** Section K names the notified authority (art. 8(1)); only a plain no, with no yes beside it, dispenses with the ten days. */
function notified(section: readonly Clause[], text: string, lexicon: Lexicon): CheckResult {
  const notice = lexicon.concepts['enforcing-authority-notified'];
  if (section.length > 0) {
    const stances = section.map((clause) => stanceOf(clause, lexicon));
    if (stances.every((stance) => stance === 'affirmed')) return 'holds';
    return stances.every((stance) => stance === 'denied') && !notice.in(text) ? 'fails' : 'unknown';
  }
  if (saysNone(text, notice, lexicon)) return 'fails';
  return notice.in(text) ? 'unknown' : 'fails';
}

/** Art. 5(6): the conditions say why the processor is asked and not the controller. */
function processorResult(
  acts: readonly Passage[],
  asked: readonly Form[],
  text: string,
  lexicon: Lexicon,
): CheckResult {
  const conditions = asked.map((form) => filled(acts, form.conditions, lexicon)).join('\n');
  if (isUnanswered(conditions, lexicon) || clausesIn(conditions).some((one) => isUntold(one, lexicon))) return 'fails';
  if (!lexicon.concepts['data-processor'].in(text)) return 'unknown';
  const said = conditions.trim() === '' ? text : conditions;
  const clauses = clausesIn(said);
  const reasons = clauses.filter((one) => lexicon.concepts['processor-reason'].in(one));
  // The ticked box is itself the declaration that the form asks for: a person looks for the reason.
  const isDeclared = reasons.length > 0 || ticksProcessor(said, lexicon);
  if (!isDeclared || blankLine.test(said) || clauses.some((one) => isUntold(one, lexicon))) return 'fails';
  const doubted = reasons.filter((one) => !isReason(one, lexicon));
  if (reasons.length > 0 && doubted.length === 0) return 'holds';
  const areDenied = reasons.length > 0 && doubted.length === reasons.length;
  return areDenied && !doubted.some((one) => lexicon.concepts['reason-awaited'].in(one)) ? 'fails' : 'unknown';
}

/** A ticked box right before the name of the processor. */
const ticksProcessor = (said: string, { concepts }: Lexicon): boolean =>
  concepts['data-processor']
    .all(said)
    .some(({ start }) => /(?:☒|☑|■|✓|✔|\[x\]|\(x\))[^\p{L}]{0,3}(?:\p{L}{1,9}[ ']){0,4}$/u.test(said.slice(0, start)));

/** Field (d) of the conditions, with nothing in it but its title. */
function isUnanswered(conditions: string, { concepts }: Lexicon): boolean {
  if (/\bd[).][\s(]*(?:e[).]|$)/.test(conditions)) return true;
  return [...conditions.matchAll(/(?<![\p{L}\p{N}])d[).][^\p{L}]{0,400}/gu)].some(({ 0: field, index }) => {
    const said = conditions.slice(index + field.length, index + field.length + BEHIND);
    const title = concepts['justification-title'].first(said);
    const rest = title?.start === 0 ? said.slice(title.end).replace(/^[^\p{L}]{0,10}/u, '') : said;
    return concepts['left-blank'].first(rest)?.start === 0;
  });
}

/** The title of a reason with nothing behind it: what stands behind another title is something. */
function isUntold(said: string, { concepts }: Lexicon): boolean {
  const title = concepts['justification-title'].all(said).at(-1);
  const rest = title ? /^\)?\s*[:=](.*)$/su.exec(said.slice(title.end))?.[1] : undefined;
  return rest !== undefined && !/[\p{L}\p{N}]/u.test(without(rest, concepts['not-applicable'], concepts.deferring));
}

/** The reason itself may contain a no, "could not be identified", and ask for silence: only a further no denies it. */
const isReason = (said: string, lexicon: Lexicon): boolean =>
  !isDenied(without(said, lexicon.concepts['controller-not-reached'], lexicon.concepts.silence), lexicon) &&
  !lexicon.concepts['reason-awaited'].in(said);

const ticked = /(?:☒|☑|■|✓|✔|\[x\])\s*\(?([a-d])[).]|\(?([a-d])[).]\s*(?:☒|☑|■|✓|✔|\[x\]|\(x\))/g;
/** Without boxes to tick, a section F that lists some of its four letters asks for these. */
const listed = /(?:^|[\s;,.(])\(?([a-d])\)/g;
/** How far after a letter the words of its category stand. */
const BEHIND = 60;
const boxWords: Readonly<Record<string, Concept>> = {
  a: 'box-subscriber',
  b: 'box-identification',
  c: 'box-traffic',
  d: 'box-content',
};
const boxes: Readonly<Record<string, DataCategory>> = { a: 'SUB', b: 'IDN', c: 'TRF', d: 'CON' };

/** The categories whose box is ticked in section F of a production order certificate; none where the form has no such boxes. */
export function tickedCategories(
  act: Passage,
  lexicon: Lexicon,
): { readonly category: DataCategory; readonly start: number }[] {
  const place = sectionsOf(act).get('F');
  if (!place) return [];
  const letters = tickedLetters(act.text.slice(place.start, place.end));
  if (letters && letters.length > 0) {
    return letters.flatMap(({ letter, start, label }) => {
      const category = boxes[letter];
      return category && !isDenied(fold(label), lexicon) ? [{ category, start: place.start + start }] : [];
    });
  }
  const said = act.folded.slice(place.start, place.end);
  const found = [...said.matchAll(ticked)];
  return (found.length > 0 ? found : listedIn(said, lexicon)).flatMap((match) => {
    const category = boxes[match[1] ?? match[2] ?? ''];
    const label =
      said
        .slice(match.index + match[0].length)
        .slice(0, BEHIND)
        .split(/[;.[(☒☑]/u)[0] ?? '';
    return category && !isDenied(label, lexicon) ? [{ category, start: place.start + match.index }] : [];
  });
}

/** The letters that stand before the words of their own category; none where all four are printed. */
function listedIn(said: string, { concepts }: Lexicon): RegExpExecArray[] {
  const letters = [...said.matchAll(listed)].filter((match) => {
    const end = match.index + match[0].length;
    const concept = boxWords[match[1] ?? ''];
    return concept !== undefined && concepts[concept].in(said.slice(end, end + BEHIND));
  });
  return letters.length < Object.keys(boxes).length ? letters : [];
}
