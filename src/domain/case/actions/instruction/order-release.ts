/** Operations are ordered to release what they froze: signed by another person than ordered the freeze, and by no timer. */
import { addHours } from '../../../kernel/instant.js';
import { accept, type Refusal, refuse } from '../../../kernel/result.js';
import type { Role } from '../../../law/vocabulary.js';
import { Signature } from '../../../signature/signature.js';
import { defineAction, defineEvent } from '../../model/action.js';
import type { Actor, Circumstances } from '../../model/circumstances.js';
import { Id, InstantText } from '../../model/event-schema.js';
import { setTimer } from '../../model/follow-up.js';
import { askedOf, measuresOf } from '../../model/incident.js';
import type { Instruction } from '../../model/instruction-state.js';
import { freezeOf, instructionOf, keepingOf, owedReleases, withInstruction } from '../../model/instructions.js';
import { samePerson } from '../../model/quorum.js';
import { refusals } from '../../model/refusal.js';
import type { CaseState } from '../../model/state.js';
import { endedIt, nothingToRelease, orderedIt } from './refusals.js';

const releaseOrdered = defineEvent('case.release_ordered', {
  label: { fr: 'Levée ordonnée aux opérations', en: 'Release ordered from operations' },
  data: { orderId: Id, of: Id, acknowledgeBefore: InstantText, noteId: Id, signature: Signature.optional() },
  by: 'person',
  keepsPreparation: true,
  signs: ({ of }) => ['lift_measure', { preparation: of }],
  evolve: (state, { orderId: id, of, acknowledgeBefore, noteId, signature }, by) => {
    const freeze = signature && instructionOf(state, of);
    if (!freeze) return state;
    const { measure, about } = freezeOf(state, freeze);
    return withInstruction(state, {
      ...{ id, task: 'release', measure, of, about, what: null, until: null },
      ...{ by, acknowledgeBefore, noteId },
    });
  },
  follow: ({ orderId, acknowledgeBefore }) => [setTimer('measure', acknowledgeBefore, orderId)],
});

/** Measures of an incident once it is decided, or the case handles none any more; data once their preservation is over. */
function releasable(state: CaseState, at: Circumstances): Instruction[] {
  const isDecided = state.incident !== undefined || !askedOf(state, at);
  const measures = measuresOf(state).filter(({ answer }) => answer === 'done');
  return [...(isDecided ? measures : []), ...owedReleases(state)];
}

const rolesOf = ({ about }: Instruction): readonly Role[] =>
  about === null ? ['head_of_legal', 'ciso', 'executive'] : ['jurist', 'head_of_legal'];

function objectionToRelease(freeze: Instruction, actor: Actor, at: Circumstances): Refusal | null {
  if (actor.kind === 'system') return refusals.personOnly;
  if (!actor.roles.some((role) => rolesOf(freeze).includes(role))) return refusals.roleMissing;
  if (samePerson(freeze.by, actor.id, at)) return orderedIt;
  return freeze.endedBy !== null && samePerson(freeze.endedBy, actor.id, at) ? endedIt : null;
}

export const orderRelease = defineAction('order_release', {
  label: { fr: 'Ordonner une levée aux opérations', en: 'Order a release from operations' },
  input: { orderId: Id, of: Id, noteId: Id },
  events: [releaseOrdered],
  open: 'always',
  roles: ['jurist', 'head_of_legal', 'ciso', 'executive'],
  guard: (state, actor, at) => {
    const objections = releasable(state, at).map((each) => objectionToRelease(each, actor, at));
    return objections.includes(null) ? null : (objections[0] ?? nothingToRelease);
  },
  decide: ({ orderId, of, noteId }, { state, actor, at }) => {
    const freeze = releasable(state, at).find(({ id }) => id === of);
    const hours = askedOf(state, at)?.hours ?? keepingOf(state, at)?.hours;
    if (!freeze || hours === undefined) return refuse(nothingToRelease);
    const objection = objectionToRelease(freeze, actor, at);
    if (objection) return refuse(objection);
    return accept([releaseOrdered.of({ orderId, of, acknowledgeBefore: addHours(at.now, hours), noteId })]);
  },
  route: {
    path: 'instructions/:of/release',
    summary: 'Orders operations to release what they froze, once the preservation is over or the incident decided',
    note: 'reason',
    newId: 'orderId',
  },
  offers: (state, at) => {
    const [freeze] = releasable(state, at);
    return freeze ? { id: freeze.id, signs: { act: 'lift_measure', preparation: freeze.id } } : null;
  },
  form: {},
});
