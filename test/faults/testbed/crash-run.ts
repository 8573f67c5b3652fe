/** Kills one installation many times: each start of the server has another crash point; the last one runs to the end. */
import { setTimeout as wait } from 'node:timers/promises';
import { Application } from './application.js';
import { check, type Findings } from './checker.js';
import { Unanswered } from './desk.js';
import { Load } from './load.js';
import type { Random } from './random.js';
import { sceneOf } from './scenes.js';
import type { Installation, Testbed } from './testbed.js';

export interface Death {
  readonly point: string;
  readonly pass: number;
  readonly struck: boolean;
}

export interface CrashReport extends Findings {
  readonly deaths: readonly Death[];
  /** From the start of the process to its listening servers, after a kill. */
  readonly restartMilliseconds: readonly number[];
  /** The folder stays when there are findings. */
  readonly folder: string;
}

const LIFE_MILLISECONDS = 120_000;
const FINISH_MILLISECONDS = 600_000;

export async function crashRun(testbed: Testbed, points: readonly string[], random: Random): Promise<CrashReport> {
  const installation = await testbed.installation();
  const load = new Load(installation, random);
  const deaths: Death[] = [];
  const restartMilliseconds: number[] = [];
  try {
    for (const point of points) {
      const pass = 1 + random.below(sceneOf(point).passes ?? 1);
      const { struck, started } = await die(installation, load, point, pass);
      deaths.push({ point, pass, struck });
      if (started !== null) restartMilliseconds.push(started);
    }
    restartMilliseconds.push(await finish(installation, load));
    return {
      ...(await check(installation, load.acknowledged)),
      deaths,
      restartMilliseconds,
      folder: installation.folder,
    };
  } finally {
    await installation.relay.close();
  }
}

/** One start: whether the process died at the crash point, and how long the start took; null when it died before its servers listened. */
async function die(
  installation: Installation,
  load: Load,
  point: string,
  pass: number,
): Promise<{ struck: boolean; started: number | null }> {
  installation.relay.mood = 'takes';
  await sceneOf(point).prepare?.(installation);
  const began = performance.now();
  const application = await Application.start(installation.environment, { point, pass });
  const started = application.isDead ? null : performance.now() - began;
  if (started !== null) await live(installation, load, application, point);
  await application.kill();
  await installation.rows.hoursPass();
  return { struck: application.diedAt === point, started };
}

/** Plays the scene of the point until the server is dead, or its time is up; in between it may work in peace. */
async function live(installation: Installation, load: Load, application: Application, point: string): Promise<void> {
  const { play } = sceneOf(point);
  const until = performance.now() + LIFE_MILLISECONDS;
  let resumed = false;
  for (let turn = 0; !application.isDead && performance.now() < until; turn += 1) {
    try {
      if (!resumed) await load.resume(application);
      resumed = true;
      await play({ installation, load, application, turn });
      await Promise.race([application.ended, workDone(installation)]);
    } catch (error) {
      if (!(error instanceof Unanswered)) throw error;
      await Promise.race([application.ended, wait(100)]);
    }
  }
}

/** A server that has nothing due will not pass a point by itself. */
async function workDone({ rows }: Installation): Promise<void> {
  for (let looks = 0; looks < 60; looks += 1) {
    await wait(250);
    const [open] = await rows.query<{ due: number }>(
      `select count(*)::int as due from outbox where done_at is null and dead_at is null and due_at <= clock_timestamp()`,
    );
    if (open?.due === 0) return;
  }
}

/** A life without a point: everything is answered, decided, sent, sealed. Returns the milliseconds of its start. */
export async function finish(installation: Installation, load: Load): Promise<number> {
  installation.relay.mood = 'takes';
  const began = performance.now();
  const application = await Application.start(installation.environment);
  const started = performance.now() - began;
  if (application.isDead) throw new Error(`The server did not start again:\n${application.printed.join('')}`);
  await load.resume(application);
  const until = performance.now() + FINISH_MILLISECONDS;
  for (let quiet = 0; quiet < 2 && performance.now() < until; ) {
    const acts = await load.decide();
    await load.mend();
    quiet = acts === 0 && (await isIdle(installation)) ? quiet + 1 : 0;
    await wait(100);
  }
  await application.kill('SIGTERM');
  return started;
}

export async function isIdle({ rows }: Installation): Promise<boolean> {
  // A failed job waits before its next attempt. A closing receipt whose entry is not sealed yet is queued again for later.
  await rows.query(
    `update outbox set due_at = clock_timestamp() where done_at is null and dead_at is null and leased_until is null
       and (attempts > 0 or topic = 'correspondence.closing_receipt')`,
  );
  const [left] = await rows.query<{ left: number }>(
    `select (select count(*) from outbox where done_at is null and due_at <= clock_timestamp())::int
       + (select count(*) from delivery where state = 'unknown')::int
       + (select count(*) from unsealed_entry)::int as left`,
  );
  return left?.left === 0;
}
