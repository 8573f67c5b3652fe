/** What clocks and rules owe each other: each code that a rule names has its clock on every day on which the rule is in force. */
import { HOLD_CLOCK } from '../../domain/case/model/weakening.js';
import type { Rule } from '../../domain/classification/rule.js';
import {
  type ClockRule,
  type ClockStart,
  clockUses,
  FAMILY_NUMBER,
  recordedStarts,
  versionsOf,
} from '../../domain/law/clock.js';
import { type Citable, citationFault } from '../../domain/law/text.js';
import { FIRST_DAY, gapIn } from '../files/force.js';
import { teller, type Workflows } from '../files/parsed.js';
import type { Path } from '../files/schema-fields.js';
import type { Fault, Placed } from '../files/yaml-file.js';
import { citableOf } from './citation-check.js';

/** Only what these start can be recorded as done. */
const meetable: readonly ClockStart[] = recordedStarts;

const UNKNOWN = 'is unknown: add it to workflows/clocks or correct it.';

function ruleFaults(placed: Placed<Rule>, clocks: readonly ClockRule[]): Fault[] {
  const tell = teller(placed);
  const { deadlines, later, notify, validFrom, validTo } = placed.value;
  const named: [string, Path][] = [
    ...deadlines.map((one, at): [string, Path] => [typeof one === 'string' ? one : one.code, ['deadlines', at]]),
    ...Object.entries(later).flatMap(([start, { deadlines }]) =>
      deadlines.map((code): [string, Path] => [code, ['later', start]]),
    ),
    ...notify.flatMap(({ delay }, at): [string, Path][] => (delay ? [[delay, ['notify', at]]] : [])),
  ];
  return named.flatMap(([code, path]) => {
    const versions = versionsOf(code, clocks);
    if (versions.length === 0) return [tell(path, `The clock ${code} ${UNKNOWN}`)];
    const gap = gapIn(versions, validFrom, validTo);
    return gap ? [tell(path, `The clock ${code} is not in force on ${gap}: date it.`)] : [];
  });
}

const canEndAnswer = ({ endsAnswer, setBy, starts, metBy }: ClockRule): boolean =>
  !endsAnswer || (setBy === 'law' && starts === 'receipt' && metBy === undefined);

/** What the clock cites, and where. */
const citedBy = ({ articles, pause, exempts }: ClockRule): [string, Path][] => [
  ...articles.map((article, at): [string, Path] => [article, ['articles', at]]),
  ...(pause ? [[pause.article, ['pause', 'article']] as [string, Path]] : []),
  ...(exempts ? [[exempts, ['exempts']] as [string, Path]] : []),
];

function ownFaults({ value, ...placed }: Placed<ClockRule>, clocks: Workflows['clocks'], citable: Citable): Fault[] {
  const tell = teller({ value, ...placed });
  const { code, amount, extension, validFrom, validTo } = value;
  const all = clocks.map((one) => one.value);
  const overlaps = all.some(
    (other) =>
      other !== value &&
      other.code === code &&
      other.validFrom <= validFrom &&
      (other.validTo ?? validFrom) >= validFrom,
  );
  return [
    ...citedBy(value).flatMap(([citation, path]) => {
      const fault = citationFault(citation, citable);
      return fault ? [tell(path, fault)] : [];
    }),
    ...(extension !== undefined && versionsOf(extension, all).length === 0
      ? [tell(['extension'], `The clock ${extension} ${UNKNOWN}`)]
      : []),
    ...(code.includes(FAMILY_NUMBER) === (amount === FAMILY_NUMBER)
      ? []
      : [tell(['amount'], `A code and an amount with ${FAMILY_NUMBER} go together: write it in both or in neither.`)]),
    ...(value.setBy === 'law' && value.unit === 'hours' && value.calendar.startsWith('cp')
      ? [tell(['calendar'], 'CPP 801 and CPC 642 move days, not hours: take reg_1182_71 or none.')]
      : []),
    ...(value.holdsCase && !meetable.includes(value.starts)
      ? [tell(['holdsCase'], `No person records that a clock from ${value.starts} is met: the case would never close.`)]
      : []),
    ...(canEndAnswer(value)
      ? []
      : [
          tell(
            ['endsAnswer'],
            'Only a clock that the law sets from receipt, and that no act meets, runs to the answer.',
          ),
        ]),
    ...(validTo !== null && validTo < validFrom
      ? [tell(['validTo'], 'It ends before it begins: correct validFrom or validTo.')]
      : []),
    ...(overlaps
      ? [tell(['code'], `Another version of ${code} is in force on ${validFrom}: end it the day before.`)]
      : []),
  ];
}

/** Each step of a case at which the product uses a clock finds one code, on every day. */
function useFaults(clocks: readonly ClockRule[]): Fault[] {
  return clockUses.flatMap((use) => {
    const bearing = clocks.filter((clock) => clock.use === use);
    const codes = new Set(bearing.map(({ code }) => code));
    const stored = use !== 'hold' || codes.has(HOLD_CLOCK);
    const sound = stored && codes.size === 1 && gapIn(bearing, FIRST_DAY, null) === null;
    return sound
      ? []
      : [
          {
            file: 'workflows/clocks',
            line: 1,
            sentence: `One clock, always in force, has \`use: ${use}\`: correct it.`,
          },
        ];
  });
}

/** Every fault of the clocks. */
export function clockFaults(workflows: Workflows): Fault[] {
  const clocks = workflows.clocks.map(({ value }) => value);
  const citable = citableOf(workflows);
  return [
    ...workflows.sections.flatMap(({ rules }) => rules).flatMap((rule) => ruleFaults(rule, clocks)),
    ...workflows.clocks.flatMap((clock) => ownFaults(clock, workflows.clocks, citable)),
    ...useFaults(clocks),
  ];
}
