// @stage redis slow
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { LedgerWatch } from '../../../src/cases/alarms/ledger-watch.js';
import { signCheckpoint } from '../../../src/domain/ledger/checkpoint.js';
import { Ledger } from '../../../src/ledger/ledger.js';
import { LedgerIdentity } from '../../../src/ledger/ledger-identity.js';
import { NotificationsModule } from '../../../src/notifications/notifications.module.js';
import { OperationsModule } from '../../../src/operations/operations.module.js';
import { defineJob } from '../../../src/platform/database/job-contract.js';
import { enqueue } from '../../../src/platform/database/outbox.js';
import { rowsOf } from '../../../src/platform/database/rows.js';
import { Executor } from '../../../src/platform/jobs/executor.js';
import { JobFailure, JobRegistry } from '../../../src/platform/jobs/job.js';
import { Logger } from '../../../src/platform/telemetry/logger.js';
import { type Desk, type Member, startDesk } from '../../support/desk.js';
import { type MailRelay, startMailRelay } from '../../support/mail-relay.js';
import { PAGER_SECRET, PagerDouble } from '../../support/pager-double.js';
import { TEST_TIMINGS } from '../../support/platform.js';

/** Not an example of a kind: two kinds that fail, as a letter and an archive time-stamp do. */
const [LETTER, STAMP] = ['test.letter', 'test.stamp'];
const jobOf = (topic: string) => defineJob(topic, z.looseObject({}), { lane: 'casework' });

