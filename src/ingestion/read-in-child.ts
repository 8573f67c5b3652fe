/** Reads a raw message in a bounded process of its own: whatever the message does, the answer is a value. */
import { type ChildProcess, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { Envelope, Part, ReadMessage, Unreadable, UnreadReason } from '../domain/intake/message.js';
import { killGroup, reasonOf, turn, watchMemory } from './bounded-child.js';
import { type Bounds, boundedCommand, probeBounds } from './bounds.js';
import { Line } from './reader/lines.js';

const OUTPUT_BYTES = 20 * 1024 * 1024;

export interface ChildSettings {
  /** The built reader; by default the one beside this file. */
  readonly program?: string;
  /** Milliseconds on the parent's clock. */
  readonly patience?: number;
  readonly bounds?: Bounds;
}

const defaults = {
  program: fileURLToPath(new URL('./reader/main.js', import.meta.url)),
  patience: 60_000,
  bounds: probeBounds(),
};

/**
 * Never rejects. Lines that came before a kill are kept, and what was announced but not read says why; a message of
 * which nothing was read is unreadable. At most one child for each processor at once; the others wait their turn.
 */
export async function readInChild(raw: Readable, settings: ChildSettings = {}): Promise<ReadMessage | Unreadable> {
  const done = await turn();
  try {
    return await readBounded(raw, { ...defaults, ...settings });
  } finally {
    done();
  }
}

/** What has been heard of a child so far. */
interface Heard {
  readonly messages: Envelope[];
  readonly parts: Map<string, Part>;
  stopped: UnreadReason | null;
  ended: boolean;
}

function readBounded(raw: Readable, settings: Required<ChildSettings>): Promise<ReadMessage | Unreadable> {
  const [command, ...words] = boundedCommand(settings.bounds, settings.program);
  const child = spawn(command, words, { detached: true, env: {}, stdio: ['pipe', 'pipe', 'ignore'] });
  const heard: Heard = { messages: [], parts: new Map(), stopped: null, ended: false };
  let killed: UnreadReason | null = null;
  const stop = (why: UnreadReason) => {
    killed ??= why;
    killGroup(child);
  };
  feed(raw, child, stop);
  listen(child, heard, stop);
  const clock = setTimeout(() => stop('time'), settings.patience);
  const watch = settings.bounds.prlimit ? undefined : watchMemory(child, () => stop('memory'));
  return new Promise((resolve) => {
    const settle = (why: UnreadReason) => {
      clearTimeout(clock);
      clearInterval(watch);
      raw.destroy();
      resolve(conclude(heard, killed ?? why));
    };
    child.once('error', () => settle('crash'));
    child.once('close', (_code, signal) => settle(reasonOf(signal)));
  });
}

function feed(raw: Readable, child: ChildProcess, stop: (why: UnreadReason) => void): void {
  raw.once('error', () => stop('crash'));
  // A child killed while it is being fed closes the pipe; its end is told by 'close'.
  child.stdin?.on('error', () => raw.destroy());
  if (child.stdin) raw.pipe(child.stdin);
}

function listen(child: ChildProcess, heard: Heard, stop: (why: UnreadReason) => void): void {
  let bytes = 0;
  let rest = '';
  child.stdout?.setEncoding('utf8');
  child.stdout?.on('data', (chunk: string) => {
    bytes += Buffer.byteLength(chunk);
    if (bytes > OUTPUT_BYTES) return stop('output');
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (!hear(line, heard)) stop('crash');
  });
}

/** False when the line is none of ours. */
function hear(text: string, heard: Heard): boolean {
  const parsed = Line.safeParse(json(text));
  if (!parsed.success) return false;
  const line = parsed.data;
  if (line.line === 'message') heard.messages.push(line.message);
  else if (line.line === 'part') heard.parts.set(line.part.path, line.part);
  else {
    heard.stopped = line.stopped;
    heard.ended = true;
  }
  return true;
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function conclude(heard: Heard, why: UnreadReason): ReadMessage | Unreadable {
  const stopped = heard.ended ? heard.stopped : why;
  const [outer, ...inner] = heard.messages;
  if (!outer) return { readable: false, reason: stopped ?? why };
  const parts = [...heard.parts.values()].map((part) =>
    part.unread === 'not_reached' && stopped ? { ...part, unread: stopped } : part,
  );
  return { readable: true, messages: [outer, ...inner], parts, stopped };
}
