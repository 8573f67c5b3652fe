/** `npm test` runs the quick set, `npm run test:all` the short one, `npm run faults` the long one; scripts/stages.mjs says which stage runs which. */
type SetName = 'quick' | 'short' | 'long';

const names: readonly SetName[] = ['quick', 'short', 'long'];
const set = names.find((name) => name === process.env.TEST_SET) ?? 'short';

interface Sizes<Size> {
  /** Absent, as the short one. */
  readonly quick?: Size;
  readonly short: Size;
  readonly long: Size;
}

/** Of three sizes, or of three lists, the one of the set that runs. */
export const size = <Size>(sizes: Sizes<Size>): Size => sizes[set] ?? sizes.short;

const [part, parts] = (process.env.TEST_SLICE ?? '1/1').split('/').map(Number);

/** The part of a long list that `TEST_SLICE=2/5` asks for: every part in turn is the whole list, each item once. */
export const slice = <Item>(items: readonly Item[]): Item[] => {
  if (!part || !parts || part > parts) throw new Error('TEST_SLICE is written 2/5: the second of five parts.');
  return items.filter((_, at) => at % parts === part - 1);
};

/** `TEST_SEED=8596 TEST_SEEDS=1` plays one run again. */
export function seeds(sizes: Sizes<number>): number[] {
  const first = Number(process.env.TEST_SEED ?? 1);
  return Array.from({ length: Number(process.env.TEST_SEEDS ?? size(sizes)) }, (_, at) => first + at);
}
