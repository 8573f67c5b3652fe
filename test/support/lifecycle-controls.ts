/** Controls of the proof that every case can end: one thing that a case needs is taken away, and the proof must name it. */
import type { CaseEvent } from '../../src/domain/case/event.js';
import { proofOf, type Stuck } from '../../src/domain/case/lifecycle/proof.js';
import { type Request, requestsOf } from '../../src/domain/case/lifecycle/requests.js';
import { walk } from '../../src/domain/case/lifecycle/walk.js';
import { World } from '../../src/domain/case/lifecycle/world.js';
import type { FollowUp } from '../../src/domain/case/model/follow-up.js';
import type { CaseState } from '../../src/domain/case/model/state.js';
import { type Circuit, commandsOf, dispatchOf } from '../../src/domain/workflow/circuit.js';
import { principalLetter } from '../../src/domain/workflow/duty.js';
import { productLaw } from './law.js';

export const DAY = '2026-11-24';
export const law = productLaw();
const judged = new World(law, DAY);
export const requests = requestsOf(judged);

/** A world in which one kind of work never follows. */
class Forgetful extends World {
  constructor(
    readonly forgotten: FollowUp['do'],
    circuits: readonly Circuit[] = law.circuits,
  ) {
    super({ ...law, circuits }, DAY);
  }

  override follows(event: CaseEvent, after: CaseState): readonly FollowUp[] {
    return super.follows(event, after).filter((each) => each.do !== this.forgotten);
  }
}

/** A world in which no role can record a notice. */
class Silent extends World {
  override after(...[moment, command, actor]: Parameters<World['after']>): ReturnType<World['after']> {
    return command.type === 'record_notice' ? null : super.after(moment, command, actor);
  }
}

export interface Control {
  readonly name: string;
  readonly circuit: string;
  readonly world: World;
}

const changed = (code: string, change: (circuit: Circuit) => Circuit): World =>
  new World({ ...law, circuits: law.circuits.map((each) => (each.code === code ? change(each) : each)) }, DAY);

function withoutArrow(circuit: Circuit, action: string): Circuit {
  const steps = circuit.steps.map((step) => {
    const on = Object.fromEntries(Object.entries(step.on).filter(([name]) => name !== action));
    return { ...step, on };
  });
  return { ...circuit, steps };
}

/** Where a notice is owed that no letter gives, someone must be able to record it. */
function noticeControls({ code, letters }: Circuit): Control[] {
  const owed = requests.some(({ facts }) => {
    const { circuit, notices } = judged.classificationOf(facts);
    return circuit === code && notices.some((each) => each !== 'N_SISSE' || !letters.includes('sisse_notice'));
  });
  return owed ? [{ name: `the record of notices in ${code}`, circuit: code, world: new Silent(law, DAY) }] : [];
}

/** Everything that can be taken away from a circuit, each once. */
export const controlsOf = (circuit: Circuit): Control[] => [...preparedControls(circuit), ...noticeControls(circuit)];

/** Of a circuit in which something is prepared. */
function preparedControls(circuit: Circuit): Control[] {
  const { code } = circuit;
  const prepared = [...new Set(Object.values(circuit.opens).flatMap(({ prepare }) => prepare))];
  if (prepared.length === 0) return [];
  const dispatches = new Set(prepared.map((action) => dispatchOf[action]));
  const arrows = ['prepare', 'approve', ...(dispatches.size === 1 ? dispatches : [])];
  const letters = prepared.map((action) => principalLetter[action]).filter((kind) => circuit.letters.includes(kind));
  return [
    ...arrows.map((arrow) => ({
      ...{ name: `the arrow "${arrow}" of ${code}`, circuit: code },
      world: changed(code, (each) => withoutArrow(each, arrow)),
    })),
    ...letters.map((kind) => ({
      ...{ name: `the letter "${kind}" of ${code}`, circuit: code },
      world: changed(code, (each) => ({ ...each, letters: each.letters.filter((one) => one !== kind) })),
    })),
    ...(['send_letter', 'close'] as const)
      // Where people close the case, the service need not.
      .filter((work) => letters.length > 0 && (work !== 'close' || !commandsOf(circuit).has('close')))
      .map((work) => ({ name: `the work "${work}" in ${code}`, circuit: code, world: new Forgetful(work) })),
  ];
}

/** What the proof says of the requests that open in the circuit, one for each verdict and the notices it owes. */
export function stuckUnder({ circuit, world }: Control): readonly Stuck[] {
  const first = new Map<string, Request>();
  for (const request of requests) {
    const { circuit: own, verdict, notices } = world.classificationOf(request.facts);
    const kind = `${verdict} ${notices.join(' ')}`;
    if (own === circuit && !first.has(kind)) first.set(kind, request);
  }
  const few = [...first.values()];
  return proofOf(few, walk(few, world), world).stuck.filter(({ property }) => property !== 'clock');
}
