/** The state as a `decide` without one of its guards would take it. */
import type { Command } from '../../../src/domain/case/command.js';
import type { CaseState } from '../../../src/domain/case/model/state.js';
import type { Flaw } from './flaw.js';

export function softened(flaw: Flaw | null, state: CaseState, command: Command): CaseState {
  const { preparation, facts } = state;
  const change = (changed: Partial<NonNullable<typeof preparation>>): CaseState => ({
    ...state,
    preparation: preparation && { ...preparation, ...changed },
  });
  const others = (preparation?.consents ?? []).map((consent) => ({ ...consent, person: `${consent.person}x` }));
  const nobodies = state.floor.approvers.map((role, n) => ({
    ...{ person: `stranger${n}`, role, expiresAt: '2099-01-01T00:00:00.000Z', signed: true },
  }));
  const { type } = command;
  const lets = type === 'release' || type === 'refuse' || type === 'inform';
  const payload = 'payload' in command && type !== 'prepare' ? command.payload : preparation?.payload;
  const without: Partial<Record<Flaw, () => CaseState>> = {
    lets_the_preparer_approve: () => (type === 'approve' ? change({ preparedBy: 'x' }) : state),
    lets_one_person_approve_twice: () => (type === 'approve' ? change({ consents: others }) : state),
    lets_the_approver_release: () => (lets ? change({ consents: others }) : state),
    binds_no_payload: () => change({ payload: payload ?? '' }),
    releases_without_quorum: () => (lets ? change({ consents: nobodies }) : state),
    executes_a_third_country: () => ({ ...state, facts: facts && { ...facts, issuerZone: 'FR' } }),
  };
  return (flaw === null ? undefined : without[flaw])?.() ?? state;
}
