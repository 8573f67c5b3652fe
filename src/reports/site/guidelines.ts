/** Guidelines for authorities, from the rules that decide: what is not written there is not said here. */
import type { Need, ReadyRule, RuleBook } from '../../domain/classification/rule-book.js';
import type { Bilingual } from '../../domain/kernel/result.js';
import type { Chapter, Guideline } from './pages.js';
import { answers } from './words.js';

function guidelineOf({ rule, needs }: ReadyRule, checks: RuleBook['checks']['checks']): Guideline[] {
  // The secret cell is never described (CSI L881-1); a catch-all is no row of the law.
  if (rule.verdict === 'SECRET_CELL' || rule.catchAll) return [];
  const asked = [...new Set(needs.map(({ check }: Need) => check))];
  const titles = asked.map((check): Bilingual => checks[check].title);
  return [{ title: rule.title, answer: answers[rule.verdict], checks: titles, legal: rule.legal }];
}

/** The rules in force on a day, section by section, in the order in which they are asked. */
export function chaptersOf({ sections, rules, checks }: RuleBook, day: string): Chapter[] {
  const inForce = rules.filter(({ rule }) => rule.validFrom <= day && (rule.validTo === null || day <= rule.validTo));
  return sections
    .map(({ code, title }) => ({
      title,
      guidelines: inForce.filter(({ section }) => section === code).flatMap((rule) => guidelineOf(rule, checks.checks)),
    }))
    .filter(({ guidelines }) => guidelines.length > 0);
}
