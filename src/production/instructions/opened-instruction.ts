/** An instruction as operations see it, by the screen and by the machine interface. */
import { z } from 'zod';
import { OrderedNames } from '../../cases/rows/ordered-names.js';
import { InstantText } from '../../domain/case/model/event-schema.js';
import { InstructionAnswer, Task } from '../../domain/case/model/instruction-state.js';
import { Measure } from '../../domain/law/measure.js';
import { DataCategory } from '../../domain/law/vocabulary.js';

const listed = {
  id: z.uuid(),
  reference: z.string(),
  task: Task,
  measure: Measure,
  orderedAt: InstantText,
  acknowledgeBefore: InstantText.describe('An alarm is raised where nothing was answered by then'),
  answer: InstructionAnswer.nullable(),
};
/** No name of a target is in it. */
export const ListedInstruction = z.strictObject(listed).meta({ id: 'ListedInstruction' });
export type ListedInstruction = z.infer<typeof ListedInstruction>;

export const OpenedInstruction = z
  .strictObject({
    ...listed,
    freeze: z.uuid().describe('Its own id, or that of the freeze that it extends or releases'),
    until: InstantText.nullable().describe(
      'Keep until then at least, and until a release is ordered; null: until that release',
    ),
    categories: z.array(DataCategory),
    ...OrderedNames.shape,
    words: z.string().nullable().describe('Of a measure of an incident'),
    case: z.uuid().describe('Opaque: a signed answer names it'),
  })
  .meta({
    id: 'OpenedInstruction',
    examples: [
      {
        ...{ id: '0198c0de-0000-7000-8000-000000000011', reference: 'GR-2027-000041', task: 'freeze' },
        ...{ measure: 'preserve_data', orderedAt: '2027-03-01T09:30:00.000Z' },
        ...{ acknowledgeBefore: '2027-03-02T09:30:00.000Z', answer: null },
        ...{ freeze: '0198c0de-0000-7000-8000-000000000011', until: '2027-04-30T22:00:00.000Z', categories: ['SUB'] },
        targets: [{ id: '0198c0de-0000-7000-8000-000000000012', name: 'account@customer.example', kind: 'email' }],
        ...{ from: null, to: null, words: null, case: '0198c0de-0000-7000-8000-000000000001' },
      },
    ],
  });
export type OpenedInstruction = z.infer<typeof OpenedInstruction>;
