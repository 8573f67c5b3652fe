/** Guidelines for authorities, from the rules that decide: what is not written there is not said here. */
import type { Need, ReadyRule, RuleBook } from '../../domain/classification/rule-book.js';
import type { Bilingual } from '../../domain/kernel/result.js';
import { type TextFile, textOfCitation } from '../../domain/law/text.js';
import type { Chapter, Guideline, TextCited } from './guidelines-page.js';
import { answers, said } from './words.js';

type Texts = TextFile['texts'];
type Book = RuleBook & { readonly texts: Texts };

function guidelineOf({ rule, needs }: ReadyRule, { checks, texts }: Book): Guideline[] {
  // The secret cell is never described (CSI L881-1); a catch-all is no row of the law.
  if (rule.verdict === 'SECRET_CELL' || rule.catchAll) return [];
  const asked = [...new Set(needs.map(({ check }: Need) => check))];
  const titles = asked.map((check): Bilingual => said(checks.checks[check].title));
  const legal = rule.legal.filter((citation) => textOfCitation(citation, texts) !== undefined);
  return [{ title: said(rule.title), answer: answers[rule.verdict], checks: titles, legal }];
}

/** The rules in force on a day, section by section, in the order in which they are asked. */
export function chaptersOf(book: Book, day: string): Chapter[] {
  const inForce = book.rules.filter(
    ({ rule }) => rule.validFrom <= day && (rule.validTo === null || day <= rule.validTo),
  );
  return book.sections
    .map(({ code, title }) => ({
      title: said(title),
      guidelines: inForce.filter(({ section }) => section === code).flatMap((rule) => guidelineOf(rule, book)),
    }))
    .filter(({ guidelines }) => guidelines.length > 0);
}

/** Each text that the chapters cite, with its full name and where it is published, in the order of its short name. */
export function textsCited(chapters: readonly Chapter[], texts: Texts): TextCited[] {
  const citations = chapters.flatMap(({ guidelines }) => guidelines.flatMap(({ legal }) => legal));
  const names = new Set(citations.flatMap((citation) => textOfCitation(citation, texts) ?? []));
  return [...names].sort().flatMap((short) => {
    const text = texts[short];
    return text ? [{ short, name: said(text.names), url: text.url }] : [];
  });
}
