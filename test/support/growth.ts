/** What a text costs as it grows: a ratio of two measures in one run, which the speed of the machine does not change. */

const TRIES = 7;

/** The least of several tries: what else the machine does makes some of them longer, and none shorter. */
async function least(work: () => unknown): Promise<number> {
  const spent: number[] = [];
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const began = performance.now();
    await work();
    spent.push(performance.now() - began);
  }
  return Math.min(...spent);
}

/**
 * @param work MUST take longer than a tenth of a millisecond at the small size
 * @returns how many times as long `work` takes on the large size as on the small one
 */
export async function growth(work: (size: number) => unknown, small: number, large: number): Promise<number> {
  await work(small);
  return (await least(() => work(large))) / (await least(() => work(small)));
}
