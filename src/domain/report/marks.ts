/** What the report counts of a case and its state does not hold: hours, appeals, corrections, recalls. */
import type { z } from 'zod';
import type { CaseEvent } from '../case/event.js';
import { absent, type CaseState } from '../case/model/state.js';
import type { ChallengeResult } from '../case/model/vocabulary.js';
import type { Instant } from '../kernel/instant.js';
import type { Notice } from '../law/vocabulary.js';

export type ChallengeOutcome = z.infer<typeof ChallengeResult> | 'pending';

/** What became of a correction that would weaken the classification, or of the quorum of the case. */
export type CorrectionMark = 'agreed' | 'refused' | 'withdrawn' | 'pending' | 'lowered';

/** A notice that the law attaches to a request: `deferred` while silence holds it back, `barred` when two roles decided that it is not given. */
export const noticeFates = ['given', 'deferred', 'barred', 'owed'] as const;
export interface NoticeMark {
  readonly notice: Notice;
  readonly fate: (typeof noticeFates)[number];
}

/** Whether the answer left by the earliest end that the law sets; `open` while none left. */
export type DeadlineMark = 'met' | 'late' | 'open';

/** What the fold of a case keeps beside its state. */
export interface Marks {
  readonly state: CaseState;
  readonly judgement: Extract<CaseEvent, { type: 'case.classified' }>['data'] | null;
  readonly acknowledgedAt: Instant | null;
  readonly releasedAt: Instant | null;
  /** When the first answer left: data, a refusal, or a word to the requester. */
  readonly answeredAt: Instant | null;
  readonly closedAt: Instant | null;
  readonly accountsReleased: number;
  readonly sisseNoticesSent: number;
  readonly challenges: ReadonlyMap<string, ChallengeOutcome>;
  readonly corrections: readonly CorrectionMark[];
}

export const unmarked: Marks = {
  state: absent,
  judgement: null,
  acknowledgedAt: null,
  releasedAt: null,
  answeredAt: null,
  closedAt: null,
  accountsReleased: 0,
  sisseNoticesSent: 0,
  challenges: new Map(),
  corrections: [],
};

const correctionMarks: Partial<Record<CaseEvent['type'], CorrectionMark>> = {
  'case.correction_confirmed': 'agreed',
  'case.correction_refused': 'refused',
  'case.correction_withdrawn': 'withdrawn',
  'case.floor_lowered': 'lowered',
};

function challengeMarks(event: CaseEvent, { challenges }: Marks): Partial<Marks> {
  if (event.type === 'case.challenged') {
    return { challenges: new Map([...challenges, [event.data.challengeId, 'pending']]) };
  }
  if (event.type !== 'case.challenge_settled') return {};
  return { challenges: new Map([...challenges, [event.data.challengeId, event.data.result]]) };
}

/** What was recalled never left: it is counted no more, and what left before it still is. */
function recallMarks({
  state: { preparation, left },
  answeredAt,
  releasedAt,
  accountsReleased,
}: Marks): Partial<Marks> {
  const still = left.some(({ id }) => id !== preparation?.id) ? answeredAt : null;
  if (preparation?.action !== 'disclose') return { answeredAt: still };
  const others = left.some(({ id, action }) => action === 'disclose' && id !== preparation.id);
  return {
    answeredAt: still,
    releasedAt: others ? releasedAt : null,
    accountsReleased: accountsReleased - preparation.accountsDisclosed,
  };
}

const answered = (at: Instant, { answeredAt }: Marks): Partial<Marks> => ({ answeredAt: answeredAt ?? at });

/** A decision releases its letters; one by post answers from the entry of the person who posted it, and not before. */
const onRelease = (at: Instant, marks: Marks): Partial<Marks> =>
  marks.state.preparation?.letters.some(({ post }) => post !== undefined) ? {} : answered(at, marks);

/** A refusal, or a word to the requester. */
function wordMarks({ type }: CaseEvent, at: Instant, marks: Marks): Partial<Marks> {
  if (type === 'case.letter_posted') return answered(at, marks);
  return type === 'case.refused' || type === 'case.informed' ? onRelease(at, marks) : {};
}

/** What one event of the case changes in the marks before it. */
export function marksOf(event: CaseEvent, at: Instant, marks: Marks): Partial<Marks> {
  const correction = correctionMarks[event.type];
  if (correction) return { corrections: [...new Set([...marks.corrections, correction])].sort() };
  if (event.type === 'case.classified') return { judgement: event.data };
  if (event.type === 'case.closed') return { closedAt: at };
  if (event.type === 'case.released') {
    const accounts = marks.state.preparation?.accountsDisclosed ?? 0;
    return {
      ...onRelease(at, marks),
      releasedAt: marks.releasedAt ?? at,
      accountsReleased: marks.accountsReleased + accounts,
    };
  }
  if (event.type === 'case.recalled') return recallMarks(marks);
  if (event.type !== 'case.letter_sent') return { ...challengeMarks(event, marks), ...wordMarks(event, at, marks) };
  if (event.data.kind === 'acknowledgement') return { acknowledgedAt: marks.acknowledgedAt ?? at };
  return event.data.kind === 'sisse_notice' ? { sisseNoticesSent: marks.sisseNoticesSent + 1 } : {};
}
