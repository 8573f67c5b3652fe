/** The on-call roster as the log keeps it: each shift is planned by an administrator, and may be removed. */
import { z } from 'zod';
import type { Instant } from '../kernel/instant.js';
import { Role } from '../law/vocabulary.js';
import type { Shift } from './on-call.js';

export const ROSTER_STREAM = 'roster/on-call';

export const rosterEvents = {
  'roster.shift_planned': z.strictObject({
    shiftId: z.uuid(),
    person: z.uuid(),
    substitute: z.uuid().nullable(),
    role: Role,
    from: z.string(),
    until: z.string(),
  }),
  'roster.shift_removed': z.strictObject({ shiftId: z.uuid() }),
} as const;

interface RosterEntry {
  readonly type: string;
  readonly data: unknown;
  readonly actor: string;
  readonly at: string;
}

interface Act {
  readonly by: string;
  readonly at: string;
}

export interface KnownShift extends Shift {
  readonly planned: Act;
  readonly removed: Act | null;
}

/** Every shift that was ever planned, by its id, in the order of the log. */
export function shiftsOf(entries: readonly RosterEntry[]): Map<string, KnownShift> {
  const all = new Map<string, KnownShift>();
  for (const { type, data, actor: by, at } of entries) {
    if (type === 'roster.shift_planned') {
      const { shiftId: id, from, until, ...shift } = rosterEvents[type].parse(data);
      const span = { from: from as Instant, until: until as Instant };
      if (!all.has(id)) all.set(id, { ...shift, ...span, id, planned: { by, at }, removed: null });
    }
    if (type === 'roster.shift_removed') {
      const { shiftId } = rosterEvents[type].parse(data);
      const found = all.get(shiftId);
      if (found && !found.removed) all.set(shiftId, { ...found, removed: { by, at } });
    }
  }
  return all;
}
