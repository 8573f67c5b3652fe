/** A correction and what it does to the judgement, by the rules themselves. */
import type { Classification } from '../../classification/classification.js';
import { checkNames, type RequestFacts } from '../../law/fact.js';
import type { Circumstances } from './circumstances.js';
import type { Correction } from './event-schema.js';
import { withFact } from './evolve-step.js';
import type { CaseState } from './state.js';
import { judgementOf, weakeningsOf } from './weakening.js';

type Changes = readonly { readonly fact: string; readonly value: unknown }[];

/** The present value of a fact; a check that is not settled is unknown. */
export function valueIn(facts: RequestFacts, fact: string): unknown {
  const known = { ...facts, ...facts.checks } as Record<string, unknown>;
  return known[fact] ?? (checkNames.some((check) => check === fact) ? 'unknown' : null);
}

const said = ({ rule, verdict, approvers }: Classification) => ({ rule, verdict, approvers: [...approvers] });

/** The judgement in force: by the rules, with the verdict and the circuit of a person where the rules left the question to one. */
function inForce(facts: RequestFacts, { classification, receivedAt }: CaseState, at: Circumstances): Classification {
  const judged = judgementOf(facts, receivedAt, at);
  return classification?.decided
    ? { ...judged, verdict: classification.verdict, circuit: classification.circuit, items: [] }
    : judged;
}

/** What the changes would make of the judgement, by the rules themselves. */
export function effectOf(facts: RequestFacts, changes: Changes, state: CaseState, at: Circumstances): Correction {
  const after = changes.reduce((all, { fact, value }) => withFact(all, fact, value), facts);
  const from = inForce(facts, state, at);
  const becomes = judgementOf(after, state.receivedAt, at);
  return {
    changes: changes.map(
      ({ fact, value }) => ({ fact, before: valueIn(facts, fact), value }) as Correction['changes'][0],
    ),
    weakens: weakeningsOf(
      { facts, judgement: from },
      { facts: after, judgement: becomes },
      state.floor.since,
      at.circuits,
    ),
    from: said(from),
    becomes: said(becomes),
  };
}

/** The correction that waits, and what the rules make of it now; null where none does. */
export const waitingCorrection = (state: CaseState, at: Circumstances): Correction | null =>
  state.facts && state.proposed && effectOf(state.facts, state.proposed.changes, state, at);
