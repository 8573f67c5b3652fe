/** Which erasures two persons ordered, by signatures in the log: the sweep and a restore destroy these, and no others. */
import { z } from 'zod';
import { type Instant, millisecondsOf } from '../kernel/instant.js';
import type { Role } from '../law/vocabulary.js';
import { actOn, payloadOfThing } from './act.js';
import type { Authority } from './authority.js';
import { objectionToKind, type SigningPolicy } from './policy.js';
import { Signature } from './signature.js';

export const erasureOrderTypes = ['case.erasure_ordered', 'case.erasure_confirmed', 'case.erasure_stopped'] as const;

export interface ErasureOrderEntry {
  /** `case/` and the id of the case. */
  readonly stream: string;
  readonly seq: number;
  readonly type: string;
  readonly actor: string;
  readonly at: string;
  /** When the first checkpoint that covers it was signed; null while none is. */
  readonly sealedAt: string | null;
  readonly data: unknown;
}

/** Of which roles the person is who signs each of the two acts. */
export type ErasureRoles = Readonly<Record<'order_erasure' | 'confirm_erasure', readonly Role[]>>;

export interface ErasureSigners {
  readonly authority: Authority;
  readonly roles: ErasureRoles;
  /** Whether key and role have to count now, as where an order is first carried out, or had to when the entry was written. */
  readonly counts: 'now' | 'then';
  /** Kinds of key that count; any where it is null. */
  readonly policy: SigningPolicy | null;
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

/** What was ordered, by the id of each key, and of each case whose content goes. */
export type OrderedErasures = ReadonlyMap<string, OrderedErasure>;

/**
 * Ordered by one person and confirmed by another, each in a role that may, with a signature over exactly these keys; not
 * stopped; and its days are over. They count from the checkpoint that seals the confirmation: its writer chooses no hour of it.
 * @param entries of these types, each stream by sequence
 */
export function orderedErasures(
  entries: readonly ErasureOrderEntry[],
  signers: ErasureSigners,
  now: Instant,
): OrderedErasures {
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

const isSecondOf = (first: Said, second: Said, signers: ErasureSigners): boolean =>
  first.entry.stream === second.entry.stream &&
  first.entry.seq < second.entry.seq &&
  first.terms.orderId === second.terms.orderId &&
  payloadOf(first.terms) === payloadOf(second.terms) &&
  signers.authority.personOf(first.entry.actor) !== signers.authority.personOf(second.entry.actor) &&
  isSigned(second, first.entry.seq, signers);

const payloadOf = ({ cause, days, keys }: Terms): string => payloadOfThing({ cause, days, keys });

function isSigned({ entry: { stream, type, actor, at }, terms }: Said, seq: number, signers: ErasureSigners): boolean {
  const { authority, roles, counts, policy } = signers;
  const act = type === 'case.erasure_ordered' ? 'order_erasure' : 'confirm_erasure';
  const about = { case: stream.slice(CASE.length), preparation: terms.orderId, payload: payloadOf(terms), seq };
  const then = at as Instant;
  const signs = (when?: Instant) => authority.objectionTo(actOn(act, about), terms.signature, actor, when) === null;
  const account = counts === 'now' ? authority.people.get(actor) : authority.accountAt(actor, then);
  if (!account?.active || !account.roles.some((role) => roles[act].includes(role))) return false;
  if (!signs(then) || (counts === 'now' && !signs())) return false;
  const key = authority.key(terms.signature.key)?.key;
  return key !== undefined && (policy === null || objectionToKind(key, policy) === null);
}

const DAY = 86_400_000;

const isOver = ({ entry: { sealedAt }, terms }: Said, now: Instant): boolean =>
  sealedAt !== null && millisecondsOf(sealedAt as Instant) + terms.days * DAY <= millisecondsOf(now);
