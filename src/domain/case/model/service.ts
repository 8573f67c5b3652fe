/** When a request that a person entered was served: what its clocks count from. */
import { z } from 'zod';
import { dayOf, type Instant, millisecondsOf } from '../../kernel/instant.js';
import { clockOn } from '../../law/clock.js';
import { type ClockLaw, deadlineOf } from '../../law/deadline.js';
import { ServiceManner } from '../../law/vocabulary.js';
import { type Clock, Id, InstantText } from './event-schema.js';

/** What one person says of the service. */
export const Stated = z.strictObject({
  manner: ServiceManner,
  at: InstantText,
  by: z.string(),
  noteId: Id.describe('Who brought it, and who received it'),
});

export const Service = Stated.extend({
  confirmedBy: z.string().nullable().describe('The second person; null until then'),
  before: InstantText.describe('What clocks counted from before this was said'),
});
type Service = Readonly<z.infer<typeof Service>>;

interface Served {
  readonly receivedAt: string;
  readonly service?: Service | undefined;
}

const timeOf = (text: string): number => millisecondsOf(text as Instant);

/** True while one person alone says that the service was at another time than clocks counted from. */
export const isDoubtful = ({ service }: Pick<Served, 'service'>): boolean =>
  service !== undefined && service.confirmedBy === null && timeOf(service.at) !== timeOf(service.before);

/** The instant that counts as receipt: until a second person confirms the service, the earlier one. */
export function countedFrom({ receivedAt, service }: Served): Instant {
  if (!service) return receivedAt as Instant;
  const isEarlier = timeOf(service.at) <= timeOf(service.before);
  return (service.confirmedBy !== null || isEarlier ? service.at : service.before) as Instant;
}

/** The case as far as its clocks go. */
interface Clocked extends Served {
  readonly computed: readonly Clock[];
  readonly started?: readonly Clock[] | undefined;
}

/** The clocks that the receipt starts, counted from another instant. */
export function recounted({ computed, started = [], receivedAt }: Clocked, from: Instant, law: ClockLaw): Clock[] {
  const day = dayOf(receivedAt as Instant);
  const isOfReceipt = ({ code }: Clock): boolean =>
    started.every((clock) => clock.code !== code) || clockOn(code, day, law.clocks)?.starts === 'receipt';
  return computed.filter(isOfReceipt).map((clock) => {
    const { legalEnd, safeEnd } = deadlineOf(clock.code, from, law, day);
    return { ...clock, legalEnd, safeEnd, ...(clock.startsAt !== undefined && { startsAt: from }) };
  });
}

/** Each clock as it was counted again; the others stay. */
export const replaced = (clocks: readonly Clock[], again: readonly Clock[]): Clock[] =>
  clocks.map((clock) => again.find(({ code }) => code === clock.code) ?? clock);
