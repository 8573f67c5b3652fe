/** What a draft holds, as far as the form still has a place for it: the form may be of a newer version. */

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isAlike = (one: unknown, other: unknown): boolean =>
  one === null || other === null || (typeof one === typeof other && Array.isArray(one) === Array.isArray(other));

/** Each field of `first`, with the value of the draft where that is of the same kind. */
export function fitted<Fields extends object>(first: Fields, kept: unknown): Fields {
  if (!isRecord(kept)) return first;
  const entries = Object.entries(first).map(([name, value]): [string, unknown] => {
    const found = kept[name];
    if (found === undefined || !isAlike(value, found)) return [name, value];
    return [name, isRecord(value) && isRecord(found) ? fitted(value, found) : found];
  });
  return Object.fromEntries(entries) as Fields;
}

/** The fields of a draft; null where it is no JSON text. */
export function readDraft<Fields extends object>(first: Fields, content: string): Fields | null {
  try {
    return fitted(first, JSON.parse(content));
  } catch {
    return null;
  }
}
