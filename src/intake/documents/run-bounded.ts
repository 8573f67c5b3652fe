/** One run of a bounded program: bytes in, bytes out. Whatever the bytes do to it, the answer is a value. */
import type { Readable } from 'node:stream';
import { BoundedChild } from '../../platform/child/bounded-child.js';
import { oneFile } from '../../platform/child/bounds.js';
import { inTurn } from '../child/reading-turn.js';

/** Milliseconds on the parent's clock. */
const PATIENCE = 60_000;
const LARGEST_OUTPUT_BYTES = 64 * 1024 * 1024;

/** The exit code by which a program says that what was asked for is not there, or not of its kind. */
export const NOT_THERE = 3;

export type BoundedRun =
  | { readonly outcome: 'done'; readonly bytes: Buffer }
  | { readonly outcome: 'not_there' }
  | { readonly outcome: 'failed' };

/** Never rejects. A person waits for it at the desk. */
export function runBounded(program: string, words: readonly string[], input: Readable): Promise<BoundedRun> {
  return inTurn('awaited', async () => {
    const child = new BoundedChild({ program, words, limits: oneFile, outputBytes: LARGEST_OUTPUT_BYTES });
    child.allow(PATIENCE);
    input.once('error', () => child.stop('crash'));
    child.feed(input);
    const bytes = await child.bytes();
    const { code } = await child.ended;
    if (code === 0) return { outcome: 'done', bytes };
    return { outcome: code === NOT_THERE ? 'not_there' : 'failed' };
  });
}
