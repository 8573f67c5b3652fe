/** What counting takes from the law in force. */
import { type Clocks, versionsOf } from '../law/clock.js';
import type { NoticeRules } from '../law/notice.js';
import { type Notice, notices } from '../law/vocabulary.js';

export interface CountedLaw {
  /** Their cases are in no figure. */
  readonly secretCircuits: ReadonlySet<string>;
  /** Notices that silence holds back. */
  readonly heldBack: ReadonlySet<Notice>;
  /** Notices that no report names. */
  readonly untold: ReadonlySet<Notice>;
  /** Whether this clock runs to the answer, and the law sets its end. */
  readonly answerClocks: (code: string) => boolean;
}

/** A law with no secret circuit, no silence and no clock. */
export const bareLaw: CountedLaw = {
  ...{ secretCircuits: new Set(), heldBack: new Set(), untold: new Set() },
  answerClocks: () => false,
};

/** Notices of which a report prints the line at zero too, in their order. */
export const alwaysToldOf = (rules: NoticeRules): readonly Notice[] =>
  notices.filter((notice) => rules[notice].report === 'always');

export function countedLaw(
  secretCircuits: ReadonlySet<string>,
  law: { readonly notices: NoticeRules; readonly clocks: Clocks },
): CountedLaw {
  const known = new Map<string, boolean>();
  const isOfAnswer = (code: string): boolean => versionsOf(code, law.clocks).some(({ endsAnswer }) => endsAnswer);
  return {
    secretCircuits,
    heldBack: new Set(notices.filter((notice) => law.notices[notice].silence)),
    untold: new Set(notices.filter((notice) => law.notices[notice].report === 'never')),
    answerClocks: (code) => {
      const found = known.get(code) ?? isOfAnswer(code);
      known.set(code, found);
      return found;
    },
  };
}
