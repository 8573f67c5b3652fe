// @stage slow kills
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ofDatabase } from '../../src/platform/database/session.js';
import { size } from '../support/set.js';
import { Application } from './testbed/application.js';
import { Unanswered } from './testbed/desk.js';
import { digest } from './testbed/digest.js';
import { percentile, print } from './testbed/figures.js';
import { mail, sendBySmtp } from './testbed/mails.js';
import { Random } from './testbed/random.js';
import { type Installation, Testbed } from './testbed/testbed.js';

const SEED = Number(process.env.TEST_SEED ?? 1);
const MILLISECONDS = size({ short: 5_000, long: 120_000 });
const RESTARTS = size({ short: 1, long: 10 });
const SENDERS = 3;
const READERS = 2;
/** Longer than any run whose control does not fail. */
const CONTROL_MILLISECONDS = 120_000;

const SPLIT = ['api', 'identity', 'intake', 'worker', 'sequencer'] as const;

/** What senders and readers saw while `fault` was at work. */
interface Seen {
  readonly died: readonly string[];
  readonly lost: number;
  readonly twice: number;
  readonly acknowledged: number;
  readonly reads: number;
  /** Milliseconds from one acknowledgement to the next, of all senders together. */
  readonly gaps: readonly number[];
}

/** N5: PostgreSQL may end any connection at any moment, and it may restart; no process of the service ends with it. */
describe('connections that PostgreSQL ends under mail and reading', () => {
  let testbed: Testbed;
  let number = 0;

  beforeAll(async () => {
    testbed = await Testbed.open();
  }, 300_000);
  afterAll(() => testbed?.close());

  /** Each role of the service in a process of its own, or all of them in one. */
  async function start(installation: Installation, roles: readonly string[], preload: readonly string[] = []) {
    const { environment } = installation;
    const name = installation.folder.split('/').at(-1) ?? '';
    const { DATABASE_IDENTITY_URL, DATABASE_SEQUENCER_URL, ...others } = environment;
    const own = (role: string): Record<string, string> => {
      const url = ofDatabase(testbed.server.urlOf(`greffe_${role}`), name);
      if (role === 'all') return environment;
      if (role === 'identity') return { ...others, DATABASE_IDENTITY_URL: url };
      return role === 'sequencer' ? { ...others, DATABASE_SEQUENCER_URL: url } : { ...others, DATABASE_URL: url };
    };
    const started = new Map<string, Application>();
    for (const role of roles) started.set(role, await Application.start(own(role), undefined, { role, preload }));
    return started;
  }

  /** Mails come in and the desk is read until `fault` has done its work and a last mail was taken. */
  async function under(
    roles: readonly string[],
    fault: (installation: Installation, isOver: () => boolean) => Promise<void>,
    preload: readonly string[] = [],
  ): Promise<Seen> {
    const installation = await testbed.installation();
    const applications = await start(installation, roles, preload);
    const processOf = (role: string) => (applications.get(role) ?? applications.get('all')) as Application;
    const [door, desk] = [processOf('intake'), processOf('api')];
    installation.desk.base = desk.http;
    const died = () =>
      [...applications].flatMap(([role, each]) => (each.isDead ? [`DIED: ${role}: ${each.printed.at(-1)}`] : []));
    const acknowledged = new Map<string, number>();
    let [reads, isDone] = [0, false];
    const taken = async () => {
      number += 1;
      const raw = mail('foreign', String(20_000 + number));
      while (died().length === 0) {
        try {
          await sendBySmtp(door.smtpPort, raw);
          acknowledged.set(digest(raw), performance.now());
          return;
        } catch {
          await wait(20);
        }
      }
    };
    const send = async () => {
      while (!isDone && died().length === 0) await taken();
    };
    const read = async () => {
      const person = installation.desk.with('jurist');
      while (!isDone && died().length === 0) {
        await installation.desk.get(person, '/api/tasks').then(() => {
          reads += 1;
        }, unanswered);
        await wait(10);
      }
    };
    const load = [...Array.from({ length: SENDERS }, send), ...Array.from({ length: READERS }, read)];
    try {
      await fault(installation, () => died().length > 0);
      await taken();
      isDone = true;
      await Promise.all(load);
      const found = died();
      for (const each of applications.values()) await each.kill('SIGTERM');
      const kept = await installation.rows.query<{ sha256: string }>('select sha256 from raw_message');
      const hashes = kept.map(({ sha256 }) => sha256);
      const hours = [...acknowledged.values()].sort((a, b) => a - b);
      return {
        ...{ died: found, reads, acknowledged: acknowledged.size },
        lost: [...acknowledged.keys()].filter((sha256) => !hashes.includes(sha256)).length,
        twice: hashes.length - new Set(hashes).size,
        gaps: hours.slice(1).map((hour, at) => hour - (hours[at] ?? hour)),
      };
    } finally {
      isDone = true;
      for (const each of applications.values()) await each.kill();
      await installation.relay.close();
    }
  }

  /** Bursts, so that connections end while they are taken, used and given back; and rests, in which mails are taken. */
  const endingAll =
    (milliseconds: number) =>
    async ({ rows }: Installation, isOver: () => boolean): Promise<void> => {
      const random = new Random(SEED);
      const until = performance.now() + milliseconds;
      while (performance.now() < until && !isOver()) {
        for (let burst = random.below(8); burst >= 0; burst -= 1) {
          await rows.query(
            `select pg_terminate_backend(pid) from pg_stat_activity
             where datname = current_database() and usename like 'greffe\\_%' and pid <> pg_backend_pid()`,
          );
          await wait(random.below(30));
        }
        await wait(random.below(700));
      }
    };

  const restarting = async (_: Installation, isOver: () => boolean): Promise<void> => {
    const random = new Random(SEED);
    for (let n = 0; n < RESTARTS && !isOver(); n += 1) {
      await wait(random.below(1_000));
      await testbed.server.restart();
      await wait(2_000);
    }
  };

  const told = (what: string, { gaps, ...seen }: Seen) =>
    print(`${what}: worst wait for the next mail ${percentile(gaps, 100)} ms, p95 ${percentile(gaps, 95)} ms`, seen);

  const harmless = { died: [], lost: 0, twice: 0 };

  it('end no process that does everything, and lose no mail', async () => {
    const seen = await under(['all'], endingAll(MILLISECONDS));
    told('connections ended, one process', seen);
    expect(seen).toMatchObject(harmless);
    expect(Math.min(seen.acknowledged, seen.reads)).toBeGreaterThan(0);
  }, 600_000);

  it('end none of the processes of a split service, and lose no mail', async () => {
    const seen = await under(SPLIT, endingAll(MILLISECONDS));
    told('connections ended, a process for each role', seen);
    expect(seen).toMatchObject(harmless);
    expect(Math.min(seen.acknowledged, seen.reads)).toBeGreaterThan(0);
  }, 600_000);

  it('end no process when PostgreSQL restarts, and lose no mail', async () => {
    const seen = await under(['all'], restarting);
    told(`${RESTARTS} restarts of PostgreSQL`, seen);
    expect(seen).toMatchObject(harmless);
    expect(Math.min(seen.acknowledged, seen.reads)).toBeGreaterThan(0);
  }, 600_000);

  it('end a process whose connections have no listener of their own', async () => {
    const { died } = await under(['all'], endingAll(CONTROL_MILLISECONDS), ['support/without-listener.mjs']);
    print('connections ended, without their listener', died);
    expect(died).not.toEqual([]);
  }, 600_000);
});

function unanswered(error: unknown): void {
  if (!(error instanceof Unanswered)) throw error;
}
