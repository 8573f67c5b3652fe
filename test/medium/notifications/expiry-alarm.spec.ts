// @stage redis
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ExpiryWatch } from '../../../src/cases/alarms/expiry-watch.js';
import { AlarmStore } from '../../../src/cases/rows/alarm.store.js';
import { WorkHistory } from '../../../src/cases/rows/work-history.js';
import { Expiries } from '../../../src/catalogue/expiries.js';
import { addDays, day } from '../../../src/domain/kernel/day.js';
import { NotificationsModule } from '../../../src/notifications/notifications.module.js';
import { Executor } from '../../../src/platform/jobs/executor.js';
import { JobRegistry } from '../../../src/platform/jobs/job.js';
import { Logger } from '../../../src/platform/telemetry/logger.js';
import { StatusRegistry } from '../../../src/platform/telemetry/status.js';
import { type Desk, type Member, startDesk } from '../../support/desk.js';
import { type MailRelay, startMailRelay } from '../../support/mail-relay.js';
import { PAGER_SECRET, PagerDouble } from '../../support/pager-double.js';
import { TEST_TIMINGS } from '../../support/platform.js';

/** The end of the call-back numbers that ship. */
const TOPIC = 'expires.call_back_number.2027-09-01';

describe('what expires by itself', () => {
  const pager = new PagerDouble();
  let relay: MailRelay;
  let desk: Desk;
  let head: Member;
  let administrator: Member;

  beforeAll(async () => {
    relay = await startMailRelay();
    const mail = { mailUrl: relay.url, mailFrom: 'greffe@nuage.example' };
    const settings = { ...mail, pagerUrl: await pager.open(), pagerSecret: PAGER_SECRET };
    desk = await startDesk([], settings, [NotificationsModule]);
    [head, administrator] = [await desk.personWith('head_of_legal'), await desk.personWith('administrator')];
    await desk.personWith('jurist');
  });
  afterAll(async () => {
    await desk.close();
    await Promise.all([pager.close(), relay.close()]);
  });
  beforeEach(async () => {
    await desk.fresh.asOwner('delete from alarm');
    await desk.fresh.asOwner('delete from outbox');
    [pager.received.length, relay.received.length] = [0, 0];
  });

  const look = (today: string) => desk.app.get(ExpiryWatch, { strict: false }).look(day(today));
  const alarms = () => desk.fresh.asOwner('select code, topic, case_id as "caseId" from alarm order by topic');
  async function work(): Promise<void> {
    const executor = new Executor(desk.database, desk.app.get(JobRegistry), new Logger('silent'), TEST_TIMINGS);
    for (let round = 0; round < 4; round += 1) {
      const open = await desk.fresh.asOwner<{ id: string }>('select id from outbox where done_at is null');
      for (const { id } of open) await executor.execute(id);
    }
  }

  it('raises no alarm on 1 July 2027 of the numbers that end on 1 September, and one on 3 July', async () => {
    await look('2027-07-01');
    expect(await alarms()).toEqual([]);
    await look('2027-07-03');
    expect(await alarms()).toEqual([{ code: 'expires', topic: TOPIC, caseId: null }]);
  });

  it('alerts the head of legal and the administrators once, however often and by whichever process it is checked', async () => {
    await Promise.all([look('2027-07-03'), look('2027-07-03')]);
    await work();
    await look('2027-07-04');
    await look('2027-09-02');
    await work();
    const told = relay.received.map(({ to }) => [to].flat()[0]?.text);
    expect(told.sort()).toEqual([head.email, administrator.email].sort());
    expect(pager.received.map(({ body }) => body.data)).toEqual([
      { work: expect.any(String), topic: TOPIC, url: expect.stringMatching(/\/people\?view=service$/) },
    ]);
    const [mail] = relay.received;
    expect(mail?.subject).toBe('Fin de validité : Numéros de rappel / Expiry: Call-back numbers');
    expect(mail?.text).toMatch(/valables jusqu’au 1er\s+septembre 2027.*valid until 1\s+September 2027/s);
  });

  it('is not told again once a person has answered', async () => {
    await look('2027-07-03');
    const [alarm] = (await head.send('GET', '/api/alarms')).json<{ alarms: { id: string; topic: string }[] }>().alarms;
    expect(alarm?.topic).toBe(TOPIC);
    expect((await head.send('POST', `/api/alarms/${alarm?.id}/answer`)).statusCode).toBe(204);
    await look('2027-07-05');
    expect(await alarms()).toHaveLength(1);
  });

  it('has its entry in the log', async () => {
    const entries = () =>
      desk.fresh.asOwner(`select data from entry where type = 'work.expires' and data ->> 'topic' = $1`, [TOPIC]);
    const before = (await entries()).length;
    await look('2027-07-03');
    expect(await entries()).toHaveLength(before + 1);
  });

  it('is on the status page and in the log of the start, also when it has expired', async () => {
    const expiries = desk.app.get(Expiries, { strict: false });
    const today = await expiries.today();
    expiries.add([
      { kind: 'certificate', name: 'GREFFE_TSA_ROOTS 00ff', lastDay: addDays(today, 5) },
      { kind: 'certificate', name: 'GREFFE_SMIME_CAS 11ee', lastDay: addDays(today, -5) },
    ]);
    const sections = await desk.app.get(StatusRegistry, { strict: false }).sections();
    const rows = sections.find(({ title }) => title.en === 'Ends of validity')?.rows ?? [];
    const of = (name: string) => rows.find(({ value }) => value.en.startsWith(name));
    expect(of('GREFFE_TSA_ROOTS 00ff: valid until')).toMatchObject({ state: 'warn' });
    expect(of('GREFFE_SMIME_CAS 11ee: expired')).toMatchObject({ state: 'bad' });
    const warned: object[] = [];
    const logger = Object.assign(new Logger('silent'), { warn: (_: string, fields: object) => warned.push(fields) });
    const [alarms, history] = [new AlarmStore(), desk.app.get(WorkHistory, { strict: false })];
    const watch = new ExpiryWatch(expiries, desk.database, alarms, history, desk.app.get(JobRegistry), logger);
    await watch.onApplicationBootstrap();
    expect(warned).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ state: 'soon', names: ['GREFFE_TSA_ROOTS 00ff'] }),
        expect.objectContaining({ state: 'expired', names: ['GREFFE_SMIME_CAS 11ee'] }),
      ]),
    );
  });
});
