/** Everything that can happen to a case, as it is stored. Ids, closed words and salted digests only: no personal data (docs/promises.md#p7). */
import { z } from 'zod';
import { NewerVersion } from '../kernel/newer-version.js';
import { type Declared, events } from './actions/index.js';

export type CaseEvent = z.infer<Declared['events'][number]['schema']>;
export type CaseEventType = CaseEvent['type'];

const [first, ...others] = events.map(({ schema }) => schema);
if (!first) throw new Error('No event is declared.');

/** Parses a stored entry; refuses a type that no action declares. */
export const CaseEvent = z.discriminatedUnion('type', [first, ...others]) as unknown as z.ZodType<CaseEvent> & {
  readonly options: readonly { readonly shape: { readonly type: { readonly value: CaseEventType } } }[];
};

/** A stored entry as an event; throws NewerVersion when its type, a field or a word of it is not declared. */
export function eventIn({ type, data }: { readonly type: string; readonly data: unknown }): CaseEvent {
  const read = CaseEvent.safeParse({ type, data });
  if (!read.success) throw new NewerVersion(type);
  return read.data;
}
