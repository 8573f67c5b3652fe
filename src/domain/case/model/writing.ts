/** What the letters of an action want before they are written: an address, and what goes with them. */
import type { Refusal } from '../../kernel/result.js';
import type { Effect } from '../../law/effect.js';
import { type Action, isNotice, type LetterKind } from '../../law/vocabulary.js';
import { lettersFor, principalLetter } from '../../workflow/duty.js';
import type { Circumstances } from './circumstances.js';
import { type Disclosure, disclosedIn, objectionToTable } from './disclosure.js';
import { isAnsweredByPost, objectionToPortal } from './portal.js';
import { objectionToProduced } from './produced-files.js';
import { refusals } from './refusal.js';
import type { CaseState } from './state.js';

/** What a person hands in to be sent. */
export interface HandedIn {
  readonly action: Action;
  /** Files beside the letter. */
  readonly attached: number;
  /** What is answered for each target; of a disclosure alone. */
  readonly disclosure?: Disclosure | undefined;
}

/** Of what is prepared, what its letter tells. */
interface Told {
  readonly action: Action;
  /** Accounts of which anything is handed over. */
  readonly disclosed: number;
  /** Less is handed over than was asked and found. */
  readonly isPartial?: boolean;
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
  if (isAnsweredByPost(state)) return null;
  if (at.answer === null || at.answer.known || !toRequester(lettersOf(state, action, at))) return null;
  return at.answer.candidates > 0 ? refusals.addressInDoubt : refusals.noAddress;
}

/** What an answer or a confirmation tells; an answer without data tells that none were held, unless a fact prevents it. */
export function effectOf({ shortfall }: CaseState, { action, disclosed, isPartial }: Told): Effect {
  if (action === 'disclose' && disclosed === 0) return shortfall ?? 'not_held';
  if (action === 'disclose') return isPartial ? 'in_part' : 'handed_over';
  return (action === 'inform' && shortfall) || 'done';
}

/** A form that a regulation prescribes for an answer; each is a file of templates/forms. */
export const formCodes = ['annex-iii', 'tco-annex-ii', 'tco-annex-iii'] as const;
export type FormCode = (typeof formCodes)[number];

/**
 * The form on which the answer goes: by the channel (Reg. 2023/1543, art. 10 and 11) or by the instrument, which has one for
 * what was removed and one for what cannot be, or not yet (TCO 3). Null where a letter is enough.
 */
export function formFor(state: CaseState, told: Told): FormCode | null {
  const untaken = ['not_held', 'impossible'].includes(effectOf(state, told));
  const asks = told.action === 'clarify' || untaken;
  if (state.facts?.bases.includes('EU-TCO-3')) {
    if (asks) return 'tco-annex-iii';
    return told.action === 'inform' ? 'tco-annex-ii' : null;
  }
  return state.facts?.channel === 'DIS' && (asks || told.action === 'refuse') ? 'annex-iii' : null;
}

/** Every target is answered, and an answer without data goes on the form that is prescribed for it. */
function objectionToDisclosed(
  state: CaseState,
  { disclosure: table, attached }: HandedIn,
  at: Circumstances,
): Refusal | null {
  if (!table) return refusals.targetsUnanswered;
  if (state.shortfall === 'impossible' && disclosedIn(table) > 0) return refusals.impossibilityLasts;
  const objection =
    objectionToTable(table, { ...state, attached }) ??
    objectionToProduced(state, table) ??
    objectionToPortal(state, table, at);
  if (objection) return objection;
  const form = formFor(state, { action: 'disclose', disclosed: disclosedIn(table) });
  return form && !table.forms ? refusals.formMissing : null;
}

/** What is missing of what is handed in, or does not belong to the action. */
export function objectionToHandedIn(state: CaseState, handedIn: HandedIn, at: Circumstances): Refusal | null {
  const { action, attached, disclosure } = handedIn;
  if (action === 'disclose') return objectionToDisclosed(state, handedIn, at);
  if (disclosure) return refusals.targetsWithoutDisclosure;
  if (!lettersOf(state, action, at).includes(principalLetter[action])) {
    return attached > 0 ? refusals.nothingAnswered : null;
  }
  return attached === 0 && formFor(state, { action, disclosed: 0 }) ? refusals.formMissing : null;
}
