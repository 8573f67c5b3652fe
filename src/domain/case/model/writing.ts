/** What the letters of an action want before they are written: an address, and what goes with them. */
import type { Refusal } from '../../kernel/result.js';
import { type Action, isNotice, type LetterKind } from '../../law/vocabulary.js';
import { lettersFor, principalLetter } from '../../workflow/duty.js';
import type { Circumstances } from './circumstances.js';
import { refusals } from './refusal.js';
import type { CaseState } from './state.js';

/** What a person hands in to be sent. */
export interface HandedIn {
  readonly action: Action;
  /** Files beside the letter. */
  readonly attached: number;
  readonly accountsDisclosed: number;
}

/** The letters that the action sends from the circuit where the case stands. */
export function lettersOf({ classification, circuit }: CaseState, action: Action, at: Circumstances) {
  const letters = at.circuits.get(circuit)?.letters ?? [];
  return classification ? lettersFor(action, { letters, due: classification.notices }, at) : [];
}

const toRequester = (kinds: readonly LetterKind[]): boolean => kinds.some((kind) => !isNotice(kind));

/** Letters that disclose nothing: they alone may be written to another than the requester. */
export const mayGoElsewhere = (kind: LetterKind): boolean => kind === 'refusal' || kind === 'clarification';

/** The law names a recipient whom no person has chosen, or no second person has looked at the address of the chosen one. */
function objectionToRecipient({ classification, recipient }: CaseState): Refusal | null {
  if (recipient) return recipient.confirmedBy === null ? refusals.recipientUnseen : null;
  const named = classification?.recipient ?? 'requester';
  return named === 'requester' ? null : refusals.recipientMissing;
}

/** A letter wants a recipient: the one that was chosen, or the one address at which the case is answered. */
export function objectionToAddress(state: CaseState, action: Action, at: Circumstances): Refusal | null {
  const { recipient } = state;
  if (recipient?.post && recipient.confirmedBy === null) return refusals.recipientUnseen;
  if (lettersOf(state, action, at).some(mayGoElsewhere)) {
    const objection = objectionToRecipient(state);
    if (objection || (state.recipient && state.recipient.kind !== 'requester')) return objection;
  }
  if (recipient?.post && recipient.kind === 'requester') return null;
  if (at.answer === null || at.answer.known || !toRequester(lettersOf(state, action, at))) return null;
  return at.answer.candidates > 0 ? refusals.addressInDoubt : refusals.noAddress;
}

/** True when the answer goes on the form that the law prescribes for the channel (Reg. 2023/1543, art. 10). */
export const wantsForm = ({ facts }: CaseState, action: Action): boolean =>
  (action === 'refuse' || action === 'clarify') && facts?.channel === 'DIS';

/** What is missing of what is handed in, or does not belong to the action. */
export function objectionToHandedIn(
  state: CaseState,
  { action, attached, accountsDisclosed }: HandedIn,
  at: Circumstances,
): Refusal | null {
  if (action === 'disclose') return accountsDisclosed > 0 && attached === 0 ? refusals.attachmentMissing : null;
  if (accountsDisclosed > 0) return refusals.accountsWithoutDisclosure;
  if (!lettersOf(state, action, at).includes(principalLetter[action])) {
    return attached > 0 ? refusals.nothingAnswered : null;
  }
  return wantsForm(state, action) && attached === 0 ? refusals.formMissing : null;
}
