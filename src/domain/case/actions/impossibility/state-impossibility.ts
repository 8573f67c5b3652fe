/** What an order aims at is not held, or cannot be acted on: the answer says so. */
import { z } from 'zod';
import { accept, refusal, refuse } from '../../../kernel/result.js';
import { Shortfall } from '../../../law/effect.js';
import { defineAction, defineEvent } from '../../model/action.js';
import { Id } from '../../model/event-schema.js';
import { withoutPreparation } from '../../model/evolve-step.js';
import { actionsOf } from '../../model/leaving.js';
import { next } from '../../model/steps.js';

const nothingToState = refusal(
  'nothing-to-state',
  'conflict',
  'Ce dossier ne demande ni de remettre, ni de conserver, ni de retirer : rien de tel n’est à constater.',
  'This case asks neither to hand over, to preserve nor to remove: there is nothing of the kind to state.',
);
const doneAlready = refusal(
  'done-already',
  'conflict',
  'La mesure a été prise et n’a pas été défaite : rendez compte de ce qui a été fait.',
  'The measure was taken and was not undone: report what was done.',
);
const heldByTarget = refusal(
  'held-by-target',
  'invalid',
  'Ce qui n’est pas détenu se dit pour chaque cible, dans la réponse : seule une impossibilité de fait se constate ici.',
  'What is not held is said of each target, in the answer: only a de facto impossibility is stated here.',
);
const statedAlready = refusal(
  'stated-already',
  'conflict',
  'Cette impossibilité est déjà constatée.',
  'This impossibility is stated already.',
);

/** What waits for consent says otherwise: it is prepared again. */
const impossibilityStated = defineEvent('case.impossibility_stated', {
  label: { fr: 'Impossibilité constatée', en: 'Impossibility stated' },
  data: { why: Shortfall, noteId: Id, step: z.string() },
  by: 'person',
  evolve: (state, { why, step }) => ({ ...withoutPreparation(state), shortfall: why, step }),
});

export const stateImpossibility = defineAction('state_impossibility', {
  label: { fr: 'Constater que la mesure est impossible', en: 'State that the measure cannot be taken' },
  input: { why: Shortfall, noteId: Id },
  events: [impossibilityStated],
  open: 'in_step',
  roles: ['jurist', 'head_of_legal'],
  guard: (state, _actor, at) => {
    const answers = actionsOf(state, at);
    if (!answers.includes('inform')) return answers.includes('disclose') ? null : nothingToState;
    return state.acts.some(({ upheld }) => upheld !== false) ? doneAlready : null;
  },
  decide: ({ why, noteId }, context) => {
    const { state, at } = context;
    if (state.shortfall === why) return refuse(statedAlready);
    const ofTargets = why === 'not_held' && !actionsOf(state, at).includes('inform');
    return ofTargets
      ? refuse(heldByTarget)
      : accept([impossibilityStated.of({ why, noteId, step: next(context, 'state_impossibility') })]);
  },
  route: {
    path: 'impossibility',
    summary: 'What an order aims at is not held, or cannot be acted on; the letter that reports says so',
    note: 'reason',
  },
  form: {
    why: {
      label: { fr: 'Raison', en: 'Reason' },
      values: {
        not_held: { fr: 'Non détenu à la réception', en: 'Not held on receipt' },
        impossible: {
          fr: 'Impossibilité de fait, non imputable à nous',
          en: 'De facto impossibility, not attributable to us',
        },
      },
    },
  },
});
