/** The Buffer of the domain's verifier where there is none: as much of it as domain/ledger uses, and no more. */

type Encoding = 'hex' | 'base64' | 'latin1' | 'utf8';

const CHUNK = 8192;

export class Bytes extends Uint8Array {
  static override from(source: string | Iterable<number> | ArrayLike<number>, encoding?: unknown): Bytes {
    if (typeof source === 'string') return parse(source, encoding as Encoding | undefined);
    const bytes = new Bytes(source instanceof Uint8Array ? source.length : Array.from(source).length);
    bytes.set(source instanceof Uint8Array ? source : Array.from(source));
    return bytes;
  }

  static alloc(length: number, fill = 0): Bytes {
    return new Bytes(length).fill(fill);
  }

  static allocUnsafe(length: number): Bytes {
    return new Bytes(length);
  }

  static concat(parts: readonly Uint8Array[], length = parts.reduce((sum, part) => sum + part.length, 0)): Bytes {
    const whole = new Bytes(length);
    let at = 0;
    for (const part of parts) {
      whole.set(part, at);
      at += part.length;
    }
    return whole;
  }

  equals(other: Uint8Array): boolean {
    return this.length === other.length && this.every((byte, at) => byte === other[at]);
  }

  copy(target: Uint8Array, at: number, start: number, end: number): number {
    target.set(this.subarray(start, end), at);
    return end - start;
  }

  override toString(encoding: Encoding = 'utf8'): string {
    if (encoding === 'utf8') return new TextDecoder('utf-8', { ignoreBOM: true }).decode(this);
    if (encoding === 'hex') return Array.from(this, (byte) => byte.toString(16).padStart(2, '0')).join('');
    let latin1 = '';
    for (let at = 0; at < this.length; at += CHUNK) latin1 += String.fromCharCode(...this.subarray(at, at + CHUNK));
    return encoding === 'latin1' ? latin1 : btoa(latin1);
  }
}

function parse(text: string, encoding: Encoding = 'utf8'): Bytes {
  if (encoding === 'utf8') return Bytes.from(new TextEncoder().encode(text));
  if (encoding === 'hex') return Bytes.from((text.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16)));
  const latin1 = encoding === 'base64' ? decoded(text) : text;
  return Bytes.from(Array.from(latin1, (character) => character.charCodeAt(0)));
}

/** Empty when it is no base64: a strict reader encodes it again and compares. */
function decoded(base64: string): string {
  try {
    return atob(base64);
  } catch {
    return '';
  }
}
