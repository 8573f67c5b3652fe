/** Asks clamd whether a stream of bytes holds a known virus: the command INSTREAM of clamd(8). */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';

/** `too_large` says nothing about a virus: clamd takes streams up to its own StreamMaxLength. */
export type ScanResult =
  | { readonly verdict: 'clean' }
  | { readonly verdict: 'infected'; readonly signature: string }
  | { readonly verdict: 'too_large' };

const CHUNK_BYTES = 65_536;
const SILENCE_MILLISECONDS = 120_000;
const LONGEST_SIGNATURE = 200;
const ATTEMPTS = 5;

/**
 * Where a message is too large, clamd answers and closes before the last byte. A chunk written at that moment fails, and
 * the answer is lost with the connection: it is asked for again.
 *
 * @param address the path of a socket, or `host:port`
 * @param open gives the bytes from the start, at each call
 * @throws when clamd cannot be reached, is silent for two minutes, or answers anything else
 */
export async function scan(address: string, open: () => Promise<Readable>): Promise<ScanResult> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await scanOnce(address, await open());
    } catch (error) {
      if (attempt === ATTEMPTS || !closedEarly(error)) throw error;
    }
  }
}

function closedEarly(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'EPIPE' || error.code === 'ECONNRESET');
}

async function scanOnce(address: string, source: Readable): Promise<ScanResult> {
  const socket = connected(address);
  socket.setTimeout(SILENCE_MILLISECONDS, () => socket.destroy(new Error('clamd does not answer.')));
  let unreadable: Error | undefined;
  source.once('error', (error) => {
    // The pipeline aborts the source where the connection ends first.
    if (error.name === 'AbortError') return;
    unreadable = error;
    socket.destroy(error);
  });
  let said = '';
  socket.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const ended = once(socket, 'close');
  // What fails here ends the connection, and is known by that.
  pipeline(
    framed(source, () => said !== ''),
    socket,
    { end: false },
  ).catch(() => undefined);
  try {
    await ended;
  } catch (error) {
    if (said === '' || unreadable) throw error;
  } finally {
    source.destroy();
  }
  return resultOf(said);
}

function connected(address: string): Socket {
  if (address.startsWith('/')) return connect(address);
  const at = address.lastIndexOf(':');
  return connect({ host: address.slice(0, at).replace(/^\[|\]$/g, ''), port: Number(address.slice(at + 1)) });
}

/** Each chunk behind its length in four bytes; a length of zero ends the stream, which also ends when there is an answer. */
async function* framed(source: Readable, hasAnswer: () => boolean): AsyncGenerator<Buffer> {
  yield Buffer.from('zINSTREAM\0');
  for await (const piece of source as AsyncIterable<Buffer>) {
    for (let from = 0; from < piece.length; from += CHUNK_BYTES) {
      const chunk = piece.subarray(from, from + CHUNK_BYTES);
      yield Buffer.concat([lengthOf(chunk.length), chunk]);
      await nextTurn();
      if (hasAnswer()) return;
    }
  }
  yield lengthOf(0);
}

function lengthOf(bytes: number): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes);
  return length;
}

function resultOf(answer: string): ScanResult {
  const said = answer.replace(/\0/g, '').trim();
  if (said === 'stream: OK') return { verdict: 'clean' };
  if (said.startsWith('INSTREAM size limit exceeded')) return { verdict: 'too_large' };
  const signature = /^stream: (.+) FOUND$/.exec(said)?.[1];
  if (signature === undefined) throw new Error('clamd gave no result.');
  return { verdict: 'infected', signature: signature.slice(0, LONGEST_SIGNATURE) };
}
