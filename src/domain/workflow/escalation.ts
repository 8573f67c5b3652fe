/** The ladder of a clock (workflows/law/escalation.yaml): who hears of it, when by its alarm end, and who is woken (docs/promises.md#p4). */
import { z } from 'zod';
import { type Instant, instantFromMilliseconds, millisecondsOf } from '../kernel/instant.js';

/** Whom a rung tells: the person the case is assigned to, those who may carry its step on, or a role. */
export const audiences = ['assignee', 'desk', 'head_of_legal', 'dpo', 'ciso', 'executive'] as const;
export const Audience = z.enum(audiences);
export type Audience = z.infer<typeof Audience>;

const Code = z.string().regex(/^[a-z_]+$/);

export const Rung = z.strictObject({
  code: Code,
  /** Share of the time allowed that is left. */
  left: z.number().min(0).max(1),
  /** Minutes since the end; only where nothing is left. */
  minutesAfter: z.int().min(0),
  /** Whether an alarm is raised, which a person must answer for. */
  alarm: z.boolean(),
  tells: z.array(Audience).min(1),
  pages: z.enum(['never', 'urgent', 'always']),
});
export type Rung = z.infer<typeof Rung>;

export const Escalation = z.strictObject({
  /** Clocks this short, and cases of these circuits, may wake people before the end. */
  urgent: z.strictObject({ hours: z.number().positive(), circuits: z.array(z.string()) }),
  rungs: z.array(Rung).min(1),
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

/** The instant of a rung, rounded towards the earlier millisecond. */
export function instantOfRung({ left, minutesAfter }: Rung, span: Span): Instant {
  const end = millisecondsOf(span.safeEnd as Instant);
  return instantFromMilliseconds(Math.floor(end - left * allowed(span) + minutesAfter * MINUTE));
}

/** The sharpest rung that is due and above the one reached; those it passes over are not rung any more. */
export function dueRung({ rungs }: Escalation, span: Span, reached: string | null, now: Instant): Rung | null {
  return above(rungs, reached).findLast((rung) => instantOfRung(rung, span) <= now) ?? null;
}

/** When the next rung is due; null once the last one is reached. */
export function nextRungAt({ rungs }: Escalation, span: Span, reached: string | null): Instant | null {
  const [next] = above(rungs, reached);
  return next ? instantOfRung(next, span) : null;
}

/** Whether a rung wakes people. */
export function pagesAt({ urgent }: Escalation, rung: Rung, span: Span, circuit: string): boolean {
  if (rung.pages !== 'urgent') return rung.pages === 'always';
  return urgent.circuits.includes(circuit) || allowed(span) <= urgent.hours * HOUR;
}

/** A rung that the ladder no longer knows counts for nothing: the clock is told of again, rather than never. */
function above(rungs: readonly Rung[], reached: string | null): readonly Rung[] {
  return rungs.slice(rungs.findIndex(({ code }) => code === reached) + 1);
}

export interface LadderFault {
  readonly path: readonly (string | number)[];
  readonly sentence: string;
}

/** What no schema sees of a ladder: its order, and that no clock ends in silence. */
export function ladderFaults({ rungs, urgent }: Escalation, circuits: ReadonlySet<string>): LadderFault[] {
  const inOrder = (left: Rung, right: Rung): boolean =>
    left.left > right.left || (left.left === right.left && left.minutesAfter < right.minutesAfter);
  const faults: LadderFault[] = rungs.flatMap((rung, at) => {
    const before = rungs[at - 1];
    const path = ['rungs', at];
    return [
      ...(before && !inOrder(before, rung)
        ? [{ path, sentence: `"${rung.code}" comes no later than the rung before it: put it in its place.` }]
        : []),
      ...(rungs.findIndex(({ code }) => code === rung.code) === at
        ? []
        : [{ path, sentence: `The code "${rung.code}" is there twice: give each rung its own.` }]),
      ...(rung.minutesAfter > 0 && rung.left > 0
        ? [{ path, sentence: `"${rung.code}" is before the end and after it: keep one of left and minutesAfter.` }]
        : []),
    ];
  });
  const atTheEnd = rungs.find(({ left, minutesAfter }) => left === 0 && minutesAfter === 0);
  const early = rungs.some(({ left }) => left > 0);
  return [
    ...faults,
    ...(atTheEnd?.alarm && atTheEnd.pages === 'always'
      ? []
      : [{ path: ['rungs'], sentence: 'No rung raises an alarm and pages at the end of a clock: add one.' }]),
    ...(early ? [] : [{ path: ['rungs'], sentence: 'No rung comes before the end of a clock: add one.' }]),
    ...urgent.circuits
      .filter((code) => !circuits.has(code))
      .map((code) => ({ path: ['urgent', 'circuits'], sentence: `The circuit "${code}" is unknown: correct it.` })),
  ];
}
