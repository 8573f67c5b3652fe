/** Whether a copy of the database is taken for the installation: by signatures of the attacker, or by old ones written again. */
import {
  type ConfirmedPlace,
  PLACE_CONFIRMED,
  PLACE_TAKEN,
  type PlaceEntry,
  placeAct,
  placeInForce,
} from '../../../src/domain/signature/place.js';
import type { Signatory } from '../../support/signatory.js';
import { staff } from './people.js';
import type { Acting } from './properties.js';
import { type Off, signed } from './signing.js';

const [first, second, copy] = ['1', '2', '3'].map((digit) => digit.repeat(64)) as [string, string, string];
const at = '2026-11-24T14:00:00.000Z';
/** Sequence of the entry by which the installation is where it is. */
const IN_FORCE = 6;

const confirmed = (seq: number, by: Signatory, of: ConfirmedPlace, off: Off): PlaceEntry => ({
  ...{ seq, type: PLACE_CONFIRMED, actor: by.key.person, at },
  data: { ...of, signature: signed(by, placeAct(of), off) },
});
const taken = (seq: number, place: string): PlaceEntry => ({
  ...{ seq, type: PLACE_TAKEN, actor: 'place', at, data: { place, lost: null } },
});

/** Two people confirmed a first place, then the one in force. */
function history(off: Off): PlaceEntry[] {
  const [one, other] = staff.slice(1, 4).map(({ key }) => key) as [Signatory, Signatory];
  const both = (seq: number, place: string, before: number) =>
    [one, other].map((by, index) => confirmed(seq + index, by, { place, lost: null, before }, off));
  return [...both(1, first, 0), taken(3, first), ...both(4, second, 3), taken(IN_FORCE, second)];
}

const known = new Map<string, PlaceEntry[]>();
function begun(off: Off): PlaceEntry[] {
  const text = [...off].join();
  const made = known.get(text) ?? history(off);
  known.set(text, made);
  return made;
}

/** @param writes whether they write what was signed before again, under the place in force */
export function moves({ authority, off, keys, writes }: Acting & { readonly writes: boolean }): boolean {
  const before = begun(off);
  const of = { place: copy, lost: null, before: IN_FORCE };
  const own = keys.map((by, index) => confirmed(IN_FORCE + 1 + index, by, of, off));
  const again = before.slice(0, 2).map(({ data, ...entry }, index) => ({
    ...entry,
    seq: IN_FORCE + 1 + index,
    data: { ...(data as object), before: IN_FORCE },
  }));
  const tries = [
    [...own, taken(IN_FORCE + 1 + own.length, copy)],
    writes ? [...again, taken(IN_FORCE + 3, first)] : [],
  ];
  return tries.some((added) => [copy, first].includes(placeInForce([...before, ...added], authority)?.place ?? second));
}
