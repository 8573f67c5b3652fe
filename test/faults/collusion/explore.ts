/** Every sequence of tries of a group, up to the worlds that have been seen; and what may be disclosed at its end. */
import { isOriginProved } from '../../../src/domain/case/model/receiving.js';
import type { CaseState } from '../../../src/domain/case/model/state.js';
import type { RequestFacts } from '../../../src/domain/law/fact.js';
import type { AddressZone } from '../../../src/domain/law/vocabulary.js';
import { Desk, type File, type LawInForce, type Which, type World } from './desk.js';
import type { Off } from './guards.js';
import { faultsOf } from './judge.js';
import { addressed, following, type Next, type Tries } from './moves.js';
import { interchangeable, type Member } from './people.js';

export interface Scenario {
  readonly name: string;
  readonly law: LawInForce;
  readonly facts: RequestFacts;
  /** Where the mailbox of the request stands. */
  readonly mailbox: AddressZone;
  /** A second message about the same act may come in at any time. */
  readonly repeated?: boolean;
  readonly tries: Tries;
}

export interface Found {
  readonly worlds: number;
  readonly tries: number;
  /** The shortest sequence that ends in a disclosure; null when none does. */
  readonly disclosed: readonly string[] | null;
  /** The shortest one that ends in a disclosure by fewer than it takes, and what is wrong with it. */
  readonly broken: { readonly sequence: readonly string[]; readonly faults: readonly string[] } | null;
  /** False when the exploration was cut short. */
  readonly whole: boolean;
}

interface Node {
  readonly world: World;
  readonly label: string;
  readonly from: Node | null;
}

const sequenceOf = (node: Node): string[] => (node.from ? [...sequenceOf(node.from), node.label] : []);

const goneIn = (world: World): Which | undefined =>
  (['foreign', 'copy'] as const).find((which) => world[which]?.state.left.length === 1);

/** Worlds in the order of the number of tries that lead to them, each once. */
function* reached(start: World, nexts: (world: World) => Iterable<Next>, keyOf: (world: World) => string) {
  const seen = new Set([keyOf(start)]);
  const waiting: Node[] = [{ world: start, label: '', from: null }];
  // They grow while they are walked.
  for (const from of waiting) {
    for (const { label, world } of nexts(from.world)) {
      const key = keyOf(world);
      if (seen.has(key)) continue;
      seen.add(key);
      const node: Node = { world, label, from };
      yield node;
      if (!goneIn(world)) waiting.push(node);
    }
  }
}

/**
 * @param off guards that are taken away
 * @param most worlds after which the exploration is cut short; `first` stops it at the first disclosure
 */
export function explore(
  { law, facts, mailbox, repeated, tries: tried }: Scenario,
  members: readonly Member[],
  off: Off = new Set(),
  { most, first }: { readonly most: number; readonly first: boolean } = { most: 1_000_000, first: false },
): Found {
  const desk = new Desk(law, members, off);
  const named = naming(interchangeable(members));
  const start: World = { foreign: desk.received('foreign', facts, mailbox), copy: null };
  const found = { worlds: 1, tries: 0 };
  let disclosed: Found['disclosed'] = null;
  function* nexts(world: World): Generator<Next> {
    for (const next of following(desk, world, tried, repeated === true)) {
      found.tries += 1;
      yield next;
    }
  }
  for (const node of reached(start, nexts, (world) => named(textOf(world)))) {
    found.worlds += 1;
    const gone = goneIn(node.world);
    const faults = gone ? faultsOf(node.world, gone, members) : [];
    if (gone) disclosed ??= sequenceOf(node);
    if (faults.length > 0) return { ...found, disclosed, broken: { sequence: sequenceOf(node), faults }, whole: false };
    if ((gone && first) || found.worlds >= most) return { ...found, disclosed, broken: null, whole: false };
  }
  return { ...found, disclosed, broken: null, whole: true };
}

/** The text with exchangeable accounts named in the order in which they appear. */
function naming(alike: readonly (readonly string[])[]): (text: string) => string {
  const groups = new Map(alike.flatMap((accounts, at) => accounts.map((account) => [account, at] as const)));
  if (groups.size === 0) return (text) => text;
  const account = new RegExp([...groups.keys()].join('|'), 'g');
  return (text) => {
    const names = new Map<string, string>();
    return text.replace(account, (found) => {
      const name = names.get(found) ?? `#${groups.get(found)}.${names.size}`;
      names.set(found, name);
      return name;
    });
  };
}

/** What of both cases bears on what may follow. */
const textOf = ({ foreign, copy }: World): string => `${textOfFile(foreign)} ${copy && textOfFile(copy)}`;

/** A try changes one case: the text of the other is known. */
const texts = new WeakMap<File, string>();

function textOfFile(file: File): string {
  const text = texts.get(file) ?? JSON.stringify(known(file));
  texts.set(file, text);
  return text;
}

const numbers = new Map<string, number>();
const numberOf = new WeakMap<RequestFacts, number>();

/** The same number for the same facts, which name no account. */
function factsKnown(facts: RequestFacts | null): number | null {
  if (!facts) return null;
  const seen = numberOf.get(facts);
  if (seen !== undefined) return seen;
  const text = JSON.stringify(facts);
  const number = numbers.get(text) ?? numbers.size;
  numbers.set(text, number);
  numberOf.set(facts, number);
  return number;
}

function known({ state, history, mailbox }: File) {
  const { status, circuit, step, facts, confirmed, classification, floor, lowering, loweredBy, apart }: CaseState =
    state;
  const { proposed, origins, alone, preparation, hold, left, answerTo } = state;
  const consents = preparation?.consents.map(({ person, role }) => `${role} ${person}`).sort();
  return [
    [
      status,
      circuit,
      step,
      factsKnown(facts),
      [...confirmed].sort(),
      classification?.rule,
      classification !== null,
      mailbox,
    ],
    [floor, lowering?.by, [...new Set(loweredBy)].sort(), apart.length, alone, hold, left.length, answerTo !== null],
    [
      proposed?.changes,
      proposed?.weakens,
      proposed?.by,
      preparation?.preparedBy,
      consents,
      preparation?.letters[0]?.zone,
    ],
    isOriginProved({ facts, origins }),
    [...new Set(addressed(origins).map(({ by, confirmedBy, mailbox: to }) => `${by} ${confirmedBy} ${to}`))].sort(),
    { ...history, origins: history.origins.map((each) => JSON.stringify(each)).sort() },
  ];
}
