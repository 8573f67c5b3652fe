/** How the case of a part stands, for what is decided on the divided request. */
import { z } from 'zod';
import { type CaseEntry, replay } from '../../domain/case/evolve.js';
import type { PartStanding } from '../../domain/case/model/part.js';

const isAccount = (actor: string): boolean => z.uuid().safeParse(actor).success;

export function standingOf(id: string, entries: readonly CaseEntry[]): PartStanding {
  const { status, outcome, seq, preparation } = replay(entries);
  return {
    id,
    closed: status === 'closed',
    outcome,
    seq,
    accountsDisclosed: outcome === 'executed' || outcome === 'partly' ? (preparation?.accountsDisclosed ?? 0) : 0,
    touched: entries.some(({ actor }) => isAccount(actor)),
  };
}
