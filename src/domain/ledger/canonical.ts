/** Canonical JSON (RFC 8785): one value, one text, so that a hash of the text is a hash of the value. */

const LONE_SURROGATE = /\p{Surrogate}/u;
/** ECMAScript prints integers below this digit by digit, and from it on with an exponent. */
const PRINTED_WITH_EXPONENT = 1e21;

/**
 * MUST be given a JSON value. Throws a TypeError on anything JSON cannot carry and another reader could take for
 * something else: undefined, NaN, infinities, lone surrogates, objects of a class, and digits beyond 2^53, which
 * a reader with exact integers would not read as the same number.
 */
export function canonical(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return text(value);
  if (typeof value === 'number') return number(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (isPlainObject(value)) return `{${members(value).join(',')}}`;
  throw new TypeError(`No JSON value: ${typeof value}.`);
}

/** RFC 8785, 3.2.3: names sorted by UTF-16 code units, which is the order of Array.prototype.sort. */
function members(object: Readonly<Record<string, unknown>>): string[] {
  return Object.keys(object)
    .sort()
    .map((name) => `${text(name)}:${canonical(object[name])}`);
}

function text(value: string): string {
  if (LONE_SURROGATE.test(value)) throw new TypeError('A text with a lone surrogate has no UTF-8 form.');
  return JSON.stringify(value);
}

function number(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError(`${value} is no JSON number.`);
  const exact = !Number.isInteger(value) || Number.isSafeInteger(value) || Math.abs(value) >= PRINTED_WITH_EXPONENT;
  if (!exact) throw new TypeError(`${value} is beyond 2^53: write it as a string.`);
  return JSON.stringify(value);
}

function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
