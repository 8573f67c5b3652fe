/** Where an open case stands in the queues: its desk, the clock that bites first, and whose act it waits for. */
import { type Instant, millisecondsOf } from '../kernel/instant.js';
import type { ApproverRole } from '../law/vocabulary.js';
import { open } from '../workflow/approval.js';
import type { Circuits, StepKind } from '../workflow/circuit.js';
import type { Clock } from './model/event-schema.js';
import { askedRoles } from './model/floor.js';
import type { CaseState } from './model/state.js';
import { stepOf } from './model/steps.js';

export interface Standing {
  readonly desk: string;
  readonly stepKind: StepKind;
  /** The clock whose alarm comes first; null when none runs. */
  readonly clock: Clock | null;
  /** Roles whose consent is still asked for what is prepared. */
  readonly awaits: readonly ApproverRole[];
  /** People who prepared it or consented: the next signature is not theirs (docs/promises.md#p3). */
  readonly involved: readonly string[];
}

/** A step that a circuit does not know is looked at by people first. */
const unknownStep = { desk: 'legal', kind: 'triage' } as const;

function tightest(clocks: readonly Clock[]): Clock | null {
  const [first] = clocks.toSorted(
    (a, b) => millisecondsOf(a.safeEnd as Instant) - millisecondsOf(b.safeEnd as Instant),
  );
  return first ?? null;
}

export function standingOf(state: CaseState, circuits: Circuits): Standing {
  const { desk, kind } = stepOf(state, circuits) ?? unknownStep;
  const { preparation } = state;
  const waits = preparation !== null && preparation.dispatchedBy === null;
  return {
    desk,
    stepKind: kind,
    clock: tightest(state.clocks),
    awaits: waits ? open({ asked: askedRoles(state), given: preparation.consents }) : [],
    involved: waits ? [preparation.preparedBy, ...preparation.consents.map(({ person }) => person)] : [],
  };
}
