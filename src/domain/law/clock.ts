/** A clock: a period that an article or a policy of the operator sets, as data (workflows/clocks/*.yaml). */
import { z } from 'zod';
import { WrittenInBoth } from '../kernel/both-languages.js';
import type { Day } from '../kernel/day.js';
import { Notice, ReversibleAct } from './vocabulary.js';

/** Stands in the code of a family of clocks for the number that rules write there: `SLA-<n>H`. */
export const FAMILY_NUMBER = '<n>';

/** What starts a clock. */
const clockStarts = [
  'receipt',
  'notification',
  'clarification_asked',
  'complete_file',
  'opinion_asked',
  'removal',
  'breach_known',
  'change',
  'clearance',
  'ground_raised',
  'incident_known',
  'controller_asked',
  'served_abroad',
  'made_available',
  'impossibility_over',
  'impossibility_reported',
  'prior_information',
] as const;
export type ClockStart = (typeof clockStarts)[number];

/** Events after receipt of which a person records the day: no action of the case says it. */
export const recordedStarts = [
  'notification',
  'change',
  'incident_known',
  'controller_asked',
  'served_abroad',
  'made_available',
  'prior_information',
] as const satisfies readonly ClockStart[];

/** Events that start clocks of a rule later than receipt: those that a person records, and those that are actions. */
export const LaterStart = z.enum([
  ...recordedStarts,
  ...([
    'removal',
    'clearance',
    'ground_raised',
    'breach_known',
    'impossibility_over',
    'impossibility_reported',
    'clarification_asked',
  ] as const),
]);
export type LaterStart = z.infer<typeof LaterStart>;

/** Who may give a clock another end; a person only records an earlier one. */
const clockMovers = ['issuer', 'operator', 'controller'] as const;
export type ClockMover = (typeof clockMovers)[number];

/** Steps of a case at which the product starts or reads a clock that no rule names; one clock bears each. */
export const clockUses = [
  /** Runs from receipt until the rules have judged. */
  'before_judgement',
  /** Nothing leaves before it ends or the enforcing authority clears the order (EEV 10(2)). */
  'hold',
  /** The end of a preservation that was extended (EEV 11(2)). */
  'extended_preservation',
  'sisse_opinion',
  'data_act_opinion',
  /** While an impossibility that was reported lasts, a person looks at it again. */
  'impossibility_review',
] as const;
type ClockUse = (typeof clockUses)[number];

const common = {
  code: z.string().regex(/^(D|SLA)-[A-Z0-9-]*(<n>)?[A-Z0-9-]*$/),
  /** `<n>` in a title stands for the number of the code. */
  title: WrittenInBoth,
  starts: z.enum(clockStarts),
  /** The number of units; `<n>` in a family. */
  amount: z.union([z.int().min(0), z.literal(FAMILY_NUMBER)]),
  /** Suspends the duty by law. The alarm never waits for it: no text says how the period goes on. */
  pause: z
    .strictObject({ from: z.literal('clarification_asked'), by: z.enum(clockMovers), article: z.string() })
    .optional(),
  /** The article that exempts the operator where the authority has not answered by its end. */
  exempts: z.string().optional(),
  /** The clock that replaces this one when it is extended. */
  extension: z.string().optional(),
  /** Null where it cannot be given another end. */
  movedBy: z.enum(clockMovers).nullable(),
  use: z.enum(clockUses).optional(),
  /** The act after which the clock is no longer owed, unless a second person had it undone. */
  metBy: ReversibleAct.optional(),
  /** The notice that, once given or not given for a reason, is what the clock asked for. */
  metByNotice: Notice.optional(),
  /** Whether it says until when data are kept. */
  keeps: z.boolean().default(false),
  /** Whether it runs to the answer itself: the report counts how many answers left by its end. */
  endsAnswer: z.boolean().default(false),
  /** Whether the case stays open while it runs. */
  holdsCase: z.boolean().default(false),
  articles: z.array(z.string()).min(1),
  validFrom: z.iso.date(),
  validTo: z.iso.date().nullable(),
  sourceCheckedAt: z.iso.date(),
};

