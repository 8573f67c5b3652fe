/** Whether the people, the letters and the ends that a circuit names agree with what its arrows do. */
import { isReached, type NoticeLaw } from '../law/notice.js';
import {
  type Action,
  isNotice,
  type LetterKind,
  type Notice,
  type Outcome,
  type Role,
  type Verdict,
} from '../law/vocabulary.js';
import { type Circuit, commandsOf, dispatchOf, type Step } from './circuit.js';

export interface GraphFault {
  /** The step at fault; null when it is the circuit itself. */
  readonly step: string | null;
  /** What is wrong and what to do. */
  readonly sentence: string;
}

/** The letter that answers the requester. */
export const principalLetter: Readonly<Record<Action, LetterKind>> = {
  disclose: 'answer',
  refuse: 'refusal',
  clarify: 'clarification',
  inform: 'confirmation',
};

/**
 * The letters an action needs, of those that may leave in the circuit: the principal one first, since notices enclose it
 * (law 68-678, art. 2). None where the circuit sends no letter: an answer would alert the author of a forgery (CP 433-12).
 */
export function lettersFor(
  action: Action,
  { letters, due }: { readonly letters: readonly LetterKind[]; readonly due: readonly Notice[] },
  { notices, authorities }: NoticeLaw,
): readonly LetterKind[] {
  const informing = due
    .map((notice) => notices[notice])
    .filter((rule) => rule.with.includes(action) && isReached(rule, authorities));
  const wanted = [principalLetter[action], ...informing.flatMap(({ letter }) => letter ?? [])];
  return wanted.filter((kind) => letters.includes(kind));
}

const whole = (sentence: string): GraphFault => ({ step: null, sentence });

/** Whether the service takes the action by itself, or one of the roles may. */
export type Taken = (action: string, roles: readonly Role[]) => boolean;

function roleFaults({ id, kind, roles, hours, on }: Step, isTaken: Taken): GraphFault[] {
  if (kind === 'end') {
    return roles.length === 0 && hours === null
      ? []
      : [{ step: id, sentence: `"${id}" is an end: no role acts there, leave roles empty and hours null.` }];
  }
  const untaken = Object.keys(on).filter((action) => !isTaken(action, roles));
  return [
    ...(roles.length > 0 ? [] : [{ step: id, sentence: `No role acts at "${id}": name its roles.` }]),
    ...(hours !== null ? [] : [{ step: id, sentence: `No time is allowed in "${id}": give its hours.` }]),
    ...(roles.length > 0 ? untaken : []).map((command) => ({
      step: id,
      sentence: `No role of "${id}" may ${command}: add one that may, or remove the arrow.`,
    })),
  ];
}

const actionsOf = ({ opens }: Circuit): Action[] => [
  ...new Set(Object.values(opens).flatMap(({ prepare }) => prepare)),
];

function actionFaults(circuit: Circuit): GraphFault[] {
  const commands = commandsOf(circuit);
  const actions = actionsOf(circuit);
  const dispatches = new Set<string>(actions.map((action) => dispatchOf[action]));
  const idle = (['release', 'refuse', 'inform'] as const).filter(
    (command) => commands.has(command) && !dispatches.has(command),
  );
  return [
    ...actions
      .filter((action) => !commands.has(dispatchOf[action]))
      .map((action) => whole(`It prepares to ${action}, but no step lets "${dispatchOf[action]}" through.`)),
    ...idle.map((command) => whole(`A step lets "${command}" through, but no verdict prepares what it would send.`)),
  ];
}

/** Either no letter ever answers the requester, or each action has its own. */
function letterFaults(circuit: Circuit): GraphFault[] {
  const answers: readonly LetterKind[] = circuit.letters.filter((kind) => !isNotice(kind));
  if (answers.length === 0) return [];
  return actionsOf(circuit)
    .filter((action) => !answers.includes(principalLetter[action]))
    .map((action) =>
      whole(`It prepares to ${action} without the letter "${principalLetter[action]}": add it to letters.`),
    );
}

const outcomesOf: Readonly<Record<Action, (verdict: Verdict) => readonly Outcome[]>> = {
  disclose: () => ['executed', 'no_data'],
  refuse: (verdict) => (verdict === 'REFUSE_REDIRECT' ? ['redirected'] : ['refused']),
  clarify: () => ['clarification'],
  inform: () => ['executed', 'no_data'],
};

function endFaults(circuit: Circuit): GraphFault[] {
  const led = Object.entries(circuit.opens).flatMap(([verdict, { prepare }]) =>
    prepare.flatMap((action) => outcomesOf[action](verdict as Verdict)),
  );
  const withdrawn: Outcome[] = commandsOf(circuit).has('withdraw') ? ['withdrawn'] : [];
  return [...new Set([...led, ...withdrawn])]
    .filter((outcome) => !circuit.closes.includes(outcome))
    .map((outcome) => whole(`It may end "${outcome}", which closes does not name: add it.`));
}

/** What may be done at once has its arrow, and what is reported was done. */
function actFaults(circuit: Circuit): GraphFault[] {
  const draws = commandsOf(circuit).has('act');
  if (draws !== circuit.acts.length > 0) return [whole('Acts and the arrow "act" go together: name both or neither.')];
  if (draws !== (circuit.keeping !== null)) {
    return [whole('Acts keep data: "keeping" says in how many hours operations confirm. Name both or neither.')];
  }
  return actionsOf(circuit).includes('inform') && !draws
    ? [whole('It prepares to inform of an act that no role may take: name it in acts.')]
    : [];
}

/** Where an impossibility may be stated, it may be over one day, or be settled for good. */
function impossibilityFaults(circuit: Circuit): GraphFault[] {
  const commands = commandsOf(circuit);
  const { suspended } = circuit;
  if (commands.has('state_impossibility') !== (suspended !== null)) {
    return [whole('An impossibility that is stated may end: name the step "suspended", and the arrow, or neither.')];
  }
  const step = circuit.steps.find(({ id }) => id === suspended);
  const missing = ['end_impossibility', 'conclude_impossibility'].filter((command) => step?.on[command] === undefined);
  return step
    ? missing.map((command) => ({ step: step.id, sentence: `An impossibility waits there: draw "${command}".` }))
    : [];
}

function consentFaults(circuit: Circuit): GraphFault[] {
  const leaves = actionsOf(circuit).length > 0;
  const asks = commandsOf(circuit).has('approve');
  if (leaves !== asks) return [whole('What leaves is approved first: draw "approve", or prepare nothing.')];
  if (leaves === (circuit.consent !== null)) return [];
  return [
    whole(
      leaves ? 'Something leaves: say the consent it needs.' : 'Nothing leaves: no consent is asked, set it to null.',
    ),
  ];
}

/** The roles that may consent: those of the steps where one approves. */
export function approvingRoles({ steps }: Circuit): readonly string[] {
  return steps.filter(({ on }) => on.approve !== undefined).flatMap(({ roles }) => roles);
}

export function dutyFaults(circuit: Circuit, isTaken: Taken): GraphFault[] {
  return [
    ...circuit.steps.flatMap((step) => roleFaults(step, isTaken)),
    ...actionFaults(circuit),
    ...letterFaults(circuit),
    ...endFaults(circuit),
    ...actFaults(circuit),
    ...impossibilityFaults(circuit),
    ...consentFaults(circuit),
  ];
}
