/** People and senders who go on working, on one program or on several in turn. */
import { setTimeout as wait } from 'node:timers/promises';
import { machineTime } from '../../support/machine-clock.js';
import type { Application } from './application.js';
import { Unanswered } from './desk.js';
import type { Load } from './load.js';
import type { Random } from './random.js';

/** What a moment brings to one program; how many acts of people were done. */
async function moment(load: Load, program: Application, random: Random): Promise<number> {
  await load.resume(program);
  await load.mail(random.of(['requisition', 'foreign', 'reply']), random.chance(0.5) ? 'smtp' : 'hook');
  if (random.chance(0.2)) await load.duplicate();
  if (random.chance(0.3)) await load.note();
  return load.decide(3);
}

/** A request without an answer or with a server error; `key` names the write that is repeated until it is answered. */
export interface Fault {
  readonly by: Application;
  readonly message: string;
  readonly key: string | null;
  readonly asked: Unanswered['asked'];
  /** Milliseconds of the clock of the machine. */
  readonly at: number;
}

/** Rethrows what is no such error. */
export function faultOf(error: unknown, by: Application): Fault {
  if (!(error instanceof Unanswered)) throw error;
  const { message, key, asked } = error;
  return { by, message, key, asked, at: machineTime() };
}

/** All users go on working, on each of the programs in turn. */
export async function work(load: Load, programs: readonly Application[], random: Random, until: () => boolean) {
  const unanswered: Fault[] = [];
  let acts = 0;
  for (let turn = 0; !until(); turn += 1) {
    const by = programs[turn % programs.length] as Application;
    try {
      acts += await moment(load, by, random);
    } catch (error) {
      unanswered.push(faultOf(error, by));
      await wait(50);
    }
  }
  return { acts, unanswered };
}

export async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; !(await holds()); tries += 1) {
    if (tries > 600) throw new Error('It never came.');
    await wait(100);
  }
}

export const forSeconds = (seconds: number) => {
  const end = performance.now() + seconds * 1_000;
  return () => performance.now() > end;
};
