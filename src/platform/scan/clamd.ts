/** Asks clamd whether a stream of bytes holds a known virus: the commands INSTREAM and VERSION of clamd(8). */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';

/** `too_large` says nothing about a virus: clamd takes streams up to its own StreamMaxLength. */
export type ScanResult =
  | { readonly verdict: 'clean' }
  | { readonly verdict: 'infected'; readonly signature: string }
  | { readonly verdict: 'too_large' };

const CHUNK_BYTES = 65_536;
const SILENCE_MILLISECONDS = 120_000;
/** Of one connection, however often it says a byte. */
const LONGEST_MILLISECONDS = 600_000;
const LONGEST_SIGNATURE = 200;
const LONGEST_ANSWER = 4_096;
const ATTEMPTS = 5;
/** The test file that each antivirus finds (eicar.org); in two parts, so that none takes this program for it. */
const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}', '$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'];
const DAY_MILLISECONDS = 86_400_000;
/** From then on clamd itself warns that its signatures are old. */
const OLDEST_SIGNATURES = 7 * DAY_MILLISECONDS;

/**
 * "Clean" only of the whole stream, and only where clamd finds the test file and its signatures are of these days.
 *
 * @param address the path of a socket, or `host:port`
 * @param open gives the bytes from the start, at each call
 * @param now in milliseconds since 1970
 * @param longest milliseconds that one connection may take
 * @throws when clamd cannot be reached, is silent for two minutes, takes longer than `longest`, answers anything else, or cannot be believed
 */
export async function scan(
  address: string,
  open: () => Promise<Readable>,
  now: number,
  longest = LONGEST_MILLISECONDS,
): Promise<ScanResult> {
  const result = await scanOf(address, open, longest);
  if (result.verdict === 'clean') await believe(address, now, longest);
  return result;
}

async function believe(address: string, now: number, longest: number): Promise<void> {
  const { verdict } = await scanOf(address, async () => Readable.from([Buffer.from(EICAR.join(''))]), longest);
  if (verdict !== 'infected') throw new Error('clamd does not find the test file of EICAR: load its signatures.');
  const made = await signaturesOf(address, longest);
  if (made === undefined) throw new Error('clamd has no daily signatures: run freshclam.');
  // Its time zone is not told.
  if (now - made > OLDEST_SIGNATURES || made - now > DAY_MILLISECONDS) {
    throw new Error(`The signatures of clamd are of ${new Date(made).toISOString().slice(0, 10)}: run freshclam.`);
  }
}

/** When its daily signatures were made; undefined where it has none. */
async function signaturesOf(address: string, longest: number): Promise<number | undefined> {
  const socket = connected(address, longest);
  const ended = once(socket, 'close');
  const said = collected(socket);
  socket.write('zVERSION\0');
  await ended;
  const made = /^ClamAV [^/]+\/\d+\/(\w{3} \w{3} +\d+ [\d:]{8} \d{4})$/.exec(plain(said()))?.[1];
  return made === undefined ? undefined : Date.parse(`${made} UTC`);
}

/**
 * Where a message is too large, clamd answers and closes before the last byte. A chunk written at that moment fails, and
 * the answer is lost with the connection: it is asked for again.
 */
async function scanOf(address: string, open: () => Promise<Readable>, longest: number): Promise<ScanResult> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await scanOnce(address, await open(), longest);
    } catch (error) {
      if (attempt === ATTEMPTS || !closedEarly(error)) throw error;
    }
  }
}

function closedEarly(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'EPIPE' || error.code === 'ECONNRESET');
}

async function scanOnce(address: string, source: Readable, longest: number): Promise<ScanResult> {
  const socket = connected(address, longest);
  let unreadable: Error | undefined;
  source.once('error', (error) => {
    // The pipeline aborts the source where the connection ends first.
    if (error.name === 'AbortError') return;
    unreadable = error;
    socket.destroy(error);
  });
  const said = collected(socket);
  let isWhole = false;
  const whole = () => {
    isWhole = true;
  };
  const ended = once(socket, 'close');
  // What fails here ends the connection, and is known by that.
  pipeline(
    framed(source, () => said() !== '', whole),
    socket,
    { end: false },
  ).catch(() => undefined);
  try {
    await ended;
  } catch (error) {
    if (said() === '' || unreadable || !closedEarly(error)) throw error;
  } finally {
    source.destroy();
  }
  const result = resultOf(said());
  // What it says of a part says nothing of the rest.
  if (result.verdict === 'clean' && !isWhole) throw new Error('clamd answered before the last byte.');
  return result;
}

function connected(address: string, longest: number): Socket {
  const at = address.lastIndexOf(':');
  const socket = address.startsWith('/')
    ? connect(address)
    : connect({ host: address.slice(0, at).replace(/^\[|\]$/g, ''), port: Number(address.slice(at + 1)) });
  const clock = setTimeout(() => socket.destroy(new Error('clamd takes too long.')), longest);
  socket.once('close', () => clearTimeout(clock));
  return socket.setTimeout(SILENCE_MILLISECONDS, () => socket.destroy(new Error('clamd does not answer.')));
}

/** What the other side has said until now. */
function collected(socket: Socket): () => string {
  let said = '';
  socket.setEncoding('utf8').on('data', (text: string) => {
    said += text;
    if (said.length > LONGEST_ANSWER) socket.destroy(new Error('clamd says too much.'));
  });
  return () => said;
}

/** Each chunk behind its length in four bytes; a length of zero ends the stream, which also ends when there is an answer. */
async function* framed(source: Readable, hasAnswer: () => boolean, whole: () => void): AsyncGenerator<Buffer> {
  yield Buffer.from('zINSTREAM\0');
  for await (const piece of source as AsyncIterable<Buffer>) {
    for (let from = 0; from < piece.length; from += CHUNK_BYTES) {
      const chunk = piece.subarray(from, from + CHUNK_BYTES);
      yield Buffer.concat([lengthOf(chunk.length), chunk]);
      await nextTurn();
      if (hasAnswer()) return;
    }
  }
  whole();
  yield lengthOf(0);
}

function lengthOf(bytes: number): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes);
  return length;
}

const plain = (answer: string): string => answer.replace(/\0/g, '').trim();

function resultOf(answer: string): ScanResult {
  const said = plain(answer);
  if (said === 'stream: OK') return { verdict: 'clean' };
  if (said.startsWith('INSTREAM size limit exceeded')) return { verdict: 'too_large' };
  const signature = /^stream: (.+) FOUND$/.exec(said)?.[1];
  if (signature === undefined) throw new Error('clamd gave no result.');
  return { verdict: 'infected', signature: signature.slice(0, LONGEST_SIGNATURE) };
}
