/** What this browser itself verified before: a log that was cut or replaced since cannot pass for the same. */
import { readStored, writeStored } from '../i18n/stored.js';

const STORED = 'greffe-ledger-verified';

export interface Remembered {
  readonly vkey: string;
  /** The signed note, verbatim. */
  readonly checkpoint: string;
  readonly size: number;
  /** When this browser verified it, by its own clock. */
  readonly at: string;
}

export function remembered(): Remembered | null {
  try {
    const { vkey, checkpoint, size, at }: Partial<Remembered> = JSON.parse(readStored(STORED) ?? '{}');
    return vkey && checkpoint && size && at ? { vkey, checkpoint, size, at } : null;
  } catch {
    return null;
  }
}

export const remember = (seen: Remembered): void => writeStored(STORED, JSON.stringify(seen));
