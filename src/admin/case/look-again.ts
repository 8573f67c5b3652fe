/** The writing of one act on a case that the service may move at the same time. */
import { isPerson } from '../api/actor.js';
import { ProblemError } from '../api/problem.js';

/** The case as far as the writing needs it. */
export interface Seen {
  readonly state: { readonly seq: number };
  readonly history: readonly { readonly actor: string }[];
}

/** The service answers an act with a few entries of its own: after more turns without one of ours, something else is wrong. */
const TURNS = 8;

/**
 * Sends an act on the case that a person saw. What the service alone wrote since, such as the answer of the rules to
 * the fact they just confirmed, does not stop them: the act is sent again on the case of now. An act of several
 * entries goes on where it was. What a colleague did stops them. Rejects as `send` or `readNow` do.
 */
export function sendOnSeen(
  before: Seen,
  me: string,
  readNow: () => Promise<Seen>,
  send: (seen: number) => Promise<unknown>,
): Promise<unknown> {
  const attempt = async (seq: number, turn: number, writtenBefore: number): Promise<unknown> => {
    try {
      return await send(seq);
    } catch (error) {
      if (!asksToLookAgain(error) || turn === TURNS) throw error;
      const now = await readNow();
      const written = ownSince(before, now, me);
      if (written === null) throw error;
      return attempt(now.state.seq, written > writtenBefore ? 1 : turn + 1, written);
    }
  };
  return attempt(before.state.seq, 1, 0);
}

/** What colleagues wrote since the person began to fill in a form, with its place in the history: shown before it is sent. */
export const meanwhile = <Entry extends { readonly actor: string }>(
  history: readonly Entry[],
  opened: number,
  me: string,
): { readonly entry: Entry; readonly at: number }[] =>
  history
    .map((entry, at) => ({ entry, at }))
    .slice(opened)
    .filter(({ entry: { actor } }) => actor !== me && isPerson(actor));

const asksToLookAgain = (error: unknown): boolean => error instanceof ProblemError && error.code === 'look-again';

/** How many entries the person wrote since; null where a colleague wrote one. */
function ownSince(before: Seen, now: Seen, me: string): number | null {
  const people = now.history.slice(before.history.length).filter(({ actor }) => isPerson(actor));
  return people.every(({ actor }) => actor === me) ? people.length : null;
}
