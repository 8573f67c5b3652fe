/** The requests of one column of a table by their keys, and which keys are named (docs/decisions/016-small-numbers.md). */

/** A smaller count is not printed where it could point at an inquiry. */
export const FEWEST = 5;
export const THIRD_STATES = 'U';

export const isSmall = (count: number): boolean => count > 0 && count < FEWEST;
const largestFirst = (counts: ReadonlyMap<string, number>): [string, number][] =>
  [...counts].sort(([a, left], [b, right]) => right - left || (a < b ? -1 : 1));

/** Requests of one column, by their keys. */
export class Block {
  private readonly alike = new Map<
    string,
    { readonly keys: readonly string[]; readonly zone: string; count: number }
  >();
  count = 0;
  readonly shown = new Map<string, number>();

  add(keys: readonly string[], zone: string): void {
    const name = [zone, ...keys].join(' ');
    const group = this.alike.get(name) ?? { keys, zone, count: 0 };
    this.alike.set(name, group);
    group.count += 1;
    this.count += 1;
  }

  showAll(): void {
    for (const [key, count] of largestFirst(this.counted(({ keys }) => keys))) this.shown.set(key, count);
  }

  /** Each key with enough requests, fewer while those without a name are too few in some zone. */
  show(hidden: ReadonlySet<string>): void {
    const counts = largestFirst(this.counted(({ keys }) => keys));
    for (const [key, count] of counts) if (count >= FEWEST && !hidden.has(key)) this.shown.set(key, count);
    const enough = this.zonesWithEnough();
    const groups: ((zone: string) => boolean)[] = [
      ...[...enough].map((one) => (zone: string) => zone === one),
      (zone) => !enough.has(zone) && zone !== THIRD_STATES,
      () => true,
    ];
    for (;;) {
      const short = groups.find((isIn) => isSmall(this.rest(isIn)));
      const smallest = short && [...this.shown.keys()].findLast((key) => this.having(key, short));
      if (smallest === undefined) return;
      this.shown.delete(smallest);
    }
  }

  /** Null where the count of the key is withheld; none where nothing is. */
  of(key: string): number | null {
    return this.shown.get(key) ?? (this.rest() === 0 ? 0 : null);
  }

  /** Requests with a key that is not shown. */
  rest(isIn: (zone: string) => boolean = () => true): number {
    const hidden = [...this.alike.values()].filter(
      ({ keys, zone }) => isIn(zone) && keys.some((key) => !this.shown.has(key)),
    );
    return hidden.reduce((sum, { count }) => sum + count, 0);
  }

  private having(key: string, isIn: (zone: string) => boolean): boolean {
    return [...this.alike.values()].some(({ keys, zone }) => isIn(zone) && keys.includes(key));
  }

  private counted(
    keysOf: (alike: { keys: readonly string[]; zone: string }) => readonly string[],
  ): Map<string, number> {
    const counts = new Map<string, number>();
    for (const each of this.alike.values()) {
      for (const key of keysOf(each)) counts.set(key, (counts.get(key) ?? 0) + each.count);
    }
    return counts;
  }

  /** The others together have none, or enough. Third States are neither: how many requests they sent is exact. */
  private zonesWithEnough(): Set<string> {
    const all = largestFirst(this.counted(({ zone }) => [zone])).filter(([zone]) => zone !== THIRD_STATES);
    const enough = all.filter(([, count]) => count >= FEWEST);
    const sumOf = (zoned: typeof all) => zoned.reduce((sum, [, count]) => sum + count, 0);
    while (isSmall(sumOf(all) - sumOf(enough)) && enough.length > 0) enough.pop();
    return new Set(enough.map(([zone]) => zone));
  }
}
