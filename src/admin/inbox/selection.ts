/** Which rows are chosen, for one act on all of them; nothing that discloses is ever done this way. */
import { useEffect, useRef, useState } from 'react';
import type { CasePages, ListedCase } from '../api/pages.js';

/** More are another list; the server takes no more at once. */
const MOST = 200;

export interface Selection {
  /** Whether rows are being chosen at all. */
  readonly on: boolean;
  readonly rows: readonly ListedCase[];
  readonly has: (id: string) => boolean;
  /** The row at this place; `reaching`, all from the last one chosen to it. */
  readonly toggle: (index: number, reaching?: boolean) => void;
  /** Every row from one place to another. */
  readonly reach: (from: number, to: number) => void;
  readonly turn: (on: boolean) => void;
}

/** The rows from one place to another, in whichever order; only the last one where a row between is not read yet. */
function between(pages: CasePages, from: number, to: number): ListedCase[] {
  const places = Array.from({ length: Math.abs(to - from) + 1 }, (_, at) => Math.min(from, to) + at);
  const rows = places.map((place) => pages.at(place));
  const known = rows.filter((row) => row !== undefined);
  const last = pages.at(to);
  return known.length === rows.length ? known : last ? [last] : [];
}

export function useSelection(pages: CasePages, query: string): Selection {
  const [on, setOn] = useState(false);
  const [chosen, setChosen] = useState<ReadonlyMap<string, ListedCase>>(new Map());
  const last = useRef<number | null>(null);
  const turn = (next: boolean) => {
    setOn(next);
    setChosen(new Map());
    last.current = null;
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list is chosen from again
  useEffect(() => turn(false), [query]);
  const keep = (next: ReadonlyMap<string, ListedCase>, place: number) => {
    last.current = place;
    setOn(true);
    if (next.size <= MOST) setChosen(next);
  };
  const reach = (from: number, to: number) =>
    keep(new Map([...chosen, ...between(pages, from, to).map((row) => [row.id, row] as const)]), to);
  const toggle = (index: number, reaching = false) => {
    const item = pages.at(index);
    if (!item) return;
    if (reaching) return reach(last.current ?? index, index);
    const next = new Map(chosen);
    if (!next.delete(item.id)) next.set(item.id, item);
    keep(next, index);
  };
  return { on, rows: [...chosen.values()], has: (id) => chosen.has(id), toggle, reach, turn };
}
