/** A correction and what it does to the judgement, by the rules themselves. */
import type { Classification } from '../../classification/classification.js';
import { checkNames, type RequestFacts } from '../../law/fact.js';
import type { Circumstances } from './circumstances.js';
import type { Correction } from './event-schema.js';
import { withFact } from './evolve-step.js';
import type { CaseState } from './state.js';
import { judgementOf, weakeningsOf } from './weakening.js';

type Changes = readonly { readonly fact: string; readonly value: unknown }[];

/** How the value of a fact stands now; a check that nobody settled is unknown. */
export function valueIn(facts: RequestFacts, fact: string): unknown {
  const known = { ...facts, ...facts.checks } as Record<string, unknown>;
  return known[fact] ?? (checkNames.some((check) => check === fact) ? 'unknown' : null);
}

const said = ({ rule, verdict, approvers }: Classification) => ({ rule, verdict, approvers: [...approvers] });

/** What the changes would make of the judgement, by the rules themselves. */
export function effectOf(facts: RequestFacts, changes: Changes, state: CaseState, at: Circumstances): Correction {
  const after = changes.reduce((all, { fact, value }) => withFact(all, fact, value), facts);
  const from = judgementOf(facts, state.receivedAt, at);
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
