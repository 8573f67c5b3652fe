/** Clocks whose end or duty moves, and what of it waits for a second person. */
import { z } from 'zod';
import { Clock, Id } from './event-schema.js';

export const AskedLaterEnd = z
  .strictObject({ clock: Clock, messageId: Id, noteId: Id, by: z.string() })
  .describe('A later end that waits for a second person, and the message in which the authority set it');

/** How many messages the case had: one that came afterwards may clarify. */
const After = z.int().nonnegative();

export const PausedClock = z
  .strictObject({ code: z.string(), article: z.string(), after: After })
  .describe('A clock whose duty an article suspends, and after how many messages it was proposed');

export const AskedResumption = z
  .strictObject({ code: z.string(), messageId: Id, noteId: Id, by: z.string() })
  .describe('The end of a suspension that waits for a second person, and the message that clarified');

export const AskedPause = z
  .strictObject({ code: z.string(), article: z.string(), letterId: Id, noteId: Id, after: After, by: z.string() })
  .describe('A suspension that waits for a second person, and the question that it rests on');
