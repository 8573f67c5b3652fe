/** The incident of a case: the measures that operations take, whether they confirmed them, and what was decided. */
import { type Refusal, refusal } from '../../kernel/result.js';
import type { Circumstances } from './circumstances.js';
import type { Instruction } from './instruction-state.js';
import { standing, standingFreezes } from './instructions.js';
import type { CaseState } from './state.js';

/** What its circuit asks of operations; null where it handles no incident. */
export const askedOf = ({ circuit }: Pick<CaseState, 'circuit'>, { circuits }: Pick<Circumstances, 'circuits'>) =>
  circuits.get(circuit)?.incident ?? null;

/** The freezes of an incident that stand. */
export const measuresOf = (state: Pick<CaseState, 'instructions'>): Instruction[] =>
  standingFreezes(state).filter(({ about }) => about === null);

const measuresMissing = refusal(
  'measures-missing',
  'conflict',
  'Les opérations n’ont pas encore reçu l’ordre de chaque mesure, ou n’ont pas confirmé : le dossier attend.',
  'Operations were not ordered each measure yet, or did not confirm it: the case waits.',
  'SecNumCloud 3.2, 19.6.c-d',
);
const incidentUndecided = refusal(
  'incident-undecided',
  'conflict',
  'Décidez d’abord si l’incident est important et si des données ont été atteintes.',
  'First decide whether the incident is significant, and whether data were reached.',
  'NIS2, art. 23; GDPR, art. 33',
);

/** What stands against the end of a case whose circuit handles an incident; once decided, a measure may be released. */
export function objectionToIncident(state: CaseState, at: Pick<Circumstances, 'circuits'>): Refusal | null {
  const asked = askedOf(state, at);
  if (measuresOf(state).some(({ answer }) => answer !== 'done')) return measuresMissing;
  if (!asked || state.incident) return null;
  return asked.measures.every((each) => standing(each, state)) ? incidentUndecided : measuresMissing;
}

/** The decision comes after every measure: before, an answer would be given for what still goes on. */
export function objectionToDecision(state: CaseState, at: Pick<Circumstances, 'circuits'>): Refusal | null {
  const objection = objectionToIncident(state, at);
  return objection?.code === measuresMissing.code ? measuresMissing : null;
}
