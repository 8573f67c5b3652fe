/** Feeds every merge field of the letters, in the words of one language. */
import type { Language } from '../../kernel/result.js';
import type { LetterContext, LetterOperator } from './letter-context.js';
import { type MergeField, type Phrases, privilegedFlags, tellableChecks } from './letter-template.js';
import { dressed, fill, letterInstant, plainWords, printable, unbroken } from './letter-words.js';
import { inLanguage } from './letter-writing.js';

export type Fields = Readonly<Record<MergeField, string>>;

export function fieldsOf(context: LetterContext, words: Phrases): Fields {
  const { operator } = context;
  const { language } = words;
  return {
    operator: operator.name,
    siren: unbroken(operator.siren),
    seat: operator.seat,
    qualification: qualification(operator, words),
    deskEmail: operator.deskEmail,
    deskPhone: unbroken(operator.deskPhone),
    emergencyPhone: unbroken(operator.emergencyPhone),
    portal: operator.portal,
    designatedEstablishment: operator.designatedEstablishment,
    request: request(context, words),
    ourReference: context.ourReference,
    receivedAt: letterInstant(context.receivedAt, language),
    channel: words.channels[context.door],
    authority: authority(context, words),
    dataAsked: dataAsked(context, words),
    basis: basis(context, words),
    privilege: privilege(context, words),
    position: position(context, words),
    effect: words.effects[context.effect ?? 'done'],
    groundSentences: groundSentences(context, words).join(' ') || words.generalGround,
    noticeSentence: words.notices[context.stateInformed ? 'informed' : 'reserved'],
  };
}

function qualification({ qualification: held }: LetterOperator, words: Phrases): string {
  if (!held) return words.qualification.none;
  const values = { qualificationReference: held.reference, qualificationScope: held.scope[words.language] };
  return fill(words.qualification.held, values);
}

function request({ reference }: LetterContext, words: Phrases): string {
  const written = reference === null ? '' : plainWords(reference);
  if (written !== '' && !printable(written)) return words.request.unprintable;
  return named(written, words);
}

/** In a mail, which carries any writing, the reference is as received. */
export function mailFieldsOf(fields: Fields, { reference }: LetterContext, words: Phrases): Fields {
  return { ...fields, request: named(reference === null ? '' : plainWords(reference), words) };
}

function named(reference: string, words: Phrases): string {
  return reference === '' ? words.request.unnamed : fill(words.request.named, { reference });
}

/** The author of the act, never the messenger: its kind and its country. */
export function authority({ facts }: LetterContext, words: Phrases): string {
  const kind = words.issuers[facts?.issuerKind ?? 'unknown'];
  const country = facts?.issuerCountry && countryName(facts.issuerCountry, words.language);
  return country ? `${kind} (${country})` : kind;
}

function countryName(code: string, language: Language): string {
  return new Intl.DisplayNames([language], { type: 'region' }).of(code) ?? code;
}

export function basis({ bases }: LetterContext, words: Phrases): string {
  return bases.map((name) => name[words.language]).join(', ') || words.noBasis;
}

export function dataAsked({ facts }: LetterContext, words: Phrases): string {
  const named = (facts?.categories ?? []).map((category) => words.categories[category]);
  return named.join(', ') || words.noCategory;
}

function privilege({ facts }: LetterContext, words: Phrases): string {
  const named = privilegedFlags
    .filter((flag) => facts?.tenantFlags.includes(flag))
    .map((flag) => words.privileges[flag]);
  return named.join(', ') || words.privileges.other;
}

function position({ judgement }: LetterContext, words: Phrases): string {
  return words.positions[judgement?.verdict === 'REFUSE_REDIRECT' ? 'redirected' : 'refused'];
}

function groundSentences({ judgement }: Pick<LetterContext, 'judgement'>, words: Phrases): string[] {
  return (judgement?.grounds ?? []).map((ground) => words.grounds[ground]);
}

/** What must still come, as parts of a list; never empty, since a person asks for something. */
export function missingItems(context: Pick<LetterContext, 'judgement' | 'writing'>, words: Phrases): string[] {
  const asked = (context.writing?.questions ?? []).map((question) =>
    dressed(inLanguage(question, words.language), words.language),
  );
  const { failing = [], unknown = [] } = context.judgement ?? {};
  const wanting = tellableChecks.filter((check) => failing.includes(check) || unknown.includes(check));
  if (wanting.length > 0) return [...wanting.map((check) => words.checks[check]), ...asked];
  if (asked.length > 0) return asked;
  const grounds = groundSentences(context, words).map(partOfSentence);
  return grounds.length > 0 ? grounds : [words.incomplete];
}

const partOfSentence = (sentence: string): string =>
  sentence.charAt(0).toLowerCase() + sentence.slice(1).replace(/\.$/, '');
