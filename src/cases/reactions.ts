/** The one page that says what follows what: every event has its line, an event without one does not compile. */
import type { CaseEvent, CaseEventType } from '../domain/case/event.js';
import type { CaseState } from '../domain/case/state.js';
import type { Work } from '../platform/queue/outbox.js';

type Data<Type extends CaseEventType> = Extract<CaseEvent, { type: Type }>['data'];
type Reaction<Type extends CaseEventType> = (caseId: string, data: Data<Type>, after: CaseState) => readonly Work[];

/** Its cases keep no content: what was read goes at once, the keys go when the officer has the original. */
const SECRET = 'secret_cell';

const nothing = (): readonly Work[] => [];

const classify: (caseId: string) => readonly Work[] = (caseId) => [
  { topic: 'classification.classify', payload: { caseId } },
];

/** A refusal without a word to its author (a forgery) has no letter to wait for. */
const sendLetters = (caseId: string, _data: unknown, after: CaseState): readonly Work[] => {
  const letters = after.preparation?.letters ?? [];
  if (letters.length === 0) return [{ topic: 'cases.close', payload: { caseId } }];
  return letters.map(({ id }) => ({ topic: 'correspondence.send_letter', payload: { caseId, letterId: id } }));
};

const reactions: { readonly [Type in CaseEventType]: Reaction<Type> } = {
  'case.opened': (caseId, { readable }) => (readable ? classify(caseId) : []),
  'case.joined': nothing,
  'case.read': nothing,
  'case.fact_confirmed': (caseId, { corrected }) => (corrected ? classify(caseId) : []),
  'case.classified': (caseId, { circuit }) => [
    { topic: circuit === SECRET ? 'cases.forget_reading' : 'correspondence.acknowledge', payload: { caseId } },
  ],
  'case.assigned': nothing,
  'case.prepared': nothing,
  'case.approved': nothing,
  'case.sent_back': nothing,
  'case.refused': sendLetters,
  'case.released': sendLetters,
  'case.letter_sent': (caseId, _data, after) =>
    after.preparation?.dispatchedBy ? [{ topic: 'cases.close', payload: { caseId } }] : [],
  'case.closed': (caseId, _data, after) =>
    after.circuit === SECRET ? [{ topic: 'cases.erase', payload: { caseId } }] : [],
  'case.withdrawn': nothing,
  'case.noted': nothing,
};

/** Topics some room must handle; checked at boot against the handlers that registered. */
export const reactionTopics = [
  'classification.classify',
  'correspondence.acknowledge',
  'correspondence.send_letter',
  'cases.close',
  'cases.forget_reading',
  'cases.erase',
] as const;

export function followUps(caseId: string, event: CaseEvent, after: CaseState): readonly Work[] {
  const reaction = reactions[event.type] as Reaction<CaseEventType>;
  return reaction(caseId, event.data, after);
}
