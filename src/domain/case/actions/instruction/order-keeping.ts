/** Operations are ordered to keep data, and then to keep them longer: which targets, categories and period; signed. */
import { z } from 'zod';
import { addHours } from '../../../kernel/instant.js';
import { accept, type Refusal, refuse } from '../../../kernel/result.js';
import { payloadOfThing } from '../../../signature/act.js';
import { Signature } from '../../../signature/signature.js';
import { type Context, defineAction, defineEvent } from '../../model/action.js';
import { Id, InstantText } from '../../model/event-schema.js';
import { setTimer } from '../../model/follow-up.js';
import { Kept, Task } from '../../model/instruction-state.js';
import { keepingOf, owedExtensions, runningAct, withInstruction } from '../../model/instructions.js';
import { objectionToTargets } from '../../model/production.js';
import type { CaseState } from '../../model/state.js';
import { nothingKept } from '../preservation/refusals.js';
import { nothingToExtend } from './refusals.js';

const keepingOrdered = defineEvent('case.keeping_ordered', {
  label: { fr: 'Conservation ordonnée aux opérations', en: 'Preservation ordered from operations' },
  data: {
    orderId: Id,
    task: Task.exclude(['release']),
    of: Id.nullable(),
    about: Id,
    what: Kept.nullable(),
    until: InstantText.nullable(),
    acknowledgeBefore: InstantText,
    signature: Signature.optional(),
  },
  by: 'person',
  keepsPreparation: true,
  signs: ({ orderId, of, what, until }) => [
    'order_keeping',
    { preparation: of ?? orderId, payload: payloadOfKeeping(what, until) },
  ],
  evolve: (state, { orderId: id, signature: _signed, ...given }, by) =>
    withInstruction(state, { id, measure: 'preserve_data', noteId: null, by, ...given }),
  follow: ({ orderId, acknowledgeBefore }) => [setTimer('measure', acknowledgeBefore, orderId)],
});

/** What the signature is over, beside the case and the id of the freeze. */
export const payloadOfKeeping = (what: z.infer<typeof Kept> | null, until: string | null): string =>
  payloadOfThing(what ? { ...what, until } : { until });

const untilOf = ({ preservation }: CaseState): string | null => preservation?.until ?? null;

/** Why exactly this may not be ordered to be kept. */
export function objectionToKeeping(
  { targets }: Pick<Kept, 'targets'>,
  { state }: Pick<Context, 'state'>,
): Refusal | null {
  return runningAct(state) === null ? nothingKept : objectionToTargets(targets, state);
}

/** In a closed case too: its answer left, and the data are kept still. */
export const orderFreeze = defineAction('order_freeze', {
  label: { fr: 'Ordonner aux opérations de conserver', en: 'Order operations to preserve' },
  input: { orderId: Id, what: Kept },
  events: [keepingOrdered],
  open: 'always',
  roles: ['jurist', 'head_of_legal'],
  guard: (state, _actor, at) => (runningAct(state) === null || !keepingOf(state, at) ? nothingKept : null),
  decide: ({ orderId, what }, { state, at }) => {
    const [about, keeping] = [runningAct(state), keepingOf(state, at)];
    const objection = objectionToKeeping(what, { state });
    if (objection || about === null || !keeping) return refuse(objection ?? nothingKept);
    const acknowledgeBefore = addHours(at.now, keeping.hours);
    const until = untilOf(state);
    return accept([keepingOrdered.of({ orderId, task: 'freeze', of: null, about, what, until, acknowledgeBefore })]);
  },
});

export const orderExtension = defineAction('order_extension', {
  label: { fr: 'Ordonner aux opérations de conserver plus longtemps', en: 'Order operations to preserve for longer' },
  input: { orderId: Id, of: Id },
  events: [keepingOrdered],
  open: 'always',
  roles: ['jurist', 'head_of_legal'],
  guard: (state) => (owedExtensions(state).length > 0 ? null : nothingToExtend),
  decide: ({ orderId, of }, { state, at }) => {
    const [freeze, keeping] = [owedExtensions(state).find(({ id }) => id === of), keepingOf(state, at)];
    if (!freeze?.about || !keeping) return refuse(nothingToExtend);
    const acknowledgeBefore = addHours(at.now, keeping.hours);
    const { about } = freeze;
    const until = untilOf(state);
    return accept([keepingOrdered.of({ orderId, task: 'extend', of, about, what: null, until, acknowledgeBefore })]);
  },
  route: {
    path: 'instructions/:of/extension',
    summary: 'Orders operations to keep the data of a freeze until the new end of the preservation',
    newId: 'orderId',
  },
  offers: (state) => {
    const [freeze] = owedExtensions(state);
    if (!freeze) return null;
    const payload = payloadOfKeeping(null, untilOf(state));
    return { id: freeze.id, signs: { act: 'order_keeping', preparation: freeze.id, payload } };
  },
  form: {},
});
