/** What a text costs as it grows: a ratio of two measures in one run, which the speed of the machine does not change. */

const [FEWEST, MOST] = [3, 20];

async function spent(work: () => unknown): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/**
 * Measures both sizes in turns: what else the machine does makes some tries longer, and none shorter. After three it ends as
 * soon as the least of the large tries is below `bound` times the least of the small ones.
 * @param work MUST take longer than a tenth of a millisecond at the small size
 * @returns how many times as long `work` takes on the large size as on the small one
 */
export async function growth(
  work: (size: number) => unknown,
  small: number,
  large: number,
  bound: number,
): Promise<number> {
  await work(small);
  let [few, many] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let attempt = 0; attempt < MOST && !(attempt >= FEWEST && many < bound * few); attempt += 1) {
    few = Math.min(few, await spent(() => work(small)));
    many = Math.min(many, await spent(() => work(large)));
  }
  return many / few;
}
