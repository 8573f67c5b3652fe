/** Reads a raw message in a bounded process of its own: whatever the message does, the answer is a value. */
import { type ChildProcess, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { Line } from '../documents/lines.js';
import type { Envelope, Part, ReadMessage, Unreadable, UnreadReason } from '../domain/intake/message.js';
import type { ReadingLane } from '../domain/intake/reading-lane.js';
import { builtProgram } from '../platform/package/build-folder.js';
import {
  EndedFromOutside,
  isFromOutside,
  killGroup,
  ProgramAbsent,
  reasonOf,
  turn,
  watchMemory,
} from './child/bounded-child.js';
import { type Bounds, boundedCommand, probeBounds } from './child/bounds.js';

/** For the program to start. */
const START_MILLISECONDS = 60_000;
const OUTPUT_BYTES = 20 * 1024 * 1024;

export interface ChildSettings {
  /** Whose turn it is; by default that of a person who waits. */
  readonly lane?: ReadingLane;
  /** The built reader; by default the one beside this file. */
  readonly program?: string;
  /** Milliseconds on the parent's clock, once the program has started. */
  readonly patience?: number;
  readonly bounds?: Bounds;
}

const defaults = {
  lane: 'awaited' as const,
  program: builtProgram('documents/main.js'),
  patience: 60_000,
  bounds: probeBounds(),
};

/**
 * Lines that came before a kill are kept, and what was announced but not read says why; a message of which nothing was
 * read is unreadable. Rejects on nothing that a message does: with `ProgramAbsent` when the program did not start, with
 * `EndedFromOutside`, and with the error of `raw` when that fails.
 */
export async function readInChild(raw: Readable, settings: ChildSettings = {}): Promise<ReadMessage | Unreadable> {
  const given = { ...defaults, ...settings };
  const done = await turn(given.lane);
  try {
    return await readBounded(raw, given);
  } finally {
    done();
  }
}

/** What has been heard of a child so far. */
interface Heard {
  begun: boolean;
  readonly messages: Envelope[];
  readonly parts: Map<string, Part>;
  stopped: UnreadReason | null;
  ended: boolean;
}

interface Told {
  readonly begin: () => void;
  readonly stop: (why: UnreadReason) => void;
}

function readBounded(raw: Readable, settings: Required<ChildSettings>): Promise<ReadMessage | Unreadable> {
  const [command, ...words] = boundedCommand(settings.bounds, settings.program);
  const child = spawn(command, words, { detached: true, env: {}, stdio: ['pipe', 'pipe', 'ignore'] });
  const heard: Heard = { begun: false, messages: [], parts: new Map(), stopped: null, ended: false };
  let killed: UnreadReason | null = null;
  const stop = (why: UnreadReason) => {
    killed ??= why;
    killGroup(child);
  };
  let fault: unknown;
  raw.once('error', (error) => {
    fault = error;
    stop('crash');
  });
  feed(raw, child);
  // A machine that is slow to start a program is no fault of the message.
  let clock = setTimeout(() => stop('time'), START_MILLISECONDS);
  const begin = () => {
    heard.begun = true;
    clearTimeout(clock);
    clock = setTimeout(() => stop('time'), settings.patience);
  };
  listen(child, heard, { begin, stop });
  const watch = settings.bounds.prlimit ? undefined : watchMemory(child, () => stop('memory'));
  return new Promise((resolve, reject) => {
    const settle = (why: UnreadReason) => {
      clearTimeout(clock);
      clearInterval(watch);
      raw.destroy();
      if (fault !== undefined) reject(fault);
      else if (!heard.begun) reject(new ProgramAbsent(settings.program));
      else resolve(conclude(heard, killed ?? why));
    };
    child.once('error', () => settle('crash'));
    child.once('close', (_code, signal) => {
      if (isFromOutside(signal)) fault ??= new EndedFromOutside();
      settle(reasonOf(signal));
    });
  });
}

function feed(raw: Readable, child: ChildProcess): void {
  // A child killed while it is being fed closes the pipe; its end is told by 'close'.
  child.stdin?.on('error', () => raw.destroy());
  if (child.stdin) raw.pipe(child.stdin);
}

function listen(child: ChildProcess, heard: Heard, { begin, stop }: Told): void {
  let bytes = 0;
  let rest = '';
  child.stdout?.setEncoding('utf8');
  child.stdout?.on('data', (chunk: string) => {
    bytes += Buffer.byteLength(chunk);
    if (bytes > OUTPUT_BYTES) return stop('output');
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (!hear(line, heard, begin)) stop('crash');
  });
}

/** False when the line is none of ours. */
function hear(text: string, heard: Heard, begin: () => void): boolean {
  const parsed = Line.safeParse(json(text));
  if (!parsed.success) return false;
  const line = parsed.data;
  if (line.line === 'begun') begin();
  else if (line.line === 'message') heard.messages.push(line.message);
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
