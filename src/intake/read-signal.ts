/** A kept signal as it is read: its words pass the same reader as those of any message, and its kind states the rest. */
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { Unreadable } from '../domain/intake/message.js';
import type { SignalRules } from '../domain/law/signal.js';
import { type KnownSignal, LARGEST_SIGNAL, signalIn, wordsOf } from '../domain/reading/reported-signal.js';
import { composed } from './composed/compose-entry.js';

/** @param size of the stream, in bytes */
export async function readSignal(
  source: Readable,
  size: number,
  rules: SignalRules,
): Promise<KnownSignal | Unreadable> {
  if (size <= LARGEST_SIGNAL) return signalIn((await buffer(source)).toString('utf8'), rules);
  source.destroy();
  return { readable: false, reason: 'too_large' };
}

/** The message that people see of it. */
export const messageOf = (signal: KnownSignal): Readable =>
  Readable.from([composed({ ...wordsOf(signal), files: [] })]);
