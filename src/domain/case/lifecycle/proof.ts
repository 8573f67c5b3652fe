/** The proof that every case can end (docs/promises.md#p9): what was walked, what holds, and the shortest way into each dead end. */
import type { Bilingual } from '../../kernel/result.js';
import type { Circuit } from '../../workflow/circuit.js';
import { type DeadClock, deadClocks } from './clocks.js';
import { type OwedNotice, ungivenNotices } from './notices.js';
import type { Happening } from './people.js';
import { type Request, requestsOf } from './requests.js';
import { type Visit, type Walked, walk } from './walk.js';
import { type LawOfCases, World } from './world.js';

export const lifecycleProperties = {
  end: {
    fr: 'De chaque état atteint, des rôles existants mènent le dossier à une fin qui convient à son verdict.',
    en: 'From each state that is reached, existing roles lead the case to an end that fits its verdict.',
  },
  letter: {
    fr: 'Une fin qui répond est précédée de sa lettre, ou le circuit n’en permet aucune.',
    en: 'An end that answers follows its letter, or the circuit allows none.',
  },
  notice: {
    fr: 'Chaque avis dû est donné par une lettre ou consigné par un rôle, avec une raison s’il n’est pas donné.',
    en: 'Each notice owed is given by a letter or recorded by a role, with a reason where it is not given.',
  },
  clock: {
    fr: 'Chaque horloge a ce qui la lance, et une alarme quand elle expire.',
    en: 'Each clock has something that starts it, and an alarm when it ends.',
  },
} as const satisfies Readonly<Record<string, Bilingual>>;
export type LifecycleProperty = keyof typeof lifecycleProperties;

export interface Stuck {
  readonly property: LifecycleProperty;
  /** Of the request with which the path opens; empty for a clock. */
  readonly rule: string;
  /** Where the path ends. */
  readonly verdict: string | null;
  readonly circuit: string;
  readonly step: string;
  readonly path: readonly Happening[];
}

export interface LifecycleProof {
  readonly requests: number;
  readonly states: number;
  readonly properties: readonly { readonly name: LifecycleProperty; readonly holds: boolean }[];
  readonly stuck: readonly Stuck[];
}

function pathTo(visit: Visit): Happening[] {
  const path: Happening[] = [];
  for (let at: Visit | null = visit; at?.happening; at = at.from) path.unshift(at.happening);
  return path;
}

/** The first way into each place: the walk goes by breadth, so it is the shortest. */
function firstOfEach(visits: readonly Visit[], property: LifecycleProperty): Stuck[] {
  const places = new Map<string, Stuck>();
  for (const visit of visits) {
    const { classification, circuit, step } = visit.moment.state;
    const verdict = classification?.verdict ?? null;
    const place = `${verdict} ${circuit} ${step}`;
    if (places.has(place)) continue;
    places.set(place, { property, rule: visit.request.rule, verdict, circuit, step, path: pathTo(visit) });
  }
  return [...places.values()];
}

const ofNotice = ({ request: { rule }, verdict, circuit, notice }: OwedNotice): Stuck => ({
  ...{ property: 'notice', rule, verdict, circuit, step: '' },
  path: [{ action: 'record_notice', by: null, what: notice }],
});

const ofClock = ({ code, why }: DeadClock): Stuck => ({
  ...{ property: 'clock', rule: '', verdict: null, circuit: '', step: '' },
  path: [{ action: why, by: null, what: code }],
});

/** Walks the law in force on a civil day. */
export function proveLifecycle(law: LawOfCases, on: string): LifecycleProof {
  const world = new World(law, on);
  const requests = requestsOf(world);
  return proofOf(requests, walk(requests, world), world);
}

/** What a walk over these requests shows. */
export function proofOf(requests: readonly Request[], walked: Walked, world: World): LifecycleProof {
  const stuck = [
    ...firstOfEach(walked.stuck, 'end'),
    ...firstOfEach(walked.unanswered, 'letter'),
    ...ungivenNotices(requests, world).map(ofNotice),
    ...deadClocks(requests, world).map(ofClock),
  ];
  const names = Object.keys(lifecycleProperties) as LifecycleProperty[];
  return {
    requests: requests.length,
    states: walked.visits.length,
    properties: names.map((name) => ({ name, holds: !stuck.some(({ property }) => property === name) })),
    stuck,
  };
}

/** One sentence that tells the path. */
export function storyOf({ property, rule, verdict, circuit, step, path }: Stuck, circuits: readonly Circuit[]): string {
  const titles = circuits.find(({ code }) => code === circuit);
  const place = titles?.steps.find(({ id }) => id === step)?.title.en ?? step;
  const way = path.map(({ action, by, what }) => `${by ?? 'the service'}: ${action}${what ? ` (${what})` : ''}`);
  if (property === 'clock') return `The clock ${path[0]?.what} ${path[0]?.action}.`;
  if (property === 'notice') {
    return `A request under ${rule} (${verdict}, circuit ${circuit}) owes the notice ${path[0]?.what}, which no role can give or record.`;
  }
  const opening = `A request under ${rule} arrives and is judged`;
  const ways = way.length > 0 ? `${opening}; ${way.join('; ')}.` : `${opening}.`;
  const lost =
    property === 'letter' ? 'The case is closed without its letter' : 'From there no fitting end can be reached';
  return `${ways} It stands as ${verdict ?? 'not judged'} in the circuit ${circuit}, step ${step} (${place}). ${lost}.`;
}
