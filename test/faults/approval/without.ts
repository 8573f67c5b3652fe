/** The input of a `decide` that lacks one of its guards. */

import type { Command } from '../../../src/domain/case/command.js';
import type { Actor, Circumstances } from '../../../src/domain/case/model/circumstances.js';
import type { CaseState } from '../../../src/domain/case/model/state.js';
import type { Account } from '../../../src/domain/workflow/approval.js';
import type { Flaw } from '../simulation/flaw.js';
import { softened } from '../simulation/softened.js';

const softer = [
  'lets_the_preparer_approve',
  'lets_one_person_approve_twice',
  'lets_the_approver_release',
  'binds_no_payload',
  'releases_without_quorum',
  'executes_a_third_country',
] as const satisfies readonly Flaw[];
export const guards = [
  ...softer,
  'counts_accounts_as_persons',
  'counts_closed_accounts',
  'never_lets_a_consent_expire',
  'forgets_who_asks',
  'asks_no_call_back',
  'lets_the_preparer_call_back',
  'lets_one_person_act_and_ratify',
  'lets_one_person_break_the_glass',
  'lets_counsel_decide',
] as const;
export type GuardOfPersons = (typeof guards)[number];

export interface Question {
  readonly state: CaseState;
  readonly command: Command;
  readonly actor: Actor;
  readonly at: Circumstances;
}

const soft = (guard: GuardOfPersons): guard is (typeof softer)[number] => (softer as readonly string[]).includes(guard);

export function without(guard: GuardOfPersons | null, asked: Question): Question {
  const { state, at } = asked;
  if (guard === null) return asked;
  if (soft(guard)) return { ...asked, state: softened(guard, state, asked.command) };
  const told = (changed: (account: Account, id: string) => Partial<Account>): Question => {
    const people = new Map([...at.people].map(([id, account]) => [id, { ...account, ...changed(account, id) }]));
    return { ...asked, at: { ...at, people } };
  };
  const of = (changed: Partial<CaseState>): Question => ({ ...asked, state: { ...state, ...changed } });
  const lasting = (state.preparation?.consents ?? []).map((consent) => ({
    ...consent,
    expiresAt: '2099-01-01T00:00:00.000Z',
  }));
  const ways: Record<Exclude<GuardOfPersons, (typeof softer)[number]>, () => Question> = {
    counts_accounts_as_persons: () => told((_, id) => ({ person: id })),
    counts_closed_accounts: () => told(() => ({ active: true })),
    never_lets_a_consent_expire: () =>
      of({ preparation: state.preparation && { ...state.preparation, consents: lasting } }),
    forgets_who_asks: () => ({ ...asked, at: { ...at, requester: state.preparation?.requester ?? at.requester } }),
    asks_no_call_back: () => of({ callBack: { authority: 'x', number: 'x', by: 'x' } }),
    lets_the_preparer_call_back: () => of({ callBack: state.callBack && { ...state.callBack, by: 'x' } }),
    lets_one_person_act_and_ratify: () => of({ acts: state.acts.map((act) => ({ ...act, by: 'x' })) }),
    lets_one_person_break_the_glass: () => of({ glass: state.glass.map((glass) => ({ ...glass, askedBy: 'x' })) }),
    lets_counsel_decide: () => told(({ roles }) => ({ roles: roles.filter((role) => role !== 'counsel') })),
  };
  return ways[guard]();
}
