/** Reads a raw message in this process, without the bounds of the child: for specs of the reader. */
import { Readable } from 'node:stream';
import { readRaw } from '../../src/documents/read.js';
import type { Envelope, Part, UnreadReason } from '../../src/domain/intake/message.js';

export interface ReadHere {
  readonly messages: readonly Envelope[];
  readonly parts: ReadonlyMap<string, Part>;
  readonly stopped: UnreadReason | null;
}

export async function readHere(raw: Buffer | string): Promise<ReadHere> {
  const messages: Envelope[] = [];
  const parts = new Map<string, Part>();
  let stopped: UnreadReason | null = null;
  await readRaw(Readable.from([Buffer.from(raw)]), (line) => {
    if (line.line === 'message') messages.push(line.message);
    else if (line.line === 'part') parts.set(line.part.path, line.part);
    else if (line.line === 'end') stopped = line.stopped;
  });
  return { messages, parts, stopped };
}
