/** What stands against ending a case, whatever ends it. */
import { type Refusal, refusal } from '../../../kernel/result.js';
import type { Circumstances } from '../../model/circumstances.js';
import { objectionToIncident } from '../../model/incident.js';
import { isHeldOpen } from '../../model/open-clock.js';
import type { CaseState } from '../../model/state.js';
import { owedNotices } from '../confidentiality/owed.js';

const ratificationOpen = refusal(
  'ratification-open',
  'conflict',
  'Un acte immédiat attend encore d’être confirmé par une seconde personne.',
  'An act taken at once still waits for a second person to confirm it.',
  'Policy reversible-acts',
);
const clockRuns = refusal(
  'clock-runs',
  'conflict',
  'Un délai commencé par un événement court encore : faites ce qu’il demande et inscrivez-le, puis le dossier se clôt.',
  'A time limit that an event started still runs: do what it asks and record it, then the case closes.',
);
const noticesOwed = refusal(
  'notices-owed',
  'conflict',
  'Un avis est encore dû : donnez-le, ou inscrivez pourquoi il ne l’est pas ; le dossier se clôt ensuite.',
  'A notice is still owed: give it, or record why it is not given; the case closes then.',
);

/** An act that waits for its second person, or a clock of a later event that still runs. */
export function objectionToEnd(state: CaseState, at: Pick<Circumstances, 'clocks'>): Refusal | null {
  if (state.acts.some(({ upheld }) => upheld === null)) return ratificationOpen;
  return isHeldOpen(state, at) ? clockRuns : null;
}

/** A notice that is owed and was neither given nor decided against. */
export const objectionToOwed = (state: CaseState, { notices }: Pick<Circumstances, 'notices'>): Refusal | null =>
  owedNotices(state, notices).length > 0 ? noticesOwed : null;

/** What stands against an end that a person declares: an act, a clock, an incident or a notice. */
export const objectionToEnding = (state: CaseState, at: Circumstances): Refusal | null =>
  objectionToEnd(state, at) ?? objectionToIncident(state, at) ?? objectionToOwed(state, at);
