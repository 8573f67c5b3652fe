/** Numbers at which the house calls an authority back: its own, verified, never those of a request (LAW 3.2, point 3). */
import { z } from 'zod';

export const CallBackNumber = z.strictObject({
  /** Id in workflows/law/authorities.yaml. */
  authority: z.string().regex(/^[a-z0-9-]+$/),
  /** International form. */
  number: z.string().regex(/^\+[0-9 ]{6,24}$/),
  /** The official publication where it was read. */
  source: z.string().min(1),
  verifiedAt: z.iso.date(),
  /** After this day it must be verified again; until then nobody is called back at it. */
  expiresAt: z.iso.date(),
});
export type CallBackNumber = z.infer<typeof CallBackNumber>;

/** The entry of the directory that may be called on a civil day; undefined for any number that is not in it. */
export function callable(
  directory: readonly CallBackNumber[],
  authority: string,
  number: string,
  day: string,
): CallBackNumber | undefined {
  return directory.find(
    (entry) =>
      entry.authority === authority && entry.number === number && entry.verifiedAt <= day && day <= entry.expiresAt,
  );
}
