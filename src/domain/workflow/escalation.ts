/** The escalation of a clock (workflows/law/escalation.yaml): who is notified and paged, and when (docs/promises.md#p4). */
import { z } from 'zod';
import { type Instant, instantFromMilliseconds, millisecondsOf } from '../kernel/instant.js';

/** Whom a level notifies: the person the case is assigned to, those who may act at its step, or a role. */
export const audiences = ['assignee', 'desk', 'head_of_legal', 'dpo', 'ciso', 'executive', 'secret_officer'] as const;
export const Audience = z.enum(audiences);
export type Audience = z.infer<typeof Audience>;

const Code = z.string().regex(/^[a-z_]+$/);

export const EscalationLevel = z.strictObject({
  code: Code,
  /** Share of the time allowed that is left. */
  left: z.number().min(0).max(1),
  /** Minutes since the end; only where nothing is left. */
  minutesAfter: z.int().min(0),
  /** Whether an alarm is raised, which a person must answer. */
  alarm: z.boolean(),
  tells: z.array(Audience).min(1),
  pages: z.enum(['never', 'urgent', 'always']),
});
export type EscalationLevel = z.infer<typeof EscalationLevel>;

export const Escalation = z.strictObject({
  /** Clocks this short, and cases of these circuits, may page people before the end. */
  urgent: z.strictObject({ hours: z.number().positive(), circuits: z.array(z.string()) }),
  rungs: z.array(EscalationLevel).min(1),
});
export type Escalation = z.infer<typeof Escalation>;

/** From when to when a clock runs. */
export interface Span {
  readonly startsAt: string;
  readonly safeEnd: string;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const allowed = ({ startsAt, safeEnd }: Span): number =>
  Math.max(0, millisecondsOf(safeEnd as Instant) - millisecondsOf(startsAt as Instant));

/** The instant of a level, rounded towards the earlier millisecond. */
export function instantOfLevel({ left, minutesAfter }: EscalationLevel, span: Span): Instant {
  const end = millisecondsOf(span.safeEnd as Instant);
  return instantFromMilliseconds(Math.floor(end - left * allowed(span) + minutesAfter * MINUTE));
}

/** The highest level that is due and above the one reached; the levels between are skipped. */
export function dueLevel(
  { rungs }: Escalation,
  span: Span,
  reached: string | null,
  now: Instant,
): EscalationLevel | null {
  return above(rungs, reached).findLast((level) => instantOfLevel(level, span) <= now) ?? null;
}

/** When the next level is due; null once the last one is reached. */
export function nextLevelAt({ rungs }: Escalation, span: Span, reached: string | null): Instant | null {
  const [next] = above(rungs, reached);
  return next ? instantOfLevel(next, span) : null;
}

/** Whether a level pages people. */
export function pagesAt({ urgent }: Escalation, level: EscalationLevel, span: Span, circuit: string): boolean {
  if (level.pages !== 'urgent') return level.pages === 'always';
  return urgent.circuits.includes(circuit) || allowed(span) <= urgent.hours * HOUR;
}

/** A reached level that no longer exists counts as none: better a second notice of the clock than none. */
function above(rungs: readonly EscalationLevel[], reached: string | null): readonly EscalationLevel[] {
  return rungs.slice(rungs.findIndex(({ code }) => code === reached) + 1);
}

export interface EscalationFault {
  readonly path: readonly (string | number)[];
  readonly sentence: string;
}

/** What the schema cannot check: the order of the levels, and that no clock ends in silence. */
export function levelFaults({ rungs, urgent }: Escalation, circuits: ReadonlySet<string>): EscalationFault[] {
  const inOrder = (left: EscalationLevel, right: EscalationLevel): boolean =>
    left.left > right.left || (left.left === right.left && left.minutesAfter < right.minutesAfter);
  const faults: EscalationFault[] = rungs.flatMap((level, at) => {
    const before = rungs[at - 1];
    const path = ['rungs', at];
    return [
      ...(before && !inOrder(before, level)
        ? [{ path, sentence: `"${level.code}" comes no later than the level before it: put it in its place.` }]
        : []),
      ...(rungs.findIndex(({ code }) => code === level.code) === at
        ? []
        : [{ path, sentence: `The code "${level.code}" is there twice: give each level its own.` }]),
      ...(level.minutesAfter > 0 && level.left > 0
        ? [{ path, sentence: `"${level.code}" is before the end and after it: keep one of left and minutesAfter.` }]
        : []),
    ];
  });
  const atTheEnd = rungs.find(({ left, minutesAfter }) => left === 0 && minutesAfter === 0);
  const early = rungs.some(({ left }) => left > 0);
  return [
    ...faults,
    ...(atTheEnd?.alarm && atTheEnd.pages === 'always'
      ? []
      : [{ path: ['rungs'], sentence: 'No level raises an alarm and pages at the end of a clock: add one.' }]),
    ...(early ? [] : [{ path: ['rungs'], sentence: 'No level comes before the end of a clock: add one.' }]),
    ...urgent.circuits
      .filter((code) => !circuits.has(code))
      .map((code) => ({ path: ['urgent', 'circuits'], sentence: `The circuit "${code}" is unknown: correct it.` })),
  ];
}
