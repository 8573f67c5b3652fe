/** What the senders and people of the load read of a case. */
import type { ApproverRole } from '../../../src/domain/law/vocabulary.js';
import type { ToldPreparation } from '../../support/signed-acts.js';
import type { Person } from './desk.js';

export interface CaseView {
  readonly id: string;
  readonly requester: { readonly digest: string } | null;
  readonly circuit: string;
  readonly asked: readonly ApproverRole[];
  readonly state: {
    readonly seq: number;
    readonly facts: (Record<string, unknown> & { readonly checks: Record<string, unknown> }) | null;
    readonly confirmed: readonly string[];
    readonly origins: readonly unknown[];
    readonly receivedAt: string;
    readonly targets: number;
    readonly classification: {
      readonly verdict: string;
      readonly facts: readonly string[];
      readonly unknown: readonly string[];
      readonly failing: readonly string[];
    } | null;
    readonly preparation: (ToldPreparation & { readonly consents: readonly { readonly role: string }[] }) | null;
  };
}

/** The first consent that is missing, if the person may give it. */
export function roleFor(person: Person, { asked, state }: CaseView): ApproverRole | undefined {
  const given = (state.preparation?.consents ?? []).map(({ role }) => role);
  return asked.find((role) => !given.includes(role) && person.roles.includes(role));
}
