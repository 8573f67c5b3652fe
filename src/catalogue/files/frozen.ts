/**
 * The value itself, after which neither it nor what it holds can be changed: a write throws. Maps, sets and class
 * instances are left as they are; the values of a map are frozen.
 */
export function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  if (value instanceof Map) for (const one of value.values()) frozen(one);
  if (!isPlain(value)) return value;
  Object.freeze(value);
  for (const one of Object.values(value)) frozen(one);
  return value;
}

const isPlain = (value: object): boolean => Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype;
