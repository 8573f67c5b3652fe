/** How soon a message is read, from what is known of it before it is read. */

/** `awaited`: a person waits for it. `small` is read within a second or so, `large` may take a minute. */
export type ReadingLane = 'awaited' | 'small' | 'large';

/** A message of this size holds some pages of text, but hardly a scan. */
const SMALL_BYTES = 64 * 1024;

/**
 * A person waits for messages given on the command line or entered on the desk, and for those that a user retries. What a message says of its own
 * urgency is not believed before it is read, nor whom it names as its sender.
 * @param message its size in bytes, and the channel by which it came
 */
export function readingLane(
  message: { readonly door: string; readonly size: number },
  isTakenUp: boolean,
): ReadingLane {
  if (isTakenUp || message.door === 'command_line' || message.door === 'desk' || message.door === 'signal')
    return 'awaited';
  return message.size <= SMALL_BYTES ? 'small' : 'large';
}
