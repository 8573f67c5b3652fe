import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { instantFromMilliseconds, millisecondsOf } from '../../../src/domain/kernel/instant.js';
import { ClockWatch } from '../../../src/notifications/clock-watch.js';
import type { Visitor } from '../../support/desk.js';
import { type LetterDesk } from '../../support/letter-desk.js';
import { PAGER_SECRET, PagerDouble } from '../../support/pager-double.js';
import { openQueueServer, type QueueServer } from '../../support/queue-server.js';
import { admitted, requisition } from '../../support/written-request.js';

interface Listed {
  readonly caseId: string;
  readonly code: string;
  readonly leftSeconds: number;
  readonly allowedSeconds: number;
  readonly articles: string[];
  readonly computation: { en: string }[];
  readonly setByAuthority: boolean;
  readonly rung: string | null;
  readonly nextAt: string | null;
}

/** The clocks of every open case over HTTP, and what is done when they run out. */
describe('deadlines', () => {
  let server: QueueServer;
  let desk: LetterDesk;
  let jurist: Visitor & { id: string };
  let ids: { order: string; emergency: string };
  const clock = (code: string, safeEnd: string) => ({ code, legalEnd: safeEnd, safeEnd });
  const list = async (query = '') => {
    const answer = await jurist.send('GET', `/api/deadlines${query}`);
    if (answer.statusCode !== 200) throw new Error(answer.body);
    return answer.json<{ deadlines: Listed[]; total: number; ladder: { code: string }[] }>();
  };

  const pager = new PagerDouble();
  const look = () => server.app.get(ClockWatch).look();
  const topics = ['approvals.tell', 'approvals.write', 'approvals.page'] as const;
  const work = async () => {
    for (const topic of topics) await desk.runUntilDone(topic);
  };
  const entriesOf = (stream: string) =>
    desk.platform.fresh.asOwner<{ type: string; data: Record<string, unknown> }>(
      'select type, data from entry where stream = $1 order by seq',
      [stream],
    );
  const rungs = async (caseId: string) =>
    (await entriesOf(`case/${caseId}`)).flatMap(({ type, data }) => (type === 'case.clock_rang' ? [data.rung] : []));
  /** Received long ago or a moment ago, with its end so many seconds from now. */
  const running = async (code: string, agoSeconds: number, inSeconds: number) => {
    const now = millisecondsOf(await desk.platform.fresh.now());
    const at = (seconds: number) => instantFromMilliseconds(now + seconds * 1000);
    const classification = { ...admitted, clocks: [clock(code, at(inSeconds))] };
    return desk.request({ facts: requisition, classification, receivedAt: at(-agoSeconds) });
  };

  beforeAll(async () => {
    server = await openQueueServer({ GREFFE_PAGER_URL: await pager.open(), GREFFE_PAGER_SECRET: PAGER_SECRET });
    desk = server.desk;
    jurist = await server.signedIn('jurist');
    const ask = (receivedAt: string, ...clocks: ReturnType<typeof clock>[]) =>
      desk.request({ facts: requisition, classification: { ...admitted, clocks }, receivedAt });
    ids = {
      order: await ask(
        '2036-11-24T08:00:00.000Z',
        clock('D-EEV-10D', '2036-12-04T17:00:00.000Z'),
        clock('SLA-5WD', '2036-12-01T17:00:00.000Z'),
      ),
      emergency: await ask('2036-11-24T08:00:00.000Z', clock('D-EEV-8H', '2036-11-24T12:00:00.000Z')),
    };
  });
  afterAll(async () => {
    await server?.close();
    await pager.close();
  });
  beforeEach(async () => {
    await desk.forget();
    pager.received.length = 0;
    pager.status = 204;
  });

  it('lists every clock that runs, the least of its time left first, with its article and its computation', async () => {
    const { deadlines, total, ladder } = await list('?asOf=2036-11-24T11:00:00.000Z');
    expect(deadlines.map(({ caseId, code }) => [caseId, code])).toEqual([
      [ids.emergency, 'D-EEV-8H'],
      [ids.order, 'SLA-5WD'],
      [ids.order, 'D-EEV-10D'],
    ]);
    expect(total).toBe(3);
    expect(ladder.map(({ code }) => code)).toEqual(['half', 'quarter', 'tenth', 'passed', 'unanswered']);
    expect(deadlines[0]).toMatchObject({
      leftSeconds: 3600,
      allowedSeconds: 4 * 3600,
      articles: ['EEV 10(4)', 'Reg. 1182/71 art. 2-3'],
      setByAuthority: true,
      rung: null,
      nextAt: '2036-11-24T10:00:00.000Z',
    });
    expect(deadlines[2]?.setByAuthority).toBe(false);
    expect(deadlines[2]?.computation[0]?.en).toMatch(/^Receipt: Monday\s24\sNovember\s2036/);
  });

  it('divides by desk, by clock, by what has passed, and by pages', async () => {
    const codes = async (query: string) => (await list(query)).deadlines.map(({ code }) => code);
    expect(await codes('?code=D-EEV-8H&code=SLA-5WD&asOf=2036-11-24T11:00:00.000Z')).toEqual(['D-EEV-8H', 'SLA-5WD']);
    expect(await codes('?late=true&asOf=2036-12-02T08:00:00.000Z')).toEqual(['D-EEV-8H', 'SLA-5WD']);
    expect(await codes('?desk=unknown')).toEqual([]);
    expect(await codes('?asOf=2036-11-24T11:00:00.000Z&limit=1&skip=1')).toEqual(['SLA-5WD']);
    expect((await jurist.send('GET', '/api/deadlines?colour=red')).statusCode).toBe(422);
  });

  it('tells the desk by mail at half of the time, once, with nothing of the case', async () => {
    const caseId = await running('SLA-5WD', 3 * 86_400, 2 * 86_400);
    await Promise.all([look(), look()]);
    await look();
    expect(await rungs(caseId)).toEqual(['half']);
    await work();
    expect(pager.received).toEqual([]);
    const mails = desk.relay.received.filter(({ subject }) => subject?.includes('Internal target'));
    const people = await desk.platform.fresh.asOwner<{ email: string }>(
      `select email from person where roles && array['jurist', 'head_of_legal'] order by email`,
    );
    const to = mails.flatMap(({ to }) => [to].flat().map((address) => address?.text));
    expect(to.sort()).toEqual(people.map(({ email }) => email));
    expect(mails.map(({ text }) => text?.includes(`/cases/${caseId}`))).toEqual(people.map(() => true));
    expect(JSON.stringify(mails)).not.toMatch(/clerk@court|canary|Warrant/);
    const told = await entriesOf(`notice/${caseId}`);
    expect(told.map(({ type }) => type)).toEqual(people.map(() => 'notice.told'));
  });

  it('notifies of a message that joins a case, once until a user acts, whatever the step', async () => {
    const caseId = await running('SLA-5WD', 0, 5 * 86_400);
    const join = async () => {
      await desk.give(caseId, { type: 'join', messageId: await desk.received(), reason: 'same_reference' });
      await work();
    };
    const told = () => desk.relay.received.filter(({ subject }) => subject?.includes('new message in the case')).length;
    await join();
    const once = told();
    expect(once).toBeGreaterThan(2);
    await join();
    await join();
    expect(told()).toBe(once);
    const note = { type: 'note', noteId: randomUUID(), digest: 'a'.repeat(64) } as const;
    await desk.give(caseId, note, desk.person('jurist'));
    await join();
    expect(told()).toBe(2 * once);
  });

  it('pages people before the end of a short clock, with a signature, and again until the pager accepts the call', async () => {
    const caseId = await running('D-EEV-8H', 7 * 3600, 3600);
    pager.status = 503;
    await look();
    expect(await rungs(caseId)).toEqual(['quarter']);
    await desk.run('approvals.page');
    pager.status = 204;
    await desk.runUntilDone('approvals.page');
    const { reference } = await desk.platform.fresh
      .asOwner<{ reference: string }>('select reference from case_file where id = $1', [caseId])
      .then(([row]) => row ?? { reference: '' });
    expect(new Set(pager.received.map(({ id }) => id)).size).toBe(1);
    expect(pager.received).toHaveLength(2);
    expect(pager.received[0]?.body).toMatchObject({
      type: 'greffe.clock',
      data: { reference, clock: 'D-EEV-8H', rung: 'quarter' },
    });
    expect((await entriesOf(`notice/${caseId}`)).map(({ type }) => type)).toEqual(['notice.paged']);
  });

  it('raises one alarm at the end, pages people, and pages again until a person answers', async () => {
    const caseId = await running('SLA-24H', 2 * 86_400, -1);
    await look();
    await look();
    expect(await rungs(caseId)).toEqual(['passed']);
    const head = await server.signedIn('head_of_legal');
    const alarmsOf = async () =>
      (await head.send('GET', '/api/alarms'))
        .json<{ alarms: { id: string; caseId: string; code: string; clock: string | null }[] }>()
        .alarms.filter((alarm) => alarm.caseId === caseId);
    const [alarm, ...more] = await alarmsOf();
    expect(more).toEqual([]);
    expect(alarm).toMatchObject({ code: 'deadline_passed', clock: 'SLA-24H' });
    await work();
    expect(pager.received.map(({ body }) => body.data.rung)).toEqual(['passed']);
    expect((await list('?late=true')).deadlines.map((each) => each.caseId)).toContain(caseId);

    const silent = await running('SLA-24H', 2 * 86_400, -3601);
    await look();
    expect(await rungs(silent)).toEqual(['unanswered']);
    await work();
    expect(pager.received.map(({ body }) => body.data.rung)).toEqual(['passed', 'unanswered']);

    expect((await head.send('POST', `/api/alarms/${alarm?.id}/answer`)).statusCode).toBe(204);
    await desk.platform.fresh.asOwner(
      `insert into outbox (id, topic, payload, due_at)
       select gen_random_uuid(), topic, payload, clock_timestamp() from outbox
       where topic = 'approvals.page' and payload ->> 'caseId' = $1`,
      [caseId],
    );
    await work();
    expect(pager.received).toHaveLength(2);
  });

  it('lets people decide on what they saw, though a clock rang meanwhile', async () => {
    const caseId = await running('SLA-24H', 3600, 2 * 3600);
    const seen = (await desk.state(caseId)).seq;
    await desk.give(caseId, { type: 'watch_clocks' });
    const late = await running('SLA-24H', 7200, 3600);
    const seenLate = (await desk.state(late)).seq;
    await look();
    expect(await rungs(late)).toEqual(['half']);
    expect((await desk.state(late)).seq).toBe(seenLate + 1);
    const act = (on: string, when: number) =>
      jurist.send('POST', `/api/cases/${on}/assignment`, { body: { to: jurist.id, seen: when } });
    expect((await act(late, seenLate)).statusCode).toBe(201);
    expect((await act(late, seenLate)).statusCode).toBe(409);
    expect((await act(caseId, seen)).statusCode).toBe(201);
  });
});
