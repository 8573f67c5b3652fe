/** Operations answer an instruction: it is done, or it cannot be, and why. People sign their answer; a machine reports its own. */
import { accept, type Refusal, refuse } from '../../../kernel/result.js';
import { payloadOfThing } from '../../../signature/act.js';
import { Signature } from '../../../signature/signature.js';
import { type Context, defineAction, defineEvent } from '../../model/action.js';
import { isPast } from '../../model/due.js';
import { Id } from '../../model/event-schema.js';
import { closeIfLeft } from '../../model/follow-up.js';
import { InstructionAnswer } from '../../model/instruction-state.js';
import { answered, instructionOf, instructionsOf } from '../../model/instructions.js';
import { samePerson } from '../../model/quorum.js';
import { refusals } from '../../model/refusal.js';
import { alarm, alarmRaised } from '../alarm/alarm-raised.js';
import { answeredAlready, instructionUnknown, orderedIt } from './refusals.js';

const said = {
  orderId: Id,
  answer: InstructionAnswer,
  /** Of the reason, sealed with the case; null where it is done. */
  noteId: Id.nullable(),
};

/** An unsigned answer answers nothing. */
const instructionAnswered = defineEvent('case.instruction_answered', {
  label: { fr: 'Réponse des opérations à une instruction', en: 'Answer of operations to an instruction' },
  data: { ...said, signature: Signature.optional() },
  by: 'person',
  keepsPreparation: true,
  signs: ({ orderId, answer }) => [
    'acknowledge_measure',
    { preparation: orderId, payload: payloadOfThing({ answer }) },
  ],
  evolve: (state, { orderId, answer, signature }, by) => (signature ? answered(state, orderId, { answer, by }) : state),
  follow: (_data, after) => closeIfLeft(after),
});

const instructionReported = defineEvent('case.instruction_reported', {
  label: { fr: 'Réponse d’une machine à une instruction', en: 'Answer of a machine to an instruction' },
  data: { ...said, machine: Id },
  by: 'service',
  keepsPreparation: true,
  evolve: (state, { orderId, answer, machine }) => answered(state, orderId, { answer, by: machine }),
});

/** When the time for the answer of operations is over. */
export function instructionUnanswered(about: string | null, { state, at }: Context) {
  const waits = instructionsOf(state).find(({ id, answer }) => id === about && answer === null);
  return waits && isPast(waits.acknowledgeBefore, at) ? [alarm('measure_unacknowledged', waits.id)] : [];
}

/** Why nothing may be answered to it any more; null while it waits. */
function objectionToAnswer(orderId: string, { state }: Pick<Context, 'state'>): Refusal | null {
  const instruction = instructionOf(state, orderId);
  if (!instruction) return instructionUnknown;
  return instruction.answer === null ? null : answeredAlready;
}

/** What operations cannot do is an alarm at once. */
const raised = ({ orderId, answer }: { readonly orderId: string; readonly answer: string }) =>
  answer === 'impossible' ? [alarm('measure_impossible', orderId)] : [];

export const answerInstruction = defineAction('answer_instruction', {
  label: { fr: 'Répondre à une instruction', en: 'Answer an instruction' },
  input: said,
  events: [alarmRaised, instructionAnswered],
  open: 'always',
  roles: ['operations'],
  guard: (state) => {
    const all = instructionsOf(state);
    if (all.some(({ answer }) => answer === null)) return null;
    return all.length > 0 ? answeredAlready : instructionUnknown;
  },
  decide: (given, { state, actor, at }) => {
    if (actor.kind === 'system') return refuse(refusals.personOnly);
    const objection = objectionToAnswer(given.orderId, { state });
    if (objection) return refuse(objection);
    const { by = '' } = instructionOf(state, given.orderId) ?? {};
    if (samePerson(by, actor.id, at)) return refuse(orderedIt);
    return accept([...raised(given), instructionAnswered.of(given)]);
  },
});

/** Measures of an incident are confirmed by a person alone: its case ends on their signature. */
export const reportInstruction = defineAction('report_instruction', {
  input: { ...said, machine: Id },
  events: [alarmRaised, instructionReported],
  open: 'service',
  roles: [],
  decide: (given, { state }) => {
    const objection = objectionToAnswer(given.orderId, { state });
    if (objection) return refuse(objection);
    if (!instructionOf(state, given.orderId)?.about) return refuse(refusals.personOnly);
    return accept([...raised(given), instructionReported.of(given)]);
  },
});
