/** What the state of a case keeps of its instructions to operations: to freeze, to keep longer, to release. */
import { z } from 'zod';
import { Measure } from '../../law/measure.js';
import { DataCategory, Sha256Text } from '../../law/vocabulary.js';
import { Id, InstantText } from './event-schema.js';
import type { Frozen } from './floor-state.js';
import { ordered } from './production-state.js';

export const tasks = ['freeze', 'extend', 'release'] as const;
export const Task = z.enum(tasks);
/** `impossible`: operations cannot, and said why. */
export const instructionAnswers = ['done', 'impossible'] as const;
export const InstructionAnswer = z.enum(instructionAnswers);
export type InstructionAnswer = z.infer<typeof InstructionAnswer>;

/** Which data are kept, as the log has it and the person signs it. */
export const Kept = z.strictObject({
  targets: ordered.targets,
  categories: z.array(DataCategory).min(1),
  period: ordered.period,
  named: Sha256Text.describe('Digest of the names and the period, under the key of the case'),
});
export type Kept = Frozen<z.infer<typeof Kept>>;

export const Instruction = z
  .strictObject({
    id: Id,
    task: Task,
    measure: Measure,
    of: Id.nullable().describe('The freeze that is extended or released'),
    about: Id.nullable().describe('The act that has data kept; null for a measure of an incident'),
    what: Kept.nullable(),
    until: InstantText.nullable().describe('Last instant for which data are kept; null where no day is known'),
    by: z.string(),
    acknowledgeBefore: InstantText,
    noteId: Id.nullable().describe('Of the words to operations, sealed with the case'),
    answer: InstructionAnswer.nullable().describe('Of operations; null while they are silent'),
    answeredBy: z.string().nullable().describe('The account, or the machine'),
    endedBy: z.string().nullable().describe('Who ended the preservation of a freeze: an account, or the service'),
  })
  .meta({ id: 'Instruction' });
export type Instruction = Frozen<z.infer<typeof Instruction>>;
