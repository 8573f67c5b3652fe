/** The short set runs with every test, the long one with `npm run faults` and in stages of `npm run test:full`. */
const isLong = process.env.TEST_SET === 'long';

/** Of two sizes, or of two lists, the one of the set that runs. */
export const size = <Size>({ short, long }: { short: Size; long: Size }): Size => (isLong ? long : short);

const [part, parts] = (process.env.TEST_SLICE ?? '1/1').split('/').map(Number);

/** The part of a long list that `TEST_SLICE=2/5` asks for: every part in turn is the whole list, each item once. */
export const slice = <Item>(items: readonly Item[]): Item[] => {
  if (!part || !parts || part > parts) throw new Error('TEST_SLICE is written 2/5: the second of five parts.');
  return items.filter((_, at) => at % parts === part - 1);
};

/** `TEST_SEED=8596 TEST_SEEDS=1` plays one run again. */
export function seeds(sizes: { short: number; long: number }): number[] {
  const first = Number(process.env.TEST_SEED ?? 1);
  return Array.from({ length: Number(process.env.TEST_SEEDS ?? size(sizes)) }, (_, at) => first + at);
}
