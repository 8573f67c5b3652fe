/** Which erasures two persons ordered, by signatures in the log: a restore destroys these again, and no others. */
import { z } from 'zod';
import { type Instant, millisecondsOf } from '../kernel/instant.js';
import type { Role } from '../law/vocabulary.js';
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

/** Of which roles the person is who signs each of the two acts. */
export type ErasureRoles = Readonly<Record<'order_erasure' | 'confirm_erasure', readonly Role[]>>;

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
 * By the id of each key, and of each case whose content goes: ordered by one person and confirmed by another, each in a role
 * that may, with a signature over exactly these keys that counted then; not stopped; and its days are over.
 * @param entries of these types, each stream by sequence
 */
export function orderedErasures(
  entries: readonly ErasureOrderEntry[],
  authority: Authority,
  now: Instant,
  roles: ErasureRoles,
): ReadonlyMap<string, OrderedErasure> {
  const signers = { authority, roles };
  const stopped = entries.filter(({ type }) => type === 'case.erasure_stopped');
  const ends = new Set(stopped.flatMap(({ data }) => Stopped.safeParse(data).data?.orderId ?? []));
  const said = entries.flatMap((entry): Said[] => {
    const terms = Terms.safeParse(entry.data).data;
    const runs = terms && !ends.has(terms.orderId) && entry.stream.startsWith(CASE);
    return runs ? [{ entry, terms }] : [];
  });
  const begun = said.filter((first) => first.entry.type === 'case.erasure_ordered' && isSigned(first, 0, signers));
  const due = said.filter(
    (second) =>
      second.entry.type === 'case.erasure_confirmed' &&
      isOver(second, now) &&
      begun.some((first) => isSecondOf(first, second, signers)),
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

interface Signers {
  readonly authority: Authority;
  readonly roles: ErasureRoles;
}

const isSecondOf = (first: Said, second: Said, signers: Signers): boolean =>
  first.entry.stream === second.entry.stream &&
  first.entry.seq < second.entry.seq &&
  first.terms.orderId === second.terms.orderId &&
  payloadOf(first.terms) === payloadOf(second.terms) &&
  signers.authority.personOf(first.entry.actor) !== signers.authority.personOf(second.entry.actor) &&
  isSigned(second, first.entry.seq, signers);

const payloadOf = ({ cause, days, keys }: Terms): string => payloadOfThing({ cause, days, keys });

function isSigned({ entry: { stream, type, actor, at }, terms }: Said, seq: number, signers: Signers): boolean {
  const act = type === 'case.erasure_ordered' ? 'order_erasure' : 'confirm_erasure';
  const about = { case: stream.slice(CASE.length), preparation: terms.orderId, payload: payloadOf(terms), seq };
  const held = signers.authority.accountAt(actor, at as Instant)?.roles ?? [];
  if (!held.some((role) => signers.roles[act].includes(role))) return false;
  return signers.authority.objectionTo(actOn(act, about), terms.signature, actor, at as Instant) === null;
}

const DAY = 86_400_000;

const isOver = ({ entry, terms }: Said, now: Instant): boolean =>
  millisecondsOf(entry.at as Instant) + terms.days * DAY <= millisecondsOf(now);
