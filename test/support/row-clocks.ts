/** When what a request asked for left, beside the ends of its clocks. */
import type { ParsedMail } from 'mailparser';
import type { End } from '../../src/domain/case/lifecycle/course.js';
import type { Clock } from '../../src/domain/case/model/event-schema.js';

/** A letter, or a notice that a person gave or decided not to give. */
export interface Left {
  readonly what: string;
  readonly at: string;
}

/** A mail that the relay took. */
export interface Answer {
  readonly to: readonly string[];
  readonly mail: ParsedMail;
}

/** What a request was answered, and when, beside the ends of its clocks. */
export interface Course {
  readonly mails: readonly Answer[];
  readonly left: readonly Left[];
  readonly clocks: readonly Clock[];
}

interface Entry {
  readonly type: string;
  readonly at: string;
  readonly data: Readonly<Record<string, unknown>>;
}

function untilSilence(history: readonly Entry[]): readonly Entry[] {
  const at = history.findIndex(({ type }) => type === 'case.silence_concluded');
  return at < 0 ? history : history.slice(0, at);
}

const leaving = ['case.letter_sent', 'case.letter_posted', 'case.notice_decided'];

/** All of it, but for what a person had sent because a question stayed unanswered: the time for that answer is over by then. */
export const leftIn = (history: readonly Entry[]): Left[] =>
  untilSilence(history).flatMap(({ type, at, data }) =>
    leaving.includes(type) ? [{ what: String(data.kind ?? data.notice), at }] : [],
  );

/** A duty that begins at once, such as to transmit nothing more, leaves no time in which something could leave. */
const leavesTime = ({ legalEnd, safeEnd, startsAt }: Clock): boolean =>
  startsAt === undefined || Date.parse(legalEnd ?? safeEnd) > Date.parse(startsAt);

/** Its time for an answer passes for all that is under way: it is walked when nothing else is. */
export const isSilent = ({ choices }: Pick<End, 'choices'>): boolean =>
  choices.some((choice) => choice.startsWith('conclude_silence'));

/** Codes of the clocks that were over before the last of it left. */
export function lateIn({
  left,
  clocks,
}: {
  readonly left: readonly Left[];
  readonly clocks: readonly Clock[];
}): string[] {
  const last = left.map(({ at }) => Date.parse(at)).reduce((one, other) => Math.max(one, other), 0);
  return clocks
    .filter(leavesTime)
    .flatMap(({ code, legalEnd, safeEnd }) => (Date.parse(legalEnd ?? safeEnd) < last ? [code] : []));
}