describe('a failed job', () => {
  const pager = new PagerDouble();
  let relay: MailRelay;
  let desk: Desk;
  let head: Member;
  let administrator: Member;

  beforeAll(async () => {
    relay = await startMailRelay();
    desk = await startDesk(
      [],
      {
        ...{ mailUrl: relay.url, mailFrom: 'greffe@nuage.example' },
        ...{ pagerUrl: await pager.open(), pagerSecret: PAGER_SECRET },
      },
      [NotificationsModule, OperationsModule],
    );
    [head, administrator] = [await desk.personWith('head_of_legal'), await desk.personWith('administrator')];
    await desk.personWith('jurist');
    for (const topic of [LETTER, STAMP]) {
      desk.app.get(JobRegistry).register(jobOf(topic), async () => {
        throw new JobFailure('The relay refuses this letter for good: check the address of its recipient.', false);
      });
    }
  });
  afterAll(async () => {
    await desk.close();
    await Promise.all([pager.close(), relay.close()]);
  });

  beforeEach(async () => {
    await desk.fresh.asOwner('delete from alarm');
    await desk.fresh.asOwner('delete from outbox');
    [pager.received.length, relay.received.length, pager.status, relay.mood] = [0, 0, 204, 'takes'];
  });

  const executor = () => new Executor(desk.database, desk.app.get(JobRegistry), new Logger('silent'), TEST_TIMINGS);
  async function work(): Promise<void> {
    for (let round = 0; round < 10; round += 1) {
      const open = await desk.fresh.asOwner<{ id: string }>(
        `update outbox set due_at = clock_timestamp() where done_at is null and dead_at is null returning id`,
      );
      for (const { id } of open) await executor().execute(id);
    }
  }
  async function fail(topic: string, payload: object = {}): Promise<string> {
    const id = await desk.database.transaction((tx) => enqueue(tx, jobOf(topic).work({ ...payload })));
    await work();
    return id;
  }
  const mails = () => relay.received.map(({ to, subject }) => [[to].flat()[0]?.text, subject] as const);
  const alarms = async () =>
    (await head.send('GET', '/api/alarms')).json<{ alarms: Record<string, unknown>[] }>().alarms;
  const history = (id: string) =>
    desk.database
      .query('select type from entry where stream = $1 order by seq', [`work/${id}`])
      .then((rows) => rowsOf(z.object({ type: z.string() }), rows).map(({ type }) => type));

  it('alerts the persons who can retry it, once, without any content of the case, and is on the screen', async () => {
    const id = await fail(LETTER, { letterId: randomUUID() });
    await work();
    expect(pager.received.map(({ body }) => body)).toMatchObject([
      { type: 'greffe.work', data: { work: id, topic: LETTER, url: expect.stringMatching(/\/people\?view=work$/) } },
    ]);
    const subject = `Travail en échec : ${LETTER} / Failed job: ${LETTER}`;
    expect(mails().sort()).toEqual([head.email, administrator.email].sort().map((email) => [email, subject]));
    expect(JSON.stringify([pager.received, relay.received.map(({ text }) => text)])).not.toMatch(/recipient|letterId/);
    expect(await alarms()).toMatchObject([{ code: 'work_given_up', topic: LETTER, caseId: null, seenBy: null }]);
    expect((await history(id)).sort()).toEqual(['work.given_up', 'work.paged', 'work.told', 'work.told']);
  });

  it('raises no second alarm of its kind within an hour while the first is unanswered; another kind does', async () => {
    const first = await fail(LETTER);
    await fail(LETTER);
    expect([pager.received.length, relay.received.length]).toEqual([1, 2]);
    expect(await alarms()).toHaveLength(2);
    await fail(STAMP);
    expect(pager.received.map(({ body }) => body.data.topic)).toEqual([LETTER, STAMP]);
    await desk.fresh.asOwner(`update alarm set told_at = told_at - interval '61 minutes' where work = $1`, [first]);
    await fail(LETTER);
    expect(pager.received).toHaveLength(3);
  });

  it('raises a new alarm when it fails again after an answer', async () => {
    const id = await fail(LETTER);
    expect((await administrator.send('POST', `/api/jobs/failed/${id}/retry`)).statusCode).toBe(204);
    expect(await alarms()).toMatchObject([{ seenBy: administrator.id }]);
    await work();
    expect(pager.received).toHaveLength(2);
    const [waiting] = (await alarms()).filter(({ seenBy }) => seenBy === null);
    expect((await head.send('POST', `/api/alarms/${waiting?.id}/answer`)).statusCode).toBe(204);
    expect(
      (await head.send('POST', `/api/jobs/failed/${id}/settlement`, { body: { why: 'done_otherwise' } })).statusCode,
    ).toBe(204);
    const [entry] = (await desk.database.query('select data from entry where stream = $1', [
      `alarm/${waiting?.id}`,
    ])) as { data: object }[];
    expect(entry?.data).toEqual({ work: id });
  });

  it('that was to raise an alarm is on the screen, and raises no alarm about itself', async () => {
    [pager.status, relay.mood] = [503, 'never'];
    await fail(LETTER);
    for (let attempt = 0; attempt < 2; attempt += 1) await work();
    const rows = await desk.fresh.asOwner<{ topic: string }>('select topic from alarm order by topic');
    expect(rows.map(({ topic }) => topic)).toEqual([
      ...['approvals.page_of_work', 'approvals.write_of_work', 'approvals.write_of_work'],
      LETTER,
    ]);
    expect(await desk.fresh.asOwner('select topic from outbox where done_at is null and dead_at is null')).toEqual([]);
  });

  it('raises an alarm in the database, whichever process stops retrying it, once while it waits', async () => {
    const id = await desk.database.transaction((tx) => enqueue(tx, jobOf(LETTER).work({})));
    const die = () => desk.database.query('update outbox set dead_at = clock_timestamp() where id = $1', [id]);
    const live = () => desk.database.query('update outbox set dead_at = null where id = $1', [id]);
    for (const step of [die, live, die]) await step();
    expect(await desk.fresh.asOwner('select topic, work from alarm')).toEqual([{ topic: LETTER, work: id }]);
    const forged = desk.database.query(
      `insert into alarm (id, code, topic) values (gen_random_uuid(), 'deadline_passed', 'x')`,
    );
    await expect(forged).rejects.toThrow('alarm_of_a_case_or_of_work');
    await expect(desk.database.query('delete from alarm')).rejects.toThrow('permission denied');
  });
});

