/** Whether a person may act on a measure that stands: never the one who ordered it. */
import type { Refusal } from '../../../kernel/result.js';
import type { Measure } from '../../../law/measure.js';
import type { Actor, Circumstances } from '../../model/circumstances.js';
import { incidentOf } from '../../model/incident.js';
import type { DeclaredOffer } from '../../model/offer.js';
import { samePerson } from '../../model/quorum.js';
import { refusals } from '../../model/refusal.js';
import type { CaseState } from '../../model/state.js';
import { nothingOrdered, orderedIt } from './refusals.js';

/** Null where one measure at least is open to the person; of the measure named, where one is. */
export function objectionToStanding(
  state: CaseState,
  actor: Actor,
  at: Pick<Circumstances, 'people'>,
  wanted: { readonly acknowledged: boolean; readonly measure?: Measure },
): Refusal | null {
  if (actor.kind === 'system') return refusals.personOnly;
  const found = incidentOf(state).measures.filter(
    ({ acknowledged, measure }) =>
      acknowledged === wanted.acknowledged && (wanted.measure === undefined || measure === wanted.measure),
  );
  if (found.length === 0) return nothingOrdered;
  return found.every(({ by }) => samePerson(by, actor.id, at)) ? orderedIt : null;
}

/** The measures that wait for it, each signed by the id of its order. */
export function ofMeasures(act: 'acknowledge_measure' | 'lift_measure', state: CaseState): DeclaredOffer {
  const acknowledged = act === 'lift_measure';
  const waiting = incidentOf(state).measures.filter((each) => each.acknowledged === acknowledged);
  const of = Object.fromEntries(waiting.map(({ measure, id: preparation }) => [measure, { act, preparation }]));
  return { choices: { measure: waiting.map(({ measure }) => measure) }, signsBy: { field: 'measure', of } };
}
