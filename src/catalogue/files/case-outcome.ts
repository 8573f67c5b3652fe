/** An answer of the rules in the words of the `*.cases.yaml`, and what differs from what they expect. */
import type { Classification, NoticeDue } from '../../domain/classification/classification.js';
import { classify } from '../../domain/classification/classify.js';
import type { RuleBook } from '../../domain/classification/rule-book.js';
import { day } from '../../domain/kernel/day.js';
import { canonical } from '../../domain/ledger/canonical.js';
import type { Case, Outcome } from './case-file.js';
import type { Fault } from './yaml-file.js';

function noticeWords({ code, delay, unless = [] }: NoticeDue): string {
  const reasons = unless.length > 0 ? `unless ${unless.join(' or ')}` : '';
  return [code, delay, reasons].filter(Boolean).join(' ');
}

/** An answer of the rules in the words of the cases. */
export const outcomeOf = (advice: Classification): Outcome => ({
  row: advice.row,
  verdict: advice.verdict,
  grounds: [...advice.grounds],
  notices: advice.notices.map(noticeWords),
  clocks: [...advice.deadlines],
  gag: advice.gag,
  redirect: advice.redirect ?? null,
  letter: [...advice.letterBlocks],
  circuit: advice.circuit,
  approvers: [...advice.approvers],
  failing: [...advice.failing],
  unknown: [...advice.unknown],
});

export const judged = ({ facts, day: on }: Case, book: RuleBook): Classification => classify(facts, book, day(on));

/** Each case whose outcome is another one under this law, at its place; of the variants of one case, the first. */
export function failingCases(cases: readonly Case[], book: RuleBook): Fault[] {
  const failing = new Map<string, Fault>();
  for (const one of cases) {
    const [expected, is] = [Object.entries(one.expected), outcomeOf(judged(one, book))];
    const differing = expected.filter(([word, value]) => canonical(value) !== canonical(is[word as keyof Outcome]));
    if (differing.length === 0 || failing.has(one.title)) continue;
    const told = differing.map(([word, value]) => `${word} is ${said(is[word as keyof Outcome])}, not ${said(value)}`);
    failing.set(one.title, one.fault(`${told.join('; ')}: correct the rule, or give this file with the draft.`));
  }
  return [...failing.values()];
}

const said = (value: unknown): string => JSON.stringify(value);
