import { v5 as uuidv5 } from 'uuid';
import type { Handling } from './cases.service.js';

/** Any fixed UUID. */
const NAMESPACE = '9a3d1f5c-0b57-4f6e-8c1e-6d0f2b7a9e13';

/**
 * An id that follows from the idempotency key, so that a repetition means the same act.
 * @param what tells apart the ids that one key gives
 */
export const newIdOf = ({ key }: Handling, what: 'address' | 'note' | 'preparation' | 'thing'): string =>
  uuidv5(`${key}/${what}`, NAMESPACE);
