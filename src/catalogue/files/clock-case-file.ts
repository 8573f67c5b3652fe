/** The `*.cases.yaml` beside the clocks: from when each runs, when it must end, when the alarm must come. */
import { z } from 'zod';
import { day } from '../../domain/kernel/day.js';
import { endOf, type Instant, instant } from '../../domain/kernel/instant.js';
import { FAMILY_NUMBER } from '../../domain/law/clock.js';
import { type ClockLaw, deadlineOf } from '../../domain/law/deadline.js';
import { type Fault, type SourceFile, YamlFile } from './yaml-file.js';

const InstantText = z.iso.datetime({ offset: true });
const stated = { name: z.string(), clock: z.string(), from: InstantText, alarm: InstantText };
const ClockCaseFile = z.strictObject({
  cases: z.array(
    z.union([
      z.strictObject({ ...stated, lastDay: z.iso.date() }),
      z.strictObject({ ...stated, legalEnd: InstantText.nullable() }),
    ]),
  ),
});
type ClockCase = z.infer<typeof ClockCaseFile>['cases'][number];

/** Each case whose clock ends otherwise under this law, at its place, and each clock without a case. */
export function clockCaseFaults(files: readonly SourceFile[], law: ClockLaw): Fault[] {
  const read = files.map((source) => {
    const file = new YamlFile(source);
    return { file, ...file.parse(ClockCaseFile) };
  });
  const unreadable = read.flatMap(({ faults }) => faults);
  if (unreadable.length > 0) return unreadable;
  const cases = read.flatMap(({ value }) => value?.cases ?? []);
  return [
    ...read.flatMap(({ file, value }) =>
      (value?.cases ?? []).flatMap((one, at) => {
        const sentence = differenceOf(one, law);
        return sentence === null ? [] : [file.fault(['cases', at], sentence)];
      }),
    ),
    ...[...new Set(law.clocks.map(({ code }) => code))]
      .filter((code) => !cases.some(({ clock }) => isOf(clock, code)))
      .map((code) => ({
        ...{ file: 'workflows/clocks', line: 1 },
        sentence: `The clock ${code} has no case: write one in the *.cases.yaml beside its file.`,
      })),
  ];
}

function differenceOf(one: ClockCase, law: ClockLaw): string | null {
  if (!law.clocks.some(({ code }) => isOf(one.clock, code))) return `The clock ${one.clock} is unknown: correct it.`;
  const { legalEnd, safeEnd } = deadlineOf(one.clock, instant(one.from), law);
  const expected = 'lastDay' in one ? endOf(day(one.lastDay)) : one.legalEnd === null ? null : instant(one.legalEnd);
  const differing = [
    ...(legalEnd === expected ? [] : [`ends ${words(legalEnd)}, not ${words(expected)}`]),
    ...(safeEnd === instant(one.alarm) ? [] : [`has its alarm ${words(safeEnd)}, not ${words(instant(one.alarm))}`]),
  ];
  return differing.length > 0 ? `${one.clock} ${differing.join(' and ')}: correct the clock, or this case.` : null;
}

const words = (end: Instant | null): string => end ?? 'at no time that a text gives';

/** `SLA-24H` is a clock of the family `SLA-<n>H`. */
function isOf(clock: string, code: string): boolean {
  const [head = '', tail] = code.split(FAMILY_NUMBER);
  return clock === code || (tail !== undefined && clock.startsWith(head) && clock.endsWith(tail));
}
