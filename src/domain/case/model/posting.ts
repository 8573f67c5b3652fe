/** Letters that go by post: which do, which still wait for a person, and what was recorded of the others. */
import { type Instant, millisecondsOf } from '../../kernel/instant.js';
import type { Refusal } from '../../kernel/result.js';
import { automaticLetterKinds, isNotice, type LetterKind } from '../../law/vocabulary.js';
import type { Letter } from './event-schema.js';
import { refusals } from './refusal.js';
import type { CaseState } from './state.js';
import { mayGoElsewhere } from './writing.js';

/** Whether a letter of this kind goes to the chosen postal address; the requester alone gets data, and letters sent automatically. */
export function goesByPost(kind: LetterKind, { recipient }: Pick<CaseState, 'recipient'>): boolean {
  if (!recipient?.post || isNotice(kind) || automaticLetterKinds.some((automatic) => automatic === kind)) return false;
  return recipient.kind === 'requester' || mayGoElsewhere(kind);
}

/** Why letters may not go where they would by post: the address is that which a second person confirmed, and no other. */
export function objectionToPost(
  state: Pick<CaseState, 'recipient'>,
  letters: readonly Pick<Letter, 'kind' | 'post'>[],
): Refusal | null {
  const { recipient } = state;
  const fits = letters.every(({ kind, post }) =>
    goesByPost(kind, state) ? post === recipient?.digest && recipient?.confirmedBy !== null : post === undefined,
  );
  return fits ? null : refusals.postElsewhere;
}

/** People state minutes: an instant of the minute in which something happened is not before it. */
export const isBefore = (stated: string, happened: string): boolean =>
  millisecondsOf(stated as Instant) + MINUTE_MILLISECONDS <= millisecondsOf(happened as Instant);
const MINUTE_MILLISECONDS = 60_000;

/** Released letters that wait for the person who posts them. */
export const lettersToPost = ({ left, lettersSent }: CaseState): readonly Letter[] =>
  left.flatMap(({ letters }) => letters).filter(({ id, post }) => post !== undefined && !lettersSent.includes(id));

/** Posted letters of which nothing is known yet. */
export const unacknowledged = ({ postings = [] }: CaseState) =>
  postings.filter(({ acknowledged }) => acknowledged === null);
