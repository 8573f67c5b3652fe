/** A person proposes the parts of a request that is several; a second person confirms them. */
import { accept, type Refusal, refusal, refuse } from '../../../kernel/result.js';
import { defineAction, defineEvent } from '../../model/action.js';
import type { Circumstances } from '../../model/circumstances.js';
import { objectionToParts } from '../../model/division.js';
import { Id } from '../../model/event-schema.js';
import { type AskedPart, Parts } from '../../model/part.js';
import { refusals } from '../../model/refusal.js';
import type { CaseState } from '../../model/state.js';

const nothingToSplit = refusal(
  'nothing-to-split',
  'conflict',
  'Les règles ne voient ici qu’une seule demande.',
  'The rules see one request only here.',
  'Policy split',
);
const splitStands = refusal(
  'split-stands',
  'conflict',
  'Cette demande est déjà divisée.',
  'This request is divided already.',
);
const correctionWaits = refusal(
  'correction-waits',
  'conflict',
  'Une correction attend une seconde personne : décidez-la avant de diviser.',
  'A correction waits for a second person: decide it before dividing.',
);

/** What stands against dividing the case at all: what is in doubt for the whole would be lost in its parts. */
export function objectionToDivision(state: CaseState): Refusal | null {
  if (state.split) return splitStands;
  if (state.classification?.verdict !== 'SPLIT') return nothingToSplit;
  if (state.proposed) return correctionWaits;
  if (state.alone.length > 0) return refusals.correctedAlone;
  return state.challenges.some(({ suspends, result }) => suspends && result === null)
    ? refusals.challengePending
    : null;
}

/** Why these parts are not a lawful division of the case as it stands. */
export function objectionToProposal(
  parts: readonly AskedPart[],
  { facts, targets, receivedAt }: CaseState,
  at: Circumstances,
) {
  return facts ? objectionToParts({ facts, targets }, receivedAt, parts, at) : refusals.notRead;
}

const splitProposed = defineEvent('case.split_proposed', {
  label: { fr: 'Division de la demande proposée', en: 'Division of the request proposed' },
  data: { parts: Parts, noteId: Id },
  by: 'person',
  keepsPreparation: true,
  evolve: (state, { parts, noteId }, by) => ({ ...state, proposedSplit: { parts, noteId, by, seq: state.seq + 1 } }),
});

/** Each thing once, in the order of the request. */
const tidy = ({ bases, categories, targets }: AskedPart) => ({
  bases: [...new Set(bases)],
  categories: [...new Set(categories)],
  targets: [...new Set(targets)].sort((one, other) => one - other),
});

export const proposeSplit = defineAction('propose_split', {
  label: { fr: 'Proposer de diviser la demande', en: 'Propose to divide the request' },
  input: { parts: Parts, noteId: Id },
  events: [splitProposed],
  open: 'in_step',
  roles: ['jurist', 'head_of_legal'],
  guard: objectionToDivision,
  decide: ({ parts, noteId }, { state, at }) => {
    const objection = objectionToProposal(parts, state, at);
    return objection ? refuse(objection) : accept([splitProposed.of({ parts: parts.map(tidy), noteId })]);
  },
  route: {
    path: 'split',
    summary: 'Proposes the parts of a request that is several: each is judged by the rules on its own facts',
    note: 'reason',
  },
});
