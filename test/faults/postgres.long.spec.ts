// @stage kills
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { slice } from '../support/set.js';
import { Application } from './testbed/application.js';
import { check } from './testbed/checker.js';
import { finish } from './testbed/crash-run.js';
import { Unanswered } from './testbed/desk.js';
import { percentile, print } from './testbed/figures.js';
import { Load } from './testbed/load.js';
import { Random } from './testbed/random.js';
import { Testbed } from './testbed/testbed.js';

const SEED = Number(process.env.TEST_SEED ?? 1);
const KILLS = slice(Array.from({ length: 30 })).length;
const KILLS_OF_THE_CONTROL = 3;
const LONGEST_QUIET_MILLISECONDS = 1_000;

interface Killed {
  readonly findings: readonly string[];
  readonly counts: Readonly<Record<string, number>>;
  /** From the moment PostgreSQL answers again, or lost a process, to the first answer to a sender. */
  readonly back: readonly number[];
}

/** F3: PostgreSQL is killed and comes back under mails and decisions, the server going on all the while. */
describe('SIGKILL of PostgreSQL', () => {
  it(
    `loses nothing that was answered and repeats nothing over ${KILLS} kills`,
    async () => {
      const { findings, counts, back } = await killUnderLoad(KILLS, true);
      const times = `answers again after p95 ${percentile(back, 95)} ms, worst ${percentile(back, 100)} ms`;
      print(`postgres: ${KILLS} kills, seed ${SEED}, ${findings.length} findings, ${times}`, counts);
      expect(findings).toEqual([]);
    },
    24 * 3_600_000,
  );

  it(
    'is found out to lose where PostgreSQL answers before it writes',
    async () => {
      const { findings } = await killUnderLoad(KILLS_OF_THE_CONTROL, false);
      print(`postgres: ${KILLS_OF_THE_CONTROL} kills without synchronous_commit: ${findings.length} findings`);
      expect(findings.filter((finding) => finding.startsWith('LOST'))).not.toEqual([]);
    },
    24 * 3_600_000,
  );
});

async function killUnderLoad(kills: number, synchronous: boolean): Promise<Killed> {
  const testbed = await Testbed.open();
  try {
    if (!synchronous) await testbed.weaken('synchronous_commit');
    const installation = await testbed.installation(synchronous ? {} : { GREFFE_TEST_DURABILITY: 'true' });
    const load = new Load(installation, new Random(SEED));
    const random = new Random(SEED + 1);
    const application = await Application.start(installation.environment);
    await load.resume(application);
    const back: number[] = [];
    for (let n = 0; n < kills; n += 1) back.push(await killOnce(testbed, application, load, random, n));
    const died = application.isDead ? ['DIED: the server went with its database.'] : [];
    await application.kill('SIGTERM');
    await installation.rows.hoursPass();
    await finish(installation, load);
    await installation.relay.close();
    const { findings, counts } = await check(installation, load.acknowledged);
    return { findings: [...died, ...findings], counts, back };
  } finally {
    await testbed.close();
  }
}

/** Two of three times the whole server, right after an answer or in the middle of things; else one process of it. */
async function killOnce({ server }: Testbed, application: Application, load: Load, random: Random, n: number) {
  const turns = random.below(6);
  for (let turn = 0; turn < turns; turn += 1) await answered(application, load, () => act(load, random, turn));
  await answered(application, load, () => load.mail('foreign'));
  const acting = random.chance(0.5) ? act(load, random, n).catch(unanswered) : undefined;
  if (acting) await wait(random.below(80));
  if (n % 3 === 2) server.loseOneBackend();
  else await server.die();
  await acting;
  if (n % 3 !== 2) await wait(random.below(LONGEST_QUIET_MILLISECONDS));
  if (n % 3 !== 2) await server.comeBack();
  const began = performance.now();
  await answered(application, load, () => load.mail('foreign'));
  return performance.now() - began;
}

const act = async (load: Load, random: Random, turn: number): Promise<unknown> =>
  turn % 3 === 2 ? load.decide(3) : load.mail('requisition', random.of(['smtp', 'hook']));

/** Like a sender and a person who try again until it is answered. */
async function answered(application: Application, load: Load, begin: () => Promise<unknown>): Promise<void> {
  for (let attempt = begin; !application.isDead; attempt = () => load.resume(application)) {
    try {
      await attempt();
      return;
    } catch (error) {
      unanswered(error);
      await wait(20);
    }
  }
}

function unanswered(error: unknown): void {
  if (!(error instanceof Unanswered)) throw error;
}
