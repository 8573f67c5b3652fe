import type { ValueTransformer } from 'typeorm';
import { type Instant, instantFromMilliseconds } from '../../domain/kernel/instant.js';

/** A `timestamptz` column as the domain writes it. */
export const instantColumn: ValueTransformer = {
  from: (at: Date | null): Instant | null => at && instantFromMilliseconds(at.getTime()),
  to: (at: unknown): unknown => at,
};