export const ClockRule = z.discriminatedUnion('setBy', [
  z.strictObject({
    ...common,
    setBy: z.literal('law'),
    unit: z.enum(['hours', 'days', 'months']),
    /**
     * `reg_1182_71`: hours start at the next full hour; an end on a closed day moves, and two working days are given at
     * least. `cpp_801`, `cpc_642`: an end on a closed day moves. `none`: from the instant itself, and an end never moves.
     */
    calendar: z.enum(['reg_1182_71', 'cpp_801', 'cpc_642', 'none']),
    /** The day or month by which the operator means to be done; the alarm follows it. */
    aim: z.int().positive().optional(),
  }),
  /** The text gives no number ("sans délai"): the operator sets one. */
  z.strictObject({ ...common, setBy: z.literal('operator'), unit: z.enum(['hours', 'working_days']) }),
  /** Another country's time limit, noted and never acted upon. */
  z.strictObject({ ...common, setBy: z.literal('foreign_law'), unit: z.literal('days') }),
]);
export type ClockRule = z.infer<typeof ClockRule>;

/** Fields of a clock that a file may give once for all its clocks. */
const Defaults = z
  .strictObject({ validFrom: common.validFrom, validTo: common.validTo, sourceCheckedAt: common.sourceCheckedAt })
  .partial();

/** A file of clocks as written, before its defaults are spread over its clocks. */
export const ClockFileSource = z.strictObject({
  defaults: Defaults.default({}),
  clocks: z.array(z.looseObject({ code: z.string() })).min(1),
});

/** Every version of every clock. */
export type Clocks = readonly ClockRule[];

/** A clock under one code, with its number. */
export type NamedClock = ClockRule & { readonly amount: number };

function asNamed(rule: ClockRule, code: string): NamedClock | undefined {
  if (rule.amount !== FAMILY_NUMBER) return rule.code === code ? { ...rule, amount: rule.amount } : undefined;
  const [head = '', tail = ''] = rule.code.split(FAMILY_NUMBER);
  const number = code.startsWith(head) && code.endsWith(tail) ? code.slice(head.length, code.length - tail.length) : '';
  if (!/^[1-9]\d{0,2}$/.test(number)) return undefined;
  const title = {
    fr: rule.title.fr.replace(FAMILY_NUMBER, number),
    en: rule.title.en.replace(FAMILY_NUMBER, number),
  };
  return { ...rule, code, title, amount: Number(number) };
}

/** What a code was found to name: cases ask for the same few clocks of the same law over and over. */
const found = new WeakMap<Clocks, Map<string, readonly NamedClock[]>>();

/** Every version of the clock that a code names; a code of its own wins over a family. */
export function versionsOf(code: string, clocks: Clocks): readonly NamedClock[] {
  const known = found.get(clocks) ?? new Map<string, readonly NamedClock[]>();
  found.set(clocks, known);
  const versions = known.get(code) ?? namedBy(code, clocks);
  known.set(code, versions);
  return versions;
}

function namedBy(code: string, clocks: Clocks): NamedClock[] {
  const named = clocks.flatMap((rule) => {
    const clock = asNamed(rule, code);
    return clock ? [{ clock, family: rule.amount === FAMILY_NUMBER }] : [];
  });
  const own = named.filter(({ family }) => !family);
  return (own.length > 0 ? own : named).map(({ clock }) => clock);
}

/** The clock that a code names, as it is in force on a civil day; undefined for an unknown code. */
export const clockOn = (code: string, day: Day, clocks: Clocks): NamedClock | undefined =>
  versionsOf(code, clocks).find(({ validFrom, validTo }) => validFrom <= day && (validTo === null || day <= validTo));

/** The code of the clock that the product uses at a step of a case. Throws when none does: the catalogue checks each at the start. */
export function clockFor(use: ClockUse, clocks: Clocks): string {
  const rule = clocks.find((one) => one.use === use);
  if (!rule) throw new RangeError(`No clock of workflows/clocks is used for "${use}".`);
  return rule.code;
}
