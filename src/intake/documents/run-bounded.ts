/** One run of a bounded program: bytes in, bytes out. Whatever the bytes do to it, the answer is a value. */
import { spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { killGroup, turn, watchMemory } from '../child/bounded-child.js';
import { boundedCommand, probeBounds } from '../child/bounds.js';

/** Milliseconds on the parent's clock. */
const PATIENCE = 60_000;
const LARGEST_OUTPUT_BYTES = 64 * 1024 * 1024;
const bounds = probeBounds();

/** The exit code by which a program says that what was asked for is not there, or not of its kind. */
export const NOT_THERE = 3;

export type BoundedRun =
  | { readonly outcome: 'done'; readonly bytes: Buffer }
  | { readonly outcome: 'not_there' }
  | { readonly outcome: 'failed' };

/** Never rejects. A person waits for it at the desk. */
export async function runBounded(program: string, words: readonly string[], input: Readable): Promise<BoundedRun> {
  const done = await turn('awaited');
  try {
    return await runOnce(program, words, input);
  } finally {
    done();
  }
}

function runOnce(program: string, words: readonly string[], input: Readable): Promise<BoundedRun> {
  const [command, ...own] = boundedCommand(bounds, program);
  const child = spawn(command, [...own, ...words], { detached: true, env: {}, stdio: ['pipe', 'pipe', 'ignore'] });
  const stop = () => killGroup(child);
  const chunks: Buffer[] = [];
  let size = 0;
  child.stdout.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > LARGEST_OUTPUT_BYTES) stop();
    else chunks.push(chunk);
  });
  // A child that needs no more of its input, or was killed, closes the pipe; its end is told by 'close'.
  child.stdin.on('error', () => input.destroy());
  input.once('error', stop);
  input.pipe(child.stdin);
  const clock = setTimeout(stop, PATIENCE);
  const watch = bounds.prlimit ? undefined : watchMemory(child, stop);
  return new Promise((resolve) => {
    const settle = (code: number | null) => {
      clearTimeout(clock);
      clearInterval(watch);
      input.destroy();
      if (code === 0) resolve({ outcome: 'done', bytes: Buffer.concat(chunks) });
      else resolve({ outcome: code === NOT_THERE ? 'not_there' : 'failed' });
    };
    child.once('error', () => settle(null));
    child.once('close', settle);
  });
}
