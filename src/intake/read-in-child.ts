/** Reads a raw message in a bounded process of its own: whatever the message does, the answer is a value. */
import type { Readable } from 'node:stream';
import { Line } from '../documents/text/lines.js';
import type { Envelope, Part, ReadMessage, Unreadable, UnreadReason } from '../domain/intake/message.js';
import type { ReadingLane } from '../domain/intake/reading-lane.js';
import { BoundedChild } from '../platform/child/bounded-child.js';
import { oneFile, type Tools } from '../platform/child/bounds.js';
import { asJson } from '../platform/child/lines.js';
import { builtProgram } from '../platform/package/build-folder.js';
import { EndedFromOutside, inTurn, ProgramAbsent } from './child/reading-turn.js';

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
  /** By default those of this machine. */
  readonly tools?: Tools;
  /** Called when pictures stayed unread because text recognition did not load. */
  readonly onRecognitionFailed?: () => Promise<void>;
}

type Given = ChildSettings & Required<Pick<ChildSettings, 'lane' | 'program' | 'patience'>>;

const defaults = {
  lane: 'awaited',
  program: builtProgram('documents/main.js'),
  patience: 60_000,
} as const;

/**
 * Lines that came before a kill are kept, and what was announced but not read says why; a message of which nothing was
 * read is unreadable. Rejects on nothing that a message does: with `ProgramAbsent` when the program did not start, with
 * `EndedFromOutside`, and with the error of `raw` when that fails.
 */
export function readInChild(raw: Readable, settings: ChildSettings = {}): Promise<ReadMessage | Unreadable> {
  const given: Given = { ...defaults, ...settings };
  return inTurn(given.lane, () => readBounded(raw, given));
}

/** What a child has reported so far. */
interface Reported {
  begun: boolean;
  readonly messages: Envelope[];
  readonly parts: Map<string, Part>;
  stopped: UnreadReason | null;
  recognitionFailed: boolean;
  ended: boolean;
}

async function readBounded(raw: Readable, settings: Given): Promise<ReadMessage | Unreadable> {
  const child = new BoundedChild({ ...settings, limits: oneFile, outputBytes: OUTPUT_BYTES });
  const reported: Reported = {
    begun: false,
    messages: [],
    parts: new Map(),
    stopped: null,
    recognitionFailed: false,
    ended: false,
  };
  let fault: unknown;
  raw.once('error', (error) => {
    fault = error;
    child.stop('crash');
  });
  // A machine that is slow to start a program is no fault of the message.
  child.allow(START_MILLISECONDS);
  child.feed(raw);
  for await (const line of child.lines()) {
    if (!accept(line, reported, () => child.allow(settings.patience))) child.stop('crash');
  }
  const { why, fromOutside } = await child.ended;
  if (fault !== undefined) throw fault;
  if (fromOutside) throw new EndedFromOutside();
  if (!reported.begun) throw new ProgramAbsent(settings.program);
  if (reported.recognitionFailed) await settings.onRecognitionFailed?.();
  return conclude(reported, why);
}

/** False when the line is none of ours. */
function accept(text: string, reported: Reported, begin: () => void): boolean {
  const parsed = Line.safeParse(asJson(text));
  if (!parsed.success) return false;
  const line = parsed.data;
  if (line.line === 'begun') {
    reported.begun = true;
    begin();
  } else if (line.line === 'message') reported.messages.push(line.message);
  else if (line.line === 'part') reported.parts.set(line.part.path, line.part);
  else if (line.line === 'recognition_failed') reported.recognitionFailed = true;
  else {
    reported.stopped = line.stopped;
    reported.ended = true;
  }
  return true;
}

function conclude(reported: Reported, why: UnreadReason): ReadMessage | Unreadable {
  const stopped = reported.ended ? reported.stopped : why;
  const [outer, ...inner] = reported.messages;
  if (!outer) return { readable: false, reason: stopped ?? why };
  const parts = [...reported.parts.values()].map((part) =>
    part.unread === 'not_reached' && stopped ? { ...part, unread: stopped } : part,
  );
  return { readable: true, messages: [outer, ...inner], parts, stopped };
}
