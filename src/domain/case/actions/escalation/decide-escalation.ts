/** The head of legal decides, with a reason, what the rules leave to a person: the case goes on in another circuit. */
import { z } from 'zod';
import { DecisionName } from '../../../classification/rule.js';
import { type Settlement, settled, settlementsOf } from '../../../classification/settlement.js';
import { dayOf, type Instant } from '../../../kernel/instant.js';
import { accept, type Refusal, refusal, refuse } from '../../../kernel/result.js';
import { Ground } from '../../../law/vocabulary.js';
import { defineAction, defineEvent } from '../../model/action.js';
import type { Circumstances } from '../../model/circumstances.js';
import { Id } from '../../model/event-schema.js';
import { withoutPreparation } from '../../model/evolve-step.js';
import { refusals } from '../../model/refusal.js';
import type { CaseState } from '../../model/state.js';
import { entryOf } from '../../model/steps.js';
import { judgementOf, recordedDemand } from '../../model/weakening.js';
import { classified } from '../classification/classify.js';

const nothingToDecide = refusal(
  'nothing-to-decide',
  'conflict',
  'Les règles ne laissent ici aucune question à trancher.',
  'The rules leave no question to decide here.',
);
const decisionNotOffered = refusal(
  'decision-not-offered',
  'forbidden',
  'La règle de ce dossier n’ouvre pas cette décision.',
  'The rule of this case does not offer this decision.',
);
const groundNotOffered = refusal(
  'ground-not-offered',
  'invalid',
  'La loi ne nomme pas ce motif pour cette décision : prenez-en un autre.',
  'The law does not name this ground for this decision: take another.',
);

const decided = {
  decision: DecisionName,
  noteId: Id,
};

const escalationDecided = defineEvent('case.escalation_decided', {
  label: { fr: 'Question tranchée par le responsable juridique', en: 'Question decided by the head of legal' },
  data: decided,
  by: 'person',
  evolve: withoutPreparation,
});

/** The decisions that are open now: none where the rules have decided, or a person since. */
export function offered({ facts, classification, receivedAt }: CaseState, at: Circumstances): Settlement[] {
  if (!facts || !classification || classification.decided) return [];
  const judged = judgementOf(facts, receivedAt, at);
  return judged.verdict === classification.verdict
    ? settlementsOf(judged, facts, at.rules, dayOf(receivedAt as Instant))
    : [];
}

/** An admission stands on checks that hold and that a person confirmed, on no fact that one person alone corrected. */
function objectionToAdmission({ facts, confirmed, alone }: CaseState, { asked }: Settlement): Refusal | null {
  if (alone.length > 0) return refusals.correctedAlone;
  if (!asked.every((check) => facts?.checks[check] === 'holds')) return refusals.checkNotMet;
  return asked.every((check) => confirmed.includes(check)) ? null : refusals.factUnconfirmed;
}

export const decideEscalation = defineAction('decide_escalation', {
  label: { fr: 'Trancher ce que les règles laissent ouvert', en: 'Decide what the rules leave open' },
  input: {
    ...decided,
    grounds: z
      .array(Ground)
      .min(1)
      .optional()
      .describe('Some of those that the law names for the decision; all when absent'),
  },
  events: [escalationDecided, classified],
  open: 'in_step',
  roles: ['head_of_legal'],
  sensitive: true,
  guard: (state, _actor, at) => (offered(state, at).length > 0 ? null : nothingToDecide),
  decide: ({ decision, grounds, noteId }, { state, at }) => {
    const { facts, classification } = state;
    const offer = offered(state, at).find((each) => each.decision === decision);
    if (!facts || !classification || !offer) return refuse(decisionNotOffered);
    if (grounds && !grounds.every((ground) => offer.grounds.includes(ground))) return refuse(groundNotOffered);
    const objection = decision === 'admit' ? objectionToAdmission(state, offer) : null;
    if (objection) return refuse(objection);
    const { redirect: _of, ...kept } = classification;
    const judgement = { ...kept, ...settled(kept, { ...offer, grounds: grounds ?? offer.grounds }, facts) };
    return accept([
      escalationDecided.of({ decision, noteId }),
      classified.of({
        ...judgement,
        decided: decision,
        step: entryOf(judgement.circuit, judgement.verdict, at.circuits),
        ...recordedDemand(judgement, facts, at.circuits),
      }),
    ]);
  },
  route: {
    path: 'decision',
    summary: 'The head of legal decides what the rules leave to a person',
    note: 'reason',
  },
  offers: (state, at) => ({ choices: { decision: offered(state, at).map(({ decision }) => decision) } }),
  form: {
    decision: {
      label: { fr: 'Décision', en: 'Decision' },
      values: {
        clarify: { fr: 'Demander ce qui manque', en: 'Ask for what is missing' },
        ask_magistrate: { fr: 'Demander un autre acte au magistrat', en: 'Ask the magistrate for another act' },
        inform: { fr: 'Indiquer la voie compétente', en: 'Name the competent channel' },
        refuse: { fr: 'Refuser', en: 'Refuse' },
        admit: { fr: 'Admettre sur le fondement de cette ligne', en: 'Admit under this row' },
        hand_over: { fr: 'Remettre à la cellule secrète', en: 'Hand over to the secret cell' },
      },
    },
  },
});
