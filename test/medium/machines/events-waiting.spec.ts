/** A machine of the operator that takes no events, and events that are sent to it again. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { EventReplay } from '../../../src/machines/event-replay.js';
import { EventWatch } from '../../../src/machines/event-watch.js';
import { Database } from '../../../src/platform/database/database.js';
import { EventDesk, idsOf } from '../../support/event-desk.js';
import { eventually } from '../../support/eventually.js';

let events: EventDesk;

beforeAll(async () => {
  events = await EventDesk.open();
});
afterAll(() => events?.close());
beforeEach(() => events.reset());
afterEach(() => events.sender.beforeApplicationShutdown());

describe('a machine that takes no events', () => {
  const watch = () => events.of(EventWatch);
  const alarms = () => events.desk.platform.fresh.asOwner('select topic from alarm');

  it('raises one alarm after a quarter of an hour, and one at once when it wants no more', async () => {
    await events.desk.request();
    await events.end();
    events.answers(500);
    await events.sender.start();
    await events.fails('refused');
    await watch().look();
    expect(await alarms()).toEqual([]);
    await aged('16 minutes');
    await watch().look();
    await watch().look();
    expect(await alarms()).toEqual([{ topic: 'machines.events' }]);
    await events.desk.platform.fresh.asOwner('delete from alarm');
    events.answers(204);
    await events.now();
    await events.caughtUp();
    await watch().look();
    expect(await alarms()).toEqual([]);
    events.answers(410);
    await events.desk.request();
    await events.fails('gone');
    await watch().look();
    expect(await alarms()).toEqual([{ topic: 'machines.events' }]);
    events.answers(204);
    await events.now();
    await events.caughtUp();
  });

  it('is asked again after a second, then less and less often: each quarter of an hour, or when it asks to', async () => {
    const pause = async () => {
      const [seen] = await events.desk.platform.fresh.asOwner<{ seconds: number }>(
        'select extract(epoch from retry_at - clock_timestamp())::float as seconds from event_delivery',
      );
      return Number(seen?.seconds);
    };
    const failed = (times: number) =>
      eventually(
        () => events.row(),
        ({ failures }) => failures === times,
      );
    await events.desk.request();
    await events.end();
    events.answers(503);
    await events.sender.start();
    await failed(1);
    expect(await pause()).toBeLessThan(2);
    events.receiver.answer = async () => ({ status: 503, retryAfter: 60 });
    await failed(2);
    expect(await pause()).toBeGreaterThan(30);
    expect(await pause()).toBeLessThanOrEqual(60);
    events.answers(503);
    await events.desk.platform.fresh.asOwner('update event_delivery set failures = 40, retry_at = null');
    await failed(41);
    expect(await pause()).toBeGreaterThan(400);
    expect(await pause()).toBeLessThanOrEqual(900);
    events.answers(204);
    await events.now();
    await events.caughtUp();
  });

  async function aged(by: string): Promise<void> {
    const { fresh } = events.desk.platform;
    for (const table of ['entry', 'event_delivery']) await fresh.asOwner(`alter table ${table} disable trigger user`);
    await fresh.asOwner(`update entry set at = at - interval '${by}'`);
    await fresh.asOwner(`update event_delivery set moved_at = moved_at - interval '${by}'`);
    for (const table of ['entry', 'event_delivery']) await fresh.asOwner(`alter table ${table} enable trigger user`);
  }
});

describe('events that are sent again', () => {
  const replay = (from: number) => events.of(EventReplay).replay(from, 'command-line');

  it('go from the place that an administrator names, in their order, and the log says so', async () => {
    const [first, second] = await events.fed();
    await events.sender.start();
    await events.caughtUp();
    events.receiver.taken.length = 0;
    const from = second?.cursor ?? 0;
    const { next: until } = await events.row();
    expect(await replay(from)).toEqual({ ok: true, value: { from, until } });
    await events.caughtUp();
    const shown = await events.fed(from);
    expect(idsOf(events.receiver.taken)).toEqual(idsOf(shown));
    expect(idsOf(events.receiver.taken)).not.toContain(first?.id);
    const told = await events.desk.platform.fresh.asOwner(
      `select actor, data from entry where stream = 'machine/events' and type = 'machine.events_replayed'`,
    );
    expect(told).toEqual([{ actor: 'command-line', data: { from, until } }]);
  });

  it('are none from a place that is not reached yet: no event is passed over', async () => {
    const { next } = await events.row();
    expect(await replay(next + 1)).toMatchObject({ ok: false, refusal: { code: 'events-not-sent' } });
    expect((await events.row()).next).toBe(next);
  });

  it('are kept in their place by the database too', async () => {
    const worker = await Database.connect(events.desk.platform.fresh.urlOf('greffe_worker'), () => undefined);
    const { next } = await events.row();
    const move = (to: number) => worker.query('update event_delivery set next = $1', [to]);
    await expect(move(next - 1)).rejects.toThrow('with an entry in the log');
    await expect(move((await events.end()) + 1)).rejects.toThrow('Nothing is sealed there yet');
    await expect(worker.query('update event_delivery set moved_at = now()')).rejects.toThrow('permission denied');
    await expect(worker.query('delete from event_delivery')).rejects.toThrow('permission denied');
    await expect(worker.query('insert into event_delivery (next) values (9)')).rejects.toThrow('permission denied');
    await worker.close();
    const api = await Database.connect(events.desk.platform.fresh.urlOf('greffe_api'), () => undefined);
    await expect(api.query('update event_delivery set next = next')).rejects.toThrow('permission denied');
    await api.close();
  });
});
