/** An impossibility that was reported never ends: the authority no longer wants the order executed (EEV 10(7)), or it lasts. */
import { accept, refusal } from '../../../kernel/result.js';
import { defineAction, defineEvent } from '../../model/action.js';
import { Id } from '../../model/event-schema.js';
import { onTheirWay } from '../../model/leaving.js';
import { next } from '../../model/steps.js';
import { ImpossibilityEnd } from '../../model/vocabulary.js';
import { closed } from '../closing/close.js';
import { objectionToEnding } from '../closing/refusals.js';
import { nothingImpossible } from './refusals.js';

const notReported = refusal(
  'impossibility-not-reported',
  'conflict',
  'L’autorité n’a pas encore reçu la lettre qui dit cette impossibilité.',
  'The letter that tells the authority of this impossibility has not left yet.',
);

const impossibilityConcluded = defineEvent('case.impossibility_concluded', {
  label: { fr: 'Impossibilité définitive', en: 'Impossibility settled for good' },
  data: { how: ImpossibilityEnd, noteId: Id },
  by: 'person',
  keepsPreparation: true,
  evolve: (state) => state,
});

export const concludeImpossibility = defineAction('conclude_impossibility', {
  label: { fr: 'Clore sur une impossibilité définitive', en: 'Close on an impossibility that never ends' },
  input: { how: ImpossibilityEnd, noteId: Id },
  events: [impossibilityConcluded, closed],
  open: 'in_step',
  roles: ['jurist', 'head_of_legal'],
  guard: (state, _actor, at) => {
    if (state.shortfall !== 'impossible') return nothingImpossible;
    if (!state.preparation?.dispatchedBy || onTheirWay(state).length > 0) return notReported;
    return objectionToEnding(state, at);
  },
  decide: ({ how, noteId }, context) =>
    accept([
      impossibilityConcluded.of({ how, noteId }),
      closed.of({ outcome: 'no_data', accountsDisclosed: 0, step: next(context, 'conclude_impossibility') }),
    ]),
  route: {
    path: 'impossibility/conclusion',
    summary: 'Closes the case on an impossibility that the authority accepted, or that never ends',
    note: 'reason',
  },
  form: {
    how: {
      label: { fr: 'Ce qui met fin au dossier', en: 'What ends the case' },
      values: {
        released: {
          fr: 'L’autorité n’attend plus l’exécution',
          en: 'The authority no longer expects execution',
        },
        lasting: { fr: 'L’impossibilité est définitive', en: 'The impossibility never ends' },
      },
    },
  },
});
