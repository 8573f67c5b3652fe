/** Events sent to a machine of the operator over HTTPS: each one, in the order of the log, until it is taken. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { EventDeliveryStore } from '../../../src/machines/event-delivery.store.js';
import type { Tx } from '../../../src/platform/database/transaction.js';
import type { SafeMode } from '../../../src/platform/place/safe-mode.js';
import { EventDesk, idsOf, NEXT_SECRET } from '../../support/event-desk.js';
import { eventually } from '../../support/eventually.js';
import { whsec } from '../../support/webhook-receiver.js';

/** Counts how often another process held what was asked for, or nothing was due. */
class CountingStore extends EventDeliveryStore {
  inVain = 0;

  override async take(tx: Tx) {
    const taken = await super.take(tx);
    if (!taken) this.inVain += 1;
    return taken;
  }
}

let events: EventDesk;

beforeAll(async () => {
  events = await EventDesk.open();
});
afterAll(() => events?.close());
beforeEach(() => events.reset());
afterEach(() => events.sender.beforeApplicationShutdown());

describe('events that are sent to a machine', () => {
  it('are those of the feed, in its order, from the beginning of the log on, each under the leaf of its entry', async () => {
    for (let each = 0; each < 3; each += 1) await events.desk.request();
    const shown = await events.fed();
    expect(shown.length).toBeGreaterThan(2);
    await events.sender.start();
    await events.caughtUp();
    expect(events.receiver.taken).toEqual(
      shown.map((event) => ({
        ...{ path: '/events', id: event.id },
        body: { type: event.type, timestamp: event.at, data: event },
      })),
    );
    const leaves = await events.desk.platform.fresh.asOwner<{ leaf: string }>(
      `select encode(leaf, 'hex') as leaf from sealed_entry where index = any ($1) order by index`,
      [shown.map(({ cursor }) => cursor)],
    );
    expect(idsOf(shown)).toEqual(leaves.map(({ leaf }) => leaf));
  });

  it('say nothing of a case that is secret, or became so before they left', async () => {
    const [hidden, shown] = [await events.desk.request(), await events.desk.request()];
    await events.desk.platform.fresh.asOwner('update case_file set secret = true where id = $1', [hidden]);
    await events.sender.start();
    await events.caughtUp();
    const cases = events.receiver.taken.map(({ body }) => body.data.case);
    expect(cases).toContain(shown);
    expect(cases).not.toContain(hidden);
  });

  it('are lost by no failure, and keep their order', async () => {
    const from = await events.end();
    await events.desk.request();
    await events.desk.request();
    const shown = await events.fed(from);
    const statuses = [500, 204, 429, 503];
    events.receiver.answer = async () => ({ status: statuses.shift() ?? 204 });
    await events.sender.start();
    await events.caughtUp();
    expect(idsOf(events.receiver.taken)).toEqual(idsOf(shown));
    expect(events.receiver.asked.length).toBe(shown.length + 3);
    expect(events.receiver.asked.slice(0, 2)).toMatchObject([
      { id: shown[0]?.id, status: 500 },
      { id: shown[0]?.id, status: 204 },
    ]);
  });

  it('wait at a machine that knows another secret, that redirects, or that wants no more', async () => {
    await events.desk.request();
    const { next } = await events.row();
    const waits = async (fault: string) => {
      expect(await events.fails(fault)).toMatchObject({ next });
      await events.now();
    };
    events.receiver.secret = whsec('another');
    await events.end();
    await events.sender.start();
    await waits('refused');
    events.receiver.secret = NEXT_SECRET;
    events.answers(308, `${events.receiver.address}/elsewhere`);
    await waits('redirected');
    events.answers(410);
    await waits('gone');
    expect(events.receiver.taken).toEqual([]);
    expect([...new Set(events.receiver.asked.map(({ path }) => path))]).toEqual(['/events']);
    expect(new Set(idsOf(events.receiver.asked)).size).toBe(1);
    events.answers(204);
    await events.now();
    await events.caughtUp();
    expect(events.receiver.taken[0]?.id).toBe(events.receiver.asked[0]?.id);
  });

  it('go under the same id again when the process ends between the answer and its record', async () => {
    const from = await events.end();
    await events.desk.request();
    await events.desk.request();
    const shown = await events.fed(from);
    let isFirst = true;
    events.receiver.answer = async () => {
      // What a kill does: the transaction of the sender ends unfinished, and the machine has the event.
      if (isFirst) {
        await events.desk.platform.fresh.asOwner(
          `select pg_terminate_backend(pid) from pg_locks where relation = 'event_delivery'::regclass
             and pid <> pg_backend_pid()`,
        );
      }
      isFirst = false;
      return { status: 204 };
    };
    await events.sender.start();
    await events.caughtUp();
    const [first, ...rest] = idsOf(shown);
    expect(idsOf(events.receiver.taken)).toEqual([first, first, ...rest]);
  });

  it('leave from one process at a time', async () => {
    const from = await events.end();
    for (let each = 0; each < 3; each += 1) await events.desk.request();
    const shown = await events.fed(from);
    const store = new CountingStore();
    const senders = [events.otherSender({ store }), events.otherSender({ store })];
    events.receiver.answer = async () => {
      const before = store.inVain;
      await eventually(
        async () => store.inVain,
        (inVain) => inVain > before,
      );
      return { status: 204 };
    };
    await Promise.all(senders.map((sender) => sender.start()));
    await events.caughtUp();
    await Promise.all(senders.map((sender) => sender.beforeApplicationShutdown()));
    expect(events.receiver.most).toBe(1);
    expect(idsOf(events.receiver.taken)).toEqual(idsOf(shown));
  });

  it('are left alone in safe mode', async () => {
    await events.desk.request();
    const end = await events.end();
    let asked = 0;
    const maySend = async () => {
      asked += 1;
      return false;
    };
    const safeMode = { maySend } as unknown as SafeMode;
    const quiet = events.otherSender({ safeMode });
    await quiet.start();
    await eventually(
      async () => asked,
      (times) => times > 1,
    );
    await quiet.beforeApplicationShutdown();
    expect(events.receiver.asked).toEqual([]);
    expect((await events.row()).next).toBeLessThan(end);
    await events.sender.start();
    await events.caughtUp();
  });
});
