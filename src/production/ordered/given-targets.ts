/** Targets and a period, as a person names them over HTTP. */
import { z } from 'zod';

export const givenTargets = {
  targets: z
    .array(
      z.union([
        z.strictObject({ place: z.int().nonnegative().describe('In the list of targets that was read') }),
        z.strictObject({ name: z.string().trim().min(1).max(320).describe('Of one that was not read') }),
      ]),
    )
    .min(1)
    .max(10_000),
  from: z.iso.date().nullable(),
  to: z.iso.date().nullable(),
};
