import type { Readable } from 'node:stream';

const NEWLINE = 10;

/** The lines of a stream as UTF-8, without their ends. Throws a RangeError at a line of more bytes than `largest`. */
export async function* linesOf(stream: Readable, largest = Number.POSITIVE_INFINITY): AsyncGenerator<string> {
  let pieces: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    let from = 0;
    for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, from)) {
      yield Buffer.concat([...pieces, chunk.subarray(from, at)]).toString('utf8');
      pieces = [];
      size = 0;
      from = at + 1;
    }
    pieces.push(chunk.subarray(from));
    size += chunk.length - from;
    if (size > largest) throw new RangeError(`A line is longer than ${largest} bytes.`);
  }
}
