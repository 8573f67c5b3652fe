/** One fact with its value, as a person confirms it. */
import { z } from 'zod';
import { CheckName, RequestFacts } from '../../law/fact.js';
import { CheckResult } from '../../law/vocabulary.js';

/** The kind of a customer changes in the directory alone, where it takes two people. */
const Confirmable = RequestFacts.omit({ checks: true, customerKinds: true });
type Facts = Required<z.infer<typeof Confirmable>>;

/** One fact and its value, of the same name and type as in RequestFacts; a check goes by its result. */
export type FactValue =
  | { [Name in keyof Facts]: { readonly fact: Name; readonly value: Exclude<Facts[Name], undefined> } }[keyof Facts]
  | { readonly fact: CheckName; readonly value: CheckResult };

/** Any fact but a check, with its new value in the words of RequestFacts; checks go by their result. */
export const ConfirmedFact = z.union([
  ...Object.entries(Confirmable.shape).map(([name, value]) =>
    z.strictObject({
      fact: z.literal(name),
      value: (value instanceof z.ZodOptional ? value.unwrap() : value) as z.ZodType,
    }),
  ),
  z.strictObject({ fact: CheckName, value: CheckResult }),
]) as unknown as z.ZodType<FactValue>;
