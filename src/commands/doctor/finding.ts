/** What a look at one thing found, and what to do. */
import { setTimeout as wait } from 'node:timers/promises';
import { messageOf } from '../../platform/telemetry/failure.js';

/** `warn`: it works, and a person should know. `bad`: a start or some work will fail. */
export type State = 'good' | 'warn' | 'bad' | 'not set';

export interface Finding {
  readonly what: string;
  readonly state: State;
  /** A sentence; of what is not good, it names the setting or the program and says what to do. */
  readonly says: string;
}

export interface Look {
  readonly what: string;
  /** What rejects is bad. */
  readonly look: () => Promise<Omit<Finding, 'what'>>;
}

export const good = (says: string) => ({ state: 'good', says }) as const;
export const warn = (says: string) => ({ state: 'warn', says }) as const;
export const bad = (says: string) => ({ state: 'bad', says }) as const;

/** Longer than each service may take, so that its own sentence is the one that is read. */
const PATIENCE_MILLISECONDS = 20_000;

/** All at once, in their order; never rejects, and ends within some twenty seconds. */
export const lookAt = (looks: readonly Look[]): Promise<Finding[]> =>
  Promise.all(
    looks.map(async ({ what, look }) => {
      try {
        return { what, ...(await Promise.race([look(), late()])) };
      } catch (error) {
        return { what, ...bad(messageOf(error)) };
      }
    }),
  );

async function late(): Promise<never> {
  await wait(PATIENCE_MILLISECONDS, undefined, { ref: false });
  throw new Error(`No answer within ${PATIENCE_MILLISECONDS / 1_000} seconds.`);
}
