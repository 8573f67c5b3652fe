/** Which events of a case carry the signature of their author, and what exactly it is over. */
import { accept, type Result, refuse } from '../kernel/result.js';
import { type ActToSign, actOn } from '../signature/act.js';
import { signatureRefusals } from '../signature/refusal.js';
import type { Signature } from '../signature/signature.js';
import { actions, eventOf } from './actions/index.js';
import type { CaseEvent } from './event.js';
import type { CaseState } from './model/state.js';
import type { PersonAction } from './permission.js';

/** Whether events of this type carry a signature. */
export const signs = (type: string): boolean => eventOf(type)?.signs !== undefined;

export interface SignedCaseAct {
  readonly act: ActToSign;
  readonly right: PersonAction;
  /** Undefined in entries older than signatures. */
  readonly signature: Signature | undefined;
}

/** Which persons may write an event of the type: those who may take its action. */
const rights = new Map(
  actions.flatMap(({ type, events }) => events.map((event) => [event.type, `case.${type}` as PersonAction])),
);

/** What its author signed, and by what; null for an event that carries no signature. */
export function signedActOf(caseId: string, event: CaseEvent, before: CaseState): SignedCaseAct | null {
  const signed = eventOf(event.type)?.signs?.(event.data, before);
  const right = rights.get(event.type);
  if (!signed || !right) return null;
  const [name, fields] = signed;
  const { signature } = event.data as { readonly signature?: Signature };
  return { act: actOn(name, { ...fields, case: caseId }), right, signature };
}

/** The events with the signature of the person who acts; refused where one of them needs it and none was given. */
export function withSignature(events: readonly CaseEvent[], signature: Signature | null): Result<CaseEvent[]> {
  if (signature === null) {
    return events.some(({ type }) => signs(type)) ? refuse(signatureRefusals.missing) : accept([...events]);
  }
  const signed = (event: CaseEvent) => ({ ...event, data: { ...event.data, signature } }) as CaseEvent;
  return accept(events.map((event) => (signs(event.type) ? signed(event) : event)));
}
