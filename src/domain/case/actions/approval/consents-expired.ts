/** Consents expire: the case goes back to the step in which people consent. */
import { z } from 'zod';
import { type Context, defineEvent } from '../../model/action.js';
import { Id } from '../../model/event-schema.js';
import { hasExpired } from '../../model/quorum.js';

export const consentsExpired = defineEvent('case.consents_expired', {
  label: { fr: 'Les accords ont expiré', en: 'The consents expired' },
  data: { preparationId: Id, step: z.string() },
  by: 'worker',
  keepsPreparation: true,
  evolve: (state, { step }) => ({ ...state, step }),
});

/** The step in which people consent: an expired consent is asked for again there. */
function consentStep({ state, at }: Context): string {
  const steps = at.circuits.get(state.circuit)?.steps ?? [];
  return steps.find(({ on }) => on.approve !== undefined)?.id ?? state.step;
}

/** When the timer of a consent falls due. */
export function consentOver(_about: string | null, context: Context) {
  const { preparation, step: standing } = context.state;
  if (!preparation || preparation.dispatchedBy !== null) return [];
  if (!preparation.consents.some((consent) => hasExpired(consent, context.at.now))) return [];
  const step = consentStep(context);
  return step === standing ? [] : [consentsExpired.of({ preparationId: preparation.id, step })];
}
