export interface Client {
  once(): Promise<void>;
  close(): Promise<void>;
}

const SECONDS = 8;

/** Operations per second of several clients at once, the first tenth of the time left out. */
export async function rateOf(clients: readonly Client[]): Promise<number> {
  const from = performance.now() + SECONDS * 100;
  const until = from + SECONDS * 1000;
  let done = 0;
  await Promise.all(
    clients.map(async (client) => {
      while (performance.now() < until) {
        await client.once();
        if (performance.now() >= from) done += 1;
      }
      await client.close();
    }),
  );
  return done / SECONDS;
}
