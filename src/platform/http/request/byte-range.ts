/** A range of bytes as a client asks for it (RFC 9110, 14). */

/** Bytes from one place to another, which is not in it. */
interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * The one range that is asked for; null where all is given: without a range, with several, in another unit, or when
 * `ifRange` names another version. `none` lies beyond the end.
 */
export function rangeAsked(
  { range, ifRange }: { readonly range: string | undefined; readonly ifRange: string | undefined },
  { size, etag }: { readonly size: number; readonly etag: string },
): Span | 'none' | null {
  const [, first = '', last = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(range?.trim() ?? '') ?? [];
  if ((first === '' && last === '') || (ifRange !== undefined && ifRange !== etag)) return null;
  return first === '' ? lastBytes(Number(last), size) : fromByte(Number(first), last, size);
}

const lastBytes = (count: number, size: number): Span | 'none' =>
  count === 0 ? 'none' : { from: Math.max(0, size - count), to: size };

function fromByte(from: number, last: string, size: number): Span | 'none' | null {
  if (last !== '' && Number(last) < from) return null;
  const to = last === '' ? size : Math.min(Number(last) + 1, size);
  return from >= size ? 'none' : { from, to };
}
