/** Times of calls one after the other, in milliseconds; the first call is not counted. */
export async function timesOf(call: () => Promise<unknown>, calls: number): Promise<readonly number[]> {
  await call();
  const times: number[] = [];
  for (let n = 0; n < calls; n += 1) {
    const from = performance.now();
    await call();
    times.push(performance.now() - from);
  }
  return times.sort((left, right) => left - right);
}

/** The time that this share of the sorted times does not exceed. */
export const within = (share: number, sorted: readonly number[]): number =>
  sorted[Math.floor(sorted.length * share)] ?? 0;

export async function p95(call: () => Promise<unknown>, calls: number): Promise<number> {
  return within(0.95, await timesOf(call, calls));
}