describe('what the service fails at for ever', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await startDesk([], { tsaUrl: 'http://127.0.0.1:1/' }, [NotificationsModule, OperationsModule]);
  });
  afterAll(() => desk.close());

  const watch = () => desk.app.get(LedgerWatch, { strict: false });
  const alarms = () => desk.fresh.asOwner<{ topic: string }>('select topic from alarm order by topic');
  const append = () =>
    desk.database.transaction((tx) =>
      desk.app
        .get(Ledger, { strict: false })
        .record(tx, 'notice/test', [{ type: 'notice.told', class: 'other', actor: 'test', data: {} }]),
    );

  it('raises one alarm: an entry without a seal for a quarter of an hour, a checkpoint without a stamp for two days', async () => {
    await append();
    await watch().look();
    expect(await alarms()).toEqual([]);
    await desk.fresh.asOwner('alter table entry disable trigger user');
    await desk.fresh.asOwner(`update entry set at = at - interval '15 minutes'`);
    await desk.fresh.asOwner('update entry e set leaf = greffe_leaf(e)');
    await desk.fresh.asOwner('alter table entry enable trigger user');
    await watch().look();
    await watch().look();
    expect(await alarms()).toEqual([{ topic: 'ledger.seal' }]);
    const { signer } = desk.app.get(LedgerIdentity, { strict: false });
    const root = Buffer.alloc(32, 1);
    await desk.fresh.asOwner(
      `insert into checkpoint (size, root, note, at) values (1, $1, $2, now() - interval '2 days')`,
      [root, signCheckpoint({ origin: signer.name, size: 1, root }, signer)],
    );
    await Promise.all([watch().look(), watch().look()]);
    expect(await alarms()).toEqual([{ topic: 'ledger.seal' }, { topic: 'ledger.stamp' }]);
    const told = await desk.fresh.asOwner(`select payload ->> 'topic' as topic from outbox order by 1`);
    expect(told).toEqual([{ topic: 'ledger.seal' }, { topic: 'ledger.stamp' }]);
    const entries = await desk.fresh.asOwner(`select type from entry where stream like 'work/%'`);
    expect(entries).toEqual([{ type: 'work.late' }, { type: 'work.late' }]);
  });

  it('raises one alarm: an entry that is hidden from the sealing, and again only when another is found', async () => {
    const gaps = async () => (await alarms()).filter(({ topic }) => topic === 'ledger.gap').length;
    const hide = async () => {
      await append();
      await desk.fresh.asOwner('alter table unsealed_entry disable trigger user');
      await desk.fresh.asOwner('delete from unsealed_entry');
      await desk.fresh.asOwner('alter table unsealed_entry enable trigger user');
    };
    await hide();
    for (let look = 0; look < 2; look += 1) await watch().look();
    expect(await gaps()).toBe(1);
    const [told] = await desk.fresh.asOwner<{ count: number }>(
      `select count(*)::int as count from outbox where payload ->> 'topic' = 'ledger.gap'`,
    );
    expect(told?.count).toBe(1);
    await desk.fresh.asOwner(
      `with head as (insert into person (id, name, email, password_hash, roles)
         values (gen_random_uuid(), 'Head', 'head@greffe.example', '$argon2id$', '{head_of_legal}') returning id)
       update alarm set seen_by = head.id, seen_at = now(), raised_at = raised_at - interval '2 hours' from head`,
    );
    await desk.fresh.asOwner(`update log_fault set found_at = found_at - interval '3 hours'`);
    await watch().look();
    expect(await gaps()).toBe(1);
    await hide();
    await watch().look();
    expect(await gaps()).toBe(2);
  });
});
