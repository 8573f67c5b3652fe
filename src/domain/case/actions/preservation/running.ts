/** The preservation that runs, until its day or until the data are served. */
import { addHours, type Instant } from '../../../kernel/instant.js';
import type { Circuit } from '../../../workflow/circuit.js';
import type { CaseState, Preservation } from '../../model/state.js';

export const running = ({ preservation }: CaseState): Preservation | null =>
  preservation && preservation.ended === null ? preservation : null;

/** The preservation of the case with what changed of it. */
export const kept = ({ preservation }: CaseState, changed: Partial<Preservation>): CaseState['preservation'] =>
  preservation && { ...preservation, ...changed };

/** Data are kept a day longer than owed, never a day less. */
export const graceAfter = (until: string | null): string | null => until && addHours(until as Instant, 24);

/** When people look whether it is extended, as the circuit says; null where no day ends it. */
export const nearOf = (until: string | null, circuit: Pick<Circuit, 'keeping'> | undefined): string | null =>
  until && circuit?.keeping ? addHours(until as Instant, -circuit.keeping.warnHours) : null;
