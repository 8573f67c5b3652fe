/** RTF 1.9.1 cut into groups, control words and bytes, in one pass and without looking back. */

export type RtfToken =
  | { readonly kind: 'open' | 'close' }
  | { readonly kind: 'word'; readonly name: string; readonly value: number | null }
  /** A character in the code page that holds at its place. */
  | { readonly kind: 'byte'; readonly byte: number };

const [OPEN, CLOSE, BACKSLASH, QUOTE, STAR, SPACE, MINUS] = [0x7b, 0x7d, 0x5c, 0x27, 0x2a, 0x20, 0x2d];
/** Letters of the longest control word, and digits of the longest parameter (RTF 1.9.1, "Control Word"). */
const [LONGEST_WORD, LONGEST_NUMBER] = [32, 10];

const isLetter = (byte: number): boolean => (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a);
const isDigit = (byte: number): boolean => byte >= 0x30 && byte <= 0x39;

export function* rtfTokens(bytes: Buffer): Generator<RtfToken> {
  let at = 0;
  while (at < bytes.length) {
    const byte = bytes[at] ?? 0;
    if (byte === BACKSLASH) {
      const [token, next] = controlAt(bytes, at + 1);
      yield token;
      at = next;
      continue;
    }
    at += 1;
    if (byte === OPEN) yield { kind: 'open' };
    else if (byte === CLOSE) yield { kind: 'close' };
    else if (byte !== 0x0a && byte !== 0x0d && byte !== 0) yield { kind: 'byte', byte };
  }
}

function controlAt(bytes: Buffer, at: number): [RtfToken, number] {
  const byte = bytes[at] ?? SPACE;
  if (isLetter(byte)) return wordAt(bytes, at);
  if (byte === QUOTE) {
    const code = Number.parseInt(bytes.toString('latin1', at + 1, at + 3), 16);
    return [{ kind: 'byte', byte: Number.isNaN(code) ? 0x3f : code }, at + 3];
  }
  if (byte === BACKSLASH || byte === OPEN || byte === CLOSE) return [{ kind: 'byte', byte }, at + 1];
  return [{ kind: 'word', name: byte === STAR ? '*' : String.fromCharCode(byte), value: null }, at + 1];
}

function wordAt(bytes: Buffer, at: number): [RtfToken, number] {
  const end = passed(bytes, at, LONGEST_WORD, isLetter);
  const name = bytes.toString('latin1', at, end);
  const digits = bytes[end] === MINUS ? end + 1 : end;
  const last = passed(bytes, digits, LONGEST_NUMBER, isDigit);
  const value = last > digits ? Number(bytes.toString('latin1', end, last)) : null;
  const next = value === null ? end : last;
  // What follows \bin is data of that many bytes, whatever they look like.
  const skipped = name === 'bin' ? Math.max(0, value ?? 0) : 0;
  return [{ kind: 'word', name, value }, next + (bytes[next] === SPACE ? 1 : 0) + skipped];
}

function passed(bytes: Buffer, from: number, most: number, belongs: (byte: number) => boolean): number {
  let at = from;
  while (at - from < most && belongs(bytes[at] ?? 0)) at += 1;
  return at;
}
