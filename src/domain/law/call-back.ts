/** Numbers at which the operator calls an authority back: from its own directory, verified, never those of a request (Policy authenticity). */
import { z } from 'zod';
import { WrittenInBoth } from '../kernel/both-languages.js';

export const CallBackNumber = z.strictObject({
  /** Id in workflows/law/authorities.yaml. */
  authority: z.string().regex(/^[a-z0-9-]+$/),
  /** International form. */
  number: z.string().regex(/^\+[0-9 ]{6,24}$/),
  /** The official publication where it was read. */
  source: WrittenInBoth,
  verifiedAt: z.iso.date(),
  /** After this day it must be verified again; until then it cannot be used for a call-back. */
  expiresAt: z.iso.date(),
});
export type CallBackNumber = z.infer<typeof CallBackNumber>;

export const callBackStates = ['callable', 'expired', 'not_verified_yet'] as const;
export type CallBackState = (typeof callBackStates)[number];

/** Whether the number may be called on a civil day: from the day it was verified to the last day it holds. */
export function callBackState(
  { verifiedAt, expiresAt }: Pick<CallBackNumber, 'verifiedAt' | 'expiresAt'>,
  day: string,
): CallBackState {
  if (day > expiresAt) return 'expired';
  return day < verifiedAt ? 'not_verified_yet' : 'callable';
}

/** The entries of the directory that may be called on a civil day. */
export function callable(directory: readonly CallBackNumber[], day: string): CallBackNumber[] {
  return directory.filter((entry) => callBackState(entry, day) === 'callable');
}

/** What the directory says of a number on a civil day: the best of its entries; undefined for a number not in it. */
export function directoryState(
  directory: readonly CallBackNumber[],
  called: Pick<CallBackNumber, 'authority' | 'number'>,
  day: string,
): CallBackState | undefined {
  const states = directory
    .filter(({ authority, number }) => authority === called.authority && number === called.number)
    .map((entry) => callBackState(entry, day));
  return callBackStates.find((state) => states.includes(state));
}
