/** A circuit: the ordered steps of a procedure, as data (workflows/circuits/*.yaml). */
import { z } from 'zod';
import { WrittenInBoth } from '../kernel/both-languages.js';
import { IncidentMeasure } from '../law/measure.js';
import { Action, LetterKind, Outcome, ReversibleAct, Role, Verdict } from '../law/vocabulary.js';

/** What a step is for; `decide` reads the kind, people read the title. */
export const stepKinds = ['triage', 'preparation', 'approval', 'dispatch', 'end'] as const;
export const StepKind = z.enum(stepKinds);
export type StepKind = z.infer<typeof StepKind>;

const StepId = z.string().regex(/^[a-z_]+$/);

/** Longer than a week, a consent was given to another situation. */
const LONGEST_CONSENT_HOURS = 168;

export const Step = z.strictObject({
  id: StepId,
  kind: StepKind,
  /** The queue of the people competent for the step. */
  desk: z.string(),
  /** The roles that act at this step; none at an end. */
  roles: z.array(Role),
  /** Time allowed in the step, in elapsed hours; null at an end. */
  hours: z.number().positive().nullable(),
  title: WrittenInBoth,
  /** The articles or policy the step follows. */
  cite: z.array(z.string()).min(1),
  /** The actions that the step lets through, each with the step that follows; they are those of domain/case/actions. */
  on: z.record(z.string(), z.string()),
});
export type Step = Omit<z.infer<typeof Step>, 'on'> & { readonly on: Readonly<Partial<Record<string, string>>> };

export const Circuit = z.strictObject({
  code: StepId,
  title: WrittenInBoth,
  validFrom: z.iso.date(),
  validTo: z.iso.date().nullable(),
  /** Where a case stands that no verdict below brought here. */
  start: StepId,
  /** What opens it: the verdicts that lead here, the step in which each enters, what people may then prepare. */
  opens: z.partialRecord(Verdict, z.strictObject({ step: StepId, prepare: z.array(Action) })),
  /** What closes it: the outcomes in which it may end. */
  closes: z.array(Outcome).min(1),
  /** Where a case waits that reported an impossibility which may end; null where none is reported. */
  suspended: StepId.nullable().default(null),
  /** The letters that may leave; none where nothing is ever written to the requester. */
  letters: z.array(LetterKind),
  /** What one person may do at once, for a second to confirm; none where nothing may be touched. */
  acts: z.array(ReversibleAct),
  /** Where it handles an incident: the measures that operations take, and within how many hours they confirm each. */
  incident: z
    .strictObject({ measures: z.array(IncidentMeasure).min(1), hours: z.int().min(1).max(24) })
    .nullable()
    .default(null),
  /**
   * Where data may be kept: within how many hours operations confirm what they are ordered to keep or to release, and how many
   * hours before its end people look whether a preservation is extended.
   */
  keeping: z
    .strictObject({ hours: z.int().min(1).max(72), warnHours: z.int().min(1).max(720) })
    .nullable()
    .default(null),
  /** Whether the authority is called back at a number of our own before data are handed over, whatever the request says. */
  callBack: z.boolean(),
  /** Outside the ordinary workflow: nothing of its cases is counted, shown to an outside counsel or said of their end. */
  secret: z.boolean().default(false),
  /** Whether people work on what was read; where they do not, it is locked for all but cleared people, and erased by an order of two alone. */
  keepsContent: z.boolean().default(true),
  /** Whether only the minimum is kept: once the case is closed, an order of two may erase its content, as where it is locked. */
  keepsMinimum: z.boolean().default(false),
  /** Fewest persons who consent before anything leaves, and how long a consent stands; null where nothing leaves. */
  consent: z
    .strictObject({ quorum: z.int().min(1).max(5), hours: z.int().min(1).max(LONGEST_CONSENT_HOURS) })
    .nullable(),
  steps: z.array(Step).min(2),
});
export type Circuit = Omit<z.infer<typeof Circuit>, 'steps'> & { readonly steps: Step[] };

/** The circuits of one day, by code. */
export type Circuits = ReadonlyMap<string, Circuit>;

/** The circuits in force on a civil day, both ends included: a case follows those of the day on which it arrived. */
export function circuitsOn(all: readonly Circuit[], day: string): Circuits {
  const inForce = all.filter(({ validFrom, validTo }) => validFrom <= day && (validTo === null || day <= validTo));
  return new Map(inForce.map((circuit) => [circuit.code, circuit]));
}

/** The circuits of which one version at least is secret: what was once secret stays so. */
export const secretOf = (all: readonly Circuit[]): ReadonlySet<string> =>
  new Set(all.filter(({ secret }) => secret).map(({ code }) => code));

/** The circuits of which one version at least locks content. */
export const lockedOf = (all: readonly Circuit[]): ReadonlySet<string> =>
  new Set(all.filter(({ keepsContent }) => !keepsContent).map(({ code }) => code));

/** The action that lets go what was prepared. */
export const dispatchOf = {
  disclose: 'release',
  refuse: 'refuse',
  clarify: 'refuse',
  inform: 'inform',
} as const satisfies Record<Action, string>;

/** The actions that some step of the circuit lets through. */
export function commandsOf({ steps }: Circuit): ReadonlySet<string> {
  return new Set(steps.flatMap(({ on }) => Object.keys(on)));
}
