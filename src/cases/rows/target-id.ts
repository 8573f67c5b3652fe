import { stringify as uuidOf, v5 as uuidv5 } from 'uuid';
import { digestUnder } from './vault.js';

/**
 * Of a target that was read: the same in each order and in each table, as long as the request is not read again.
 * @param reading the id of the sealed reading
 */
export const idOfRead = (place: number, reading: string): string => uuidv5(`read ${place}`, reading);

/** Two spellings of one name count as one target. */
export const plainName = (name: string): string => name.normalize('NFKC').toLowerCase();

/**
 * Of a target that a person added by its name: the same in each order of the case, and without its key it says nothing of the
 * name (RFC 9562, version 8).
 */
export function idOfAdded(name: string, key: Buffer): string {
  const bytes = Buffer.from(digestUnder(key, `added ${plainName(name)}`), 'hex').subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return uuidOf(bytes);
}
