/** Bytes into lines of UTF-8, strictly: only a line feed ends a line, and the last line must be ended too. */

const LINE_FEED = 10;
/** An entry holds ids and digests: a longer line is no line of ours, and must not fill the memory. */
const LONGEST_LINE = 16 * 1024 * 1024;

export type Line = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly fault: string };

/** Yields each line without its end, then at most one fault, and nothing after a fault. */
export async function* linesOf(chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): AsyncGenerator<Line> {
  let rest: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, start)) {
      const line = decode([...rest, chunk.subarray(start, end)]);
      yield line;
      if (!line.ok) return;
      [rest, length, start] = [[], 0, end + 1];
    }
    rest.push(chunk.subarray(start));
    length += chunk.length - start;
    if (length > LONGEST_LINE) return yield { ok: false, fault: 'the line is longer than any line of an export.' };
  }
  if (length > 0) yield { ok: false, fault: 'the file ends in the middle of a line: it was cut short.' };
}

/** The text with one line feed at its end where it had more: an editor adds them. */
export function withoutBlankEnd(text: string): string {
  let end = text.length;
  while (text[end - 1] === '\n') end -= 1;
  return text.slice(0, Math.min(end + 1, text.length));
}

function decode(parts: readonly Uint8Array[]): Line {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.concat(parts));
    return { ok: true, text };
  } catch {
    return { ok: false, fault: 'the line is not UTF-8.' };
  }
}
