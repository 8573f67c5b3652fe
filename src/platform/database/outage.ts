import { type Refusal, refusal } from '../../domain/kernel/result.js';
import { codeOf, messageOf } from '../telemetry/failure.js';

/** Connection and shutdown states of PostgreSQL (classes 08, 53, 57P and 55000), and the sockets beneath them. */
const AWAY = /^(08|53|57P|55000$|ECONN|ENOENT$|EPIPE$|ETIMEDOUT$)/;
const TIMED_OUT = /connection timeout|timeout exceeded when trying to connect/i;
const LOST = /connection terminated/i;

/** True when the database did not answer, whatever the statement was: the same request may succeed later. */
export function isOutage(thrown: unknown): boolean {
  if (typeof thrown !== 'object' || thrown === null) return false;
  const cause = 'driverError' in thrown ? thrown.driverError : thrown;
  return AWAY.test(codeOf(cause) ?? '') || LOST.test(messageOf(cause)) || hasTimedOut(cause);
}

/** True when no connection was ready in time, which a busy process may owe to itself. */
export const hasTimedOut = (error: unknown): boolean => TIMED_OUT.test(messageOf(error));

export const databaseAway: Refusal = refusal(
  'database-away',
  'unavailable',
  'La base de données ne répond pas : rien n’a été pris en charge, recommencez dans un instant.',
  'The database does not answer: nothing was taken, try again in a moment.',
);
