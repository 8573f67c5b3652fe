import { setTimeout as wait } from 'node:timers/promises';

const PATIENCE_MILLISECONDS = 120_000;
const POLL_MILLISECONDS = 50;

/** Waits for a condition, never for a time: rejects, naming what was last seen, when it does not come about. */
export async function eventually<T>(
  look: () => Promise<T>,
  holds: (seen: T) => boolean,
  patience = PATIENCE_MILLISECONDS,
): Promise<T> {
  const until = performance.now() + patience;
  for (;;) {
    const seen = await look();
    if (holds(seen)) return seen;
    if (performance.now() > until) throw new Error(`It did not come about. Last seen: ${JSON.stringify(seen)}`);
    await wait(POLL_MILLISECONDS);
  }
}
