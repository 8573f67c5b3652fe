/** Every sequence of moves of an attacker, up to the worlds that were seen; which of what is looked for it reaches. */

import { PLACE_CONFIRMED } from '../../../src/domain/signature/place.js';
import type { Signatory } from '../../support/signatory.js';
import { prelude } from './log.js';
import { FOUNDS_IN_SIGHT, type Ground, given, takings, type World } from './moves.js';
import { type Attacker, former, isPartOf, second, staff } from './people.js';
import { moves } from './place.js';
import { type Acting, areStopped, destroys, discloses } from './properties.js';
import type { Off } from './signing.js';

export const properties = [
  ...(['discloses_at_once', 'discloses', 'destroys', 'destroys_though_stopped', 'moves', 'stops'] as const),
] as const;
export type Property = (typeof properties)[number];

/** One takes away, and the next founds: longer sequences reach nothing that shorter ones do not. */
const LONGEST = 2;

export interface Reached {
  /** The shortest sequence to each. */
  readonly paths: ReadonlyMap<Property, readonly string[]>;
  readonly worlds: number;
  readonly tries: number;
}

/** More than pass between the attack and the answer. */
const MOST_DAYS = 30;

const preludes = new Map<string, ReturnType<typeof prelude>>();
function begun(off: Off): ReturnType<typeof prelude> {
  const text = [...off].join();
  const made = preludes.get(text) ?? prelude(off);
  preludes.set(text, made);
  return made;
}

const accountOf = ({ key }: Signatory): string => key.person;

/** What of a world bears on what may follow. */
function textOf({ log, keys }: World): string {
  const { authority } = log;
  const people = [...authority.people].map(([account, { roles, active, person }]) => [account, roles, active, person]);
  const known = authority.keys.map(({ key, state }) => [key.key, state]);
  return JSON.stringify([people, known, keys.map(({ key }) => key.key)]);
}

interface Start {
  readonly world: World;
  readonly ground: Ground;
}

function startOf({ members, with: by }: Attacker, off: Off): Start {
  const { log, spent } = begun(off);
  const own = members.map(({ key }) => key);
  const isFirst = own.some((key) => key === staff[0]?.key);
  // Who lost a role keeps the key, and belongs to no set: it is every attacker's.
  const keys = [...own, ...(isFirst ? [second.key] : []), former.key];
  const honest = staff.map(({ key }) => key).filter((key) => !keys.includes(key));
  return {
    world: { log, keys, path: [] },
    ground: { with: by, spent, honest, others: honest.map(accountOf), without: [] },
  };
}

/**
 * @param looked for which the attacker is tried
 * @param without moves that are left out
 */
export function explore(
  attacker: Attacker,
  off: Off,
  looked: readonly Property[] = properties,
  without: readonly string[] = [],
): Reached {
  const { world: start, ground: all } = startOf(attacker, off);
  const ground = { ...all, without };
  const paths = new Map<Property, readonly string[]>();
  const seen = new Set<string>();
  const waiting = [start];
  let tries = 0;
  for (let world = waiting.shift(); world && paths.size < looked.length; world = waiting.shift()) {
    const text = textOf(world);
    if (seen.has(text)) continue;
    seen.add(text);
    const left = looked.filter((each) => !paths.has(each));
    for (const [property, path] of reachedIn(world, ground, left)) paths.set(property, path);
    const next = world.path.length < LONGEST ? takings(world, ground) : [];
    tries += next.length + 1;
    waiting.push(...next);
  }
  return { paths, worlds: seen.size, tries };
}

/** What is reached there, and by which sequence. */
function reachedIn(world: World, ground: Ground, left: readonly Property[]): [Property, readonly string[]][] {
  let all: World | undefined;
  return left.flatMap((property): [Property, readonly string[]][] => {
    if (property !== 'stops') all ??= given(world, ground);
    const whole = property === 'stops' ? world : (all ?? world);
    return holds(property, whole, ground) ? [[property, whole.path]] : [];
  });
}

function holds(property: Property, { log, keys, path }: World, { with: by, honest }: Ground): boolean {
  const acting: Acting = {
    ...{ authority: log.authority, off: log.off, keys },
    writesPreparations: by.writes('case', 'case.prepared'),
  };
  if (property === 'discloses_at_once') {
    return (
      !path.includes(FOUNDS_IN_SIGHT) && discloses({ ...acting, consentDays: log.off.has('days') ? 0 : MOST_DAYS })
    );
  }
  if (property === 'discloses') return discloses(acting);
  if (property === 'destroys') return destroys(acting);
  if (property === 'destroys_though_stopped') return destroys(acting, !by.owns);
  if (property === 'moves') return moves({ ...acting, writes: by.writes('installation', PLACE_CONFIRMED) });
  return areStopped({ ...acting, keys: honest, writesPreparations: false, off: new Set() });
}

/** The attackers that reach it and of which no part does, among these. */
export function smallest(attackers: readonly Attacker[], off: Off) {
  const found = new Map<Property, Attacker[]>(properties.map((property) => [property, []]));
  const sum = { worlds: 0, tries: 0, attackers: 0 };
  for (const attacker of attackers) {
    const left = properties.filter((each) => !found.get(each)?.some((known) => isPartOf(known, attacker)));
    if (left.length === 0) continue;
    const { paths, worlds, tries } = explore(attacker, off, left);
    sum.worlds += worlds;
    sum.tries += tries;
    sum.attackers += 1;
    for (const property of paths.keys()) found.get(property)?.push(attacker);
  }
  return { found, sum };
}
