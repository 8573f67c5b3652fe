/** Walks every case from its opening over all that may happen, and finds the moments from which no fitting end is reached. */
import type { AnswerGiven } from '../model/circumstances.js';
import { absent } from '../model/state.js';
import { isAnswered, isGoodEnd } from './ends.js';
import { FactClasses, keyOf } from './key.js';
import type { Happening } from './people.js';
import type { Request } from './requests.js';
import { nextOf } from './steps.js';
import { hex, idOf, type Moment, service, type World } from './world.js';

/** One moment of the walk. */
export interface Visit {
  readonly moment: Moment;
  readonly request: Request;
  readonly from: Visit | null;
  readonly happening: Happening | null;
}

export interface Walked {
  readonly visits: readonly Visit[];
  /** Open, and no fitting end can be reached; the nearest to the opening first. */
  readonly stuck: readonly Visit[];
  /** Ended as if it were answered, without its letter. */
  readonly unanswered: readonly Visit[];
}

/** How a message comes: whether it can be read, and whether it gives an address to answer: one, several, or none. */
interface Arrival {
  readonly readable: boolean;
  readonly answer: AnswerGiven;
}
const usual: Arrival = { readable: true, answer: { known: true, candidates: 1 } };
const inDoubt: Arrival = { readable: true, answer: { known: false, candidates: 2 } };
const unaddressed: Arrival = { readable: true, answer: { known: false, candidates: 0 } };
const unreadable: Arrival = { ...usual, readable: false };

/** A request that arrived: opened, read and judged. */
export function opened(request: Request, world: World, { readable, answer }: Arrival = usual): Moment {
  const first: Moment = { state: absent, pending: [], now: world.start, answer };
  const open = { type: 'open', messageId: idOf(100), door: 'smtp', receivedAt: world.start, readable } as const;
  const begun = world.after(first, { ...open, reason: 'first_contact', clocks: [] }, service);
  if (!begun) throw new Error('No case is opened.');
  if (!readable) return begun;
  const reading = { facts: request.facts, language: 'fr', targets: 1, targetsDigest: hex('a') };
  const command = { type: 'record_reading', reading: { ...reading, caseReferenceDigest: null, reader: '1' } } as const;
  const read = world.after(begun, command, service);
  return (read && world.classified(read)) ?? begun;
}

/** A ground that is raised, and a check that fails, happen to us: no end is counted on them. */
const isOurs = ({ action, what }: Happening): boolean => action !== 'stop_hold' && !what.endsWith(' fails');

/** One request for each verdict in each circuit: what a letter wants does not depend on more. */
function firstOfEachPlace(requests: readonly Request[], world: World): Request[] {
  const first = new Map<string, Request>();
  for (const request of requests) {
    const { verdict, circuit } = world.classificationOf(request.facts);
    const place = `${verdict} ${circuit} ${request.facts.channel}`;
    if (!first.has(place)) first.set(place, request);
  }
  return [...first.values()];
}

/** Each request as it usually comes; those that differ in their letters with an address in doubt, and with none; one that cannot be read. */
function beginnings(requests: readonly Request[], world: World): Visit[] {
  const begin = (arrival: Arrival) => (request: Request) => {
    return { moment: opened(request, world, arrival), request, from: null, happening: null };
  };
  return [
    ...requests.map(begin(usual)),
    ...[inDoubt, unaddressed].flatMap((arrival) => firstOfEachPlace(requests, world).map(begin(arrival))),
    ...requests.slice(0, 1).map(begin(unreadable)),
  ];
}

/** Breadth first over all requests at once: moments that the law cannot tell apart are one. */
export function walk(requests: readonly Request[], world: World): Walked {
  const classes = new FactClasses(world);
  const numbers = new Map<string, number>();
  const visits: Visit[] = [];
  const before: number[][] = [];
  const add = (visit: Visit): number => {
    const key = keyOf(visit.moment, classes, world);
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, visits.length);
    before.push([]);
    return visits.push(visit) - 1;
  };
  for (const beginning of beginnings(requests, world)) add(beginning);
  // Visits grow while they are walked.
  for (const [at, visit] of visits.entries()) {
    for (const { moment, happening } of nextOf(visit.moment, world)) {
      const next = add({ moment, request: visit.request, from: visit, happening });
      if (isOurs(happening)) before[next]?.push(at);
    }
  }
  const live = new Set(visits.flatMap(({ moment }, at) => (isGoodEnd(moment.state, world) ? [at] : [])));
  for (const at of live) for (const from of before[at] ?? []) live.add(from);
  return {
    visits,
    stuck: visits.filter(({ moment }, at) => moment.state.status !== 'closed' && !live.has(at)),
    unanswered: visits.filter(({ moment: { state } }) => state.status === 'closed' && !isAnswered(state, world)),
  };
}
