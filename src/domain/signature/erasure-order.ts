/** Which erasures two persons ordered, by signatures in the log: a restore destroys these again, and no others. */
import { z } from 'zod';
import { type Instant, millisecondsOf } from '../kernel/instant.js';
import { actOn, payloadOfThing } from './act.js';
import type { Authority } from './authority.js';
import { Signature } from './signature.js';

export const erasureOrderTypes = ['case.erasure_ordered', 'case.erasure_confirmed', 'case.erasure_stopped'] as const;

export interface ErasureOrderEntry {
  /** `case/` and the id of the case. */
  readonly stream: string;
  readonly seq: number;
  readonly type: string;
  readonly actor: string;
  readonly at: string;
  readonly data: unknown;
}

export interface OrderedErasure {
  readonly case: string;
  readonly order: string;
}

const Terms = z.object({
  orderId: z.uuid(),
  keys: z.array(z.uuid()),
  days: z.int().min(3),
  cause: z.string(),
  signature: Signature,
});
type Terms = z.infer<typeof Terms>;
const Stopped = z.object({ orderId: z.uuid() });

const CASE = 'case/';

/**
 * By the id of each key, and of each case whose content goes: ordered by one person and confirmed by another, each with a
 * signature over exactly these keys that counted then; not stopped; and its days are over.
 * @param entries of these types, each stream by sequence
 */
export function orderedErasures(
  entries: readonly ErasureOrderEntry[],
  authority: Authority,
  now: Instant,
): ReadonlyMap<string, OrderedErasure> {
  const stopped = entries.filter(({ type }) => type === 'case.erasure_stopped');
  const ends = new Set(stopped.flatMap(({ data }) => Stopped.safeParse(data).data?.orderId ?? []));
  const said = entries.flatMap((entry): Said[] => {
    const terms = Terms.safeParse(entry.data).data;
    const runs = terms && !ends.has(terms.orderId) && entry.stream.startsWith(CASE);
    return runs ? [{ entry, terms }] : [];
  });
  const begun = said.filter((first) => first.entry.type === 'case.erasure_ordered' && isSigned(first, 0, authority));
  const due = said.filter(
    (second) =>
      second.entry.type === 'case.erasure_confirmed' &&
      isOver(second, now) &&
      begun.some((first) => isSecondOf(first, second, authority)),
  );
  return new Map(
    due.flatMap(({ entry, terms }) => {
      const by = { case: entry.stream.slice(CASE.length), order: terms.orderId };
      return [by.case, ...terms.keys].map((id) => [id, by] as const);
    }),
  );
}

interface Said {
  readonly entry: ErasureOrderEntry;
  readonly terms: Terms;
}

const isSecondOf = (first: Said, second: Said, authority: Authority): boolean =>
  first.entry.stream === second.entry.stream &&
  first.entry.seq < second.entry.seq &&
  first.terms.orderId === second.terms.orderId &&
  payloadOf(first.terms) === payloadOf(second.terms) &&
  authority.personOf(first.entry.actor) !== authority.personOf(second.entry.actor) &&
  isSigned(second, first.entry.seq, authority);

const payloadOf = ({ cause, days, keys }: Terms): string => payloadOfThing({ cause, days, keys });

function isSigned({ entry: { stream, type, actor, at }, terms }: Said, seq: number, authority: Authority): boolean {
  const act = type === 'case.erasure_ordered' ? 'order_erasure' : 'confirm_erasure';
  const about = { case: stream.slice(CASE.length), preparation: terms.orderId, payload: payloadOf(terms), seq };
  return authority.objectionTo(actOn(act, about), terms.signature, actor, at as Instant) === null;
}

const DAY = 86_400_000;

const isOver = ({ entry, terms }: Said, now: Instant): boolean =>
  millisecondsOf(entry.at as Instant) + terms.days * DAY <= millisecondsOf(now);
