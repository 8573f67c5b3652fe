// @stage slow
/** The service as five processes, each with the one login of its role: the same mails, acts and letters as in one. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ofDatabase } from '../../../src/platform/database/session.js';
import { Application } from '../../faults/testbed/application.js';
import { check } from '../../faults/testbed/checker.js';
import { isIdle } from '../../faults/testbed/crash-run.js';
import { print } from '../../faults/testbed/figures.js';
import { Load } from '../../faults/testbed/load.js';
import { Random } from '../../faults/testbed/random.js';
import { type Installation, Testbed } from '../../faults/testbed/testbed.js';
import { startFront } from '../../support/front.js';

const roles = ['api', 'worker', 'sequencer', 'intake', 'identity'] as const;
type Role = (typeof roles)[number];
const MOMENTS = 5;
const PATIENCE_MILLISECONDS = 240_000;

/** What a process of the role is given, and no other login. */
function environmentFor(
  role: Role,
  installation: Installation,
  urlOf: (role: string) => string,
): Record<string, string> {
  const {
    DATABASE_URL: _,
    DATABASE_IDENTITY_URL: __,
    DATABASE_SEQUENCER_URL: ___,
    DATABASE_OWNER_URL: ____,
    ...rest
  } = installation.environment;
  const variable = { identity: 'DATABASE_IDENTITY_URL', sequencer: 'DATABASE_SEQUENCER_URL' }[role as string];
  return { ...rest, [variable ?? 'DATABASE_URL']: urlOf(`greffe_${role}`) };
}

describe('five processes', () => {
  let testbed: Testbed;
  let installation: Installation;
  let urlOf: (role: string) => string;
  let front: Awaited<ReturnType<typeof startFront>>;
  const running = new Map<Role, Application>();
  const httpOf = (role: Role) => running.get(role)?.http ?? '';

  beforeAll(async () => {
    testbed = await Testbed.open();
    installation = await testbed.installation();
    const database = new URL(installation.environment.DATABASE_URL ?? '').pathname.slice(1);
    urlOf = (role) => ofDatabase(testbed.server.urlOf(role), database);
    for (const role of roles) {
      const application = await Application.start(environmentFor(role, installation, urlOf), undefined, { role });
      if (application.isDead) throw new Error(`${role} did not start:\n${application.printed.join('')}`);
      running.set(role, application);
    }
    front = await startFront({ api: httpOf('api'), identity: httpOf('identity'), intake: httpOf('intake') });
  }, 300_000);

  afterAll(async () => {
    for (const application of running.values()) await application.kill('SIGTERM');
    await front?.close();
    await installation?.relay.close();
    await testbed?.close();
  });

  const random = new Random(13);

  /** What the database refused to a process for want of a right. */
  const complaints = () =>
    [...running.values()]
      .flatMap(({ printed }) => printed.join('').split('\n'))
      .filter((line) => /permission denied|writes no entry|asks for no work|no work that waits/.test(line))
      .join('\n');

  async function work(load: Load): Promise<number> {
    let acts = 0;
    for (let moment = 0; moment < MOMENTS; moment += 1) {
      await load.mail(random.of(['requisition', 'foreign', 'reply']), random.chance(0.5) ? 'smtp' : 'hook');
      if (random.chance(0.3)) await load.duplicate();
      await load.note();
      acts += await load.decide(4);
    }
    return acts;
  }

  /** Until nothing is left to decide, to send or to seal. */
  async function finish(load: Load): Promise<number> {
    const until = performance.now() + PATIENCE_MILLISECONDS;
    let [acts, quiet] = [0, 0];
    while (quiet < 2) {
      if (performance.now() > until) throw new Error(`${acts} acts later there is still work to do.`);
      const more = await load.decide();
      await load.mend();
      acts += more;
      quiet = more === 0 && (await isIdle(installation)) ? quiet + 1 : 0;
    }
    return acts;
  }

  it('serve each their own routes, and say of the others that another process serves them', async () => {
    const elsewhere = 'served-elsewhere';
    const status = async (role: Role, path: string) => {
      const response = await fetch(`${httpOf(role)}${path}`);
      return (await response.text()).includes(elsewhere) ? elsewhere : response.status;
    };
    expect(await Promise.all(roles.map((role) => status(role, '/health')))).toEqual([200, 200, 200, 200, 200]);
    expect(await Promise.all(roles.map((role) => status(role, '/api/cases')))).toEqual([
      401,
      elsewhere,
      elsewhere,
      elsewhere,
      elsewhere,
    ]);
    expect(await Promise.all(roles.map((role) => status(role, '/api/sessions')))).toEqual([
      elsewhere,
      elsewhere,
      elsewhere,
      elsewhere,
      401,
    ]);
  });

  it('are each logged in as their own role, and none as the owner', async () => {
    await Promise.all(roles.map((role) => fetch(`${httpOf(role)}/health`)));
    const rows = await installation.rows.query<{ role: string }>(
      `select distinct usename::text as role from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid() order by 1`,
    );
    expect(rows.map(({ role }) => role)).toEqual(roles.map((role) => `greffe_${role}`).sort());
  });

  it('take mails, read them, let people decide, send letters and seal: nothing lost, nothing twice, nothing refused by a right', async () => {
    const load = new Load(installation, random);
    await load.resume({ http: front.url, smtpPort: running.get('intake')?.smtpPort ?? 0 });
    for (const person of installation.desk.people) await person.signIn(front.url);
    installation.relay.mood = 'takes';
    const acts = await work(load)
      .then(async (done) => done + (await finish(load)))
      .catch((error: Error) => {
        throw new Error(`${error.message}\n${complaints()}`, { cause: error });
      });
    for (const application of running.values()) await application.kill('SIGTERM');
    const { findings, counts } = await check(installation, load.acknowledged);
    print(`five processes: ${acts} acts of people, ${findings.length} findings`, counts);
    expect(findings).toEqual([]);
    expect(acts).toBeGreaterThan(MOMENTS);
    expect(await installation.rows.query('select topic from outbox where dead_at is not null')).toEqual([]);
    expect(complaints()).toBe('');
  }, 900_000);
});
