/** The row of an open case in the queues: its desk, its most urgent clock, and the roles it waits for. */
import { type Instant, millisecondsOf } from '../kernel/instant.js';
import type { NoticeRules } from '../law/notice.js';
import type { ApproverRole, Notice } from '../law/vocabulary.js';
import { open } from '../workflow/approval.js';
import type { Circuits, StepKind } from '../workflow/circuit.js';
import { owedNotices } from './actions/confidentiality/owed.js';
import type { Clock } from './model/event-schema.js';
import { askedRoles } from './model/floor.js';
import type { CaseState } from './model/state.js';
import { stepOf } from './model/steps.js';

export interface QueueProjection {
  readonly desk: string;
  readonly stepKind: StepKind;
  /** Its circuit is secret, or is none that the law knows. */
  readonly secret: boolean;
  /** The clock whose alarm comes first; null when none runs. */
  readonly clock: Clock | null;
  /** Roles whose consent to the preparation is still missing. */
  readonly awaits: readonly ApproverRole[];
  /** People who prepared it or consented: they cannot sign next (docs/promises.md#p3). */
  readonly involved: readonly string[];
  /** Notices that are owed now; of a closed case, those that silence held back until it ended. */
  readonly owed: readonly Notice[];
}

/** A step that the circuit does not know goes to triage. */
const unknownStep = { desk: 'legal', kind: 'triage' } as const;

function tightest(clocks: readonly Clock[]): Clock | null {
  const [first] = clocks.toSorted(
    (a, b) => millisecondsOf(a.safeEnd as Instant) - millisecondsOf(b.safeEnd as Instant),
  );
  return first ?? null;
}

/** A case closes while silence stands, and owes its notices when it ends. */
function owedNow(state: CaseState, rules: NoticeRules): Notice[] {
  const owed = owedNotices(state, rules);
  if (state.status === 'open') return owed;
  return owed.filter((notice) => state.noticeLetters?.some((written) => written.notice === notice));
}

export function queueProjectionOf(state: CaseState, circuits: Circuits, notices: NoticeRules): QueueProjection {
  const { desk, kind } = stepOf(state, circuits) ?? unknownStep;
  const { preparation } = state;
  const waits = preparation !== null && preparation.dispatchedBy === null;
  return {
    desk,
    stepKind: kind,
    secret: circuits.get(state.circuit)?.secret ?? true,
    clock: tightest(state.clocks),
    awaits: waits ? open({ asked: askedRoles(state), given: preparation.consents }) : [],
    owed: state.split ? [] : owedNow(state, notices),
    involved: waits ? [preparation.preparedBy, ...preparation.consents.map(({ person }) => person)] : [],
  };
}
