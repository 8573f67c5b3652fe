/** An answer of the rules in the words of the `*.cases.yaml`, to compare with what they expect. */
import type { Case, Outcome } from '../../../src/catalogue/case-file.js';
import type { Classification, NoticeDue } from '../../../src/domain/classification/classification.js';
import { classify } from '../../../src/domain/classification/classify.js';
import type { RuleBook } from '../../../src/domain/classification/rule-book.js';
import { day } from '../../../src/domain/kernel/day.js';

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
