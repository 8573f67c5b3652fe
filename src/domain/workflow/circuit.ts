/** A circuit: the ordered steps of a procedure, as data (workflows/circuits/*.yaml). */
import { z } from 'zod';

/** What a step is for; `decide` reads the kind, people read the title. */
export const stepKinds = ['triage', 'preparation', 'approval', 'dispatch', 'end'] as const;
export const StepKind = z.enum(stepKinds);
export type StepKind = z.infer<typeof StepKind>;

/** The commands a circuit may let through; each arrow names the step that follows. */
export const circuitCommands = [
  'join',
  'confirm_fact',
  'classify',
  'assign',
  'prepare',
  'approve',
  'send_back',
  'refuse',
  'release',
  'close',
  'withdraw',
  'note',
] as const;
export const CircuitCommand = z.enum(circuitCommands);
export type CircuitCommand = z.infer<typeof CircuitCommand>;

const Words = z.strictObject({ fr: z.string().min(1), en: z.string().min(1) });

export const Step = z.strictObject({
  id: z.string().regex(/^[a-z_]+$/),
  kind: StepKind,
  /** The queue of the people competent for the step. */
  desk: z.string(),
  title: Words,
  /** The articles or policy the step follows. */
  cite: z.array(z.string()).min(1),
  on: z.partialRecord(CircuitCommand, z.string()),
});
export type Step = z.infer<typeof Step>;

export const Circuit = z.strictObject({
  code: z.string().regex(/^[a-z_]+$/),
  title: Words,
  validFrom: z.iso.date(),
  validTo: z.iso.date().nullable(),
  start: z.string(),
  steps: z.array(Step).min(2),
});
export type Circuit = z.infer<typeof Circuit>;
