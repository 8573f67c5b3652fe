/** The feed of events: in the order of the log, without a hole, by ids alone, and never of a secret case. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { Ledger } from '../../../src/ledger/ledger.js';
import { Sequencer } from '../../../src/ledger/sequencer.js';
import type { Tx } from '../../../src/platform/database/transaction.js';
import { REQUEST_TYPE } from '../../../src/platform/http/http-app.js';
import { eventually } from '../../support/eventually.js';
import { admitted, tokenOf } from '../../support/machine.js';
import { openQueueServer, type QueueServer } from '../../support/queue-server.js';
import { admitted as filed, requisition } from '../../support/written-request.js';

const Feed = z.strictObject({
  events: z.array(
    z.strictObject({
      id: z.string().regex(/^[0-9a-f]{64}$/),
      ...{ cursor: z.int(), type: z.string(), at: z.iso.datetime(), case: z.uuid(), seq: z.int() },
      messages: z.array(z.uuid()),
    }),
  ),
  next: z.int(),
  more: z.boolean(),
});

let server: QueueServer;
let address: string;
let token: string;

beforeAll(async () => {
  server = await openQueueServer();
  address = `http://127.0.0.1:${server.port}`;
  const signing = server.desk.signing;
  const [administrator, head] = [await server.signedIn('administrator'), await server.signedIn('head_of_legal')];
  const place = { desk: { address, signing }, administrator, head };
  token = await tokenOf(address, await admitted(place, ['events:read']));
  server.app.get(Sequencer).start();
});
afterAll(async () => {
  await server.app.get(Sequencer).stop();
  await server.close();
});

const ask = (query: string) => fetch(`${address}/api/feed${query}`, { headers: { authorization: `Bearer ${token}` } });
const page = async (after: number) => Feed.parse(await (await ask(`?after=${after}`)).json());
/** Every event from a cursor on, as a machine that keeps its cursor reads them. */
async function all(after = 0) {
  const events: z.infer<typeof Feed>['events'] = [];
  for (let next = after; ; ) {
    const read = await page(next);
    events.push(...read.events);
    next = read.next;
    if (!read.more) return events;
  }
}
const settled = () => server.app.get(Sequencer).settle(30_000);

describe('the feed of events', () => {
  it('tells a case from its judgement on, with its messages, and nothing that an entry says', async () => {
    const caseId = await server.desk.request();
    await settled();
    const events = (await all()).filter((one) => one.case === caseId);
    expect(events[0]?.type).toBe('case.classified');
    expect(events.every(({ messages }) => messages.length === 1)).toBe(true);
    const stored = await server.desk.platform.fresh.asOwner<{ type: string; seq: number }>(
      `select type, seq from entry where stream = $1 order by seq`,
      [`case/${caseId}`],
    );
    const judged = stored.find(({ type }) => type === 'case.classified')?.seq ?? 0;
    expect(judged).toBeGreaterThan(1);
    expect(events.map(({ seq }) => seq)).toEqual(events.map(({ seq }) => seq).toSorted((a, b) => a - b));
    expect(events.every(({ seq }) => seq >= judged)).toBe(true);
  });

  it('tells nothing of a case that is secret', async () => {
    const caseId = await server.desk.request();
    await settled();
    expect((await all()).some((one) => one.case === caseId)).toBe(true);
    await server.desk.platform.fresh.asOwner('update case_file set secret = true where id = $1', [caseId]);
    expect((await all()).some((one) => one.case === caseId)).toBe(false);
  });

  it('tells nothing of a case while its entry to the secret cell waits', async () => {
    const { desk } = server;
    const caseId = await desk.request({ facts: requisition, classification: filed });
    await settled();
    const told = async () => (await all()).some((one) => one.case === caseId);
    expect(await told()).toBe(true);
    const proposed = { fact: 'secrecy_marking', value: 'holds' } as const;
    await desk.give(caseId, { type: 'confirm_fact', confirmed: proposed }, desk.person('jurist'));
    expect(await told()).toBe(false);
  });

  it('tells nothing of a case that the log judged secret, whatever its row says', async () => {
    const { desk } = server;
    const caseId = await desk.request({ facts: requisition, classification: filed });
    await settled();
    expect((await all()).some((one) => one.case === caseId)).toBe(true);
    const judged = {
      type: 'case.classified',
      class: 'other',
      actor: 'test',
      data: { circuit: 'secret_cell' },
    } as const;
    await server.desk.database.transaction((tx) => server.app.get(Ledger).record(tx, `case/${caseId}`, [judged]));
    await settled();
    expect((await all()).some((one) => one.case === caseId)).toBe(false);
  });

  it('passes nothing over that a transaction begun earlier commits later', async () => {
    const caseId = await server.desk.request();
    await settled();
    let after = (await page(0)).next;
    while ((await page(after)).more) after = (await page(after)).next;
    after = (await page(after)).next;
    const seen: number[] = [];
    const written = new Set<number>();
    const ledger = server.app.get(Ledger);
    const entry = (tx: Tx) =>
      ledger.record(tx, `case/${caseId}`, [
        { type: 'case.letter_sent', class: 'other', actor: 'test', data: { letterId: caseId } },
      ]);
    let isWriting = true;
    const step = async () => {
      const read = await page(after);
      seen.push(...read.events.map(({ seq }) => seq));
      const wasLast = read.next === after;
      after = read.next;
      return wasLast;
    };
    const reader = eventually(step, (wasLast) => wasLast && !isWriting);
    const writers = Array.from({ length: 6 }, async (_writer, at) => {
      for (let round = 0; round < 5; round += 1) {
        await server.desk.database.transaction(async (tx) => {
          // Another stream of the log first: it commits after what others began later.
          await ledger.record(tx, `message/${caseId}`, [
            { type: 'message.judged', class: 'other', actor: 'ingestion', data: { fate: 'joins', reason: 'test' } },
          ]);
          await tx.query('select pg_sleep($1)', [((at * 7 + round * 3) % 10) / 100]);
          for (const { seq } of await entry(tx)) written.add(seq);
        });
      }
    });
    await Promise.all(writers);
    await settled();
    isWriting = false;
    await reader;
    expect(written.size).toBe(30);
    expect(seen).toEqual([...written].toSorted((a, b) => a - b));
  });

  it('reads every place once with a cursor, whatever the size of its steps', async () => {
    const whole = await all();
    expect(new Set(whole.map(({ cursor }) => cursor)).size).toBe(whole.length);
    for (const { cursor } of whole.slice(0, 5)) {
      expect((await all(cursor)).map((one) => one.cursor)).toEqual(
        whole.map((one) => one.cursor).filter((one) => one >= cursor),
      );
    }
  });

  it.each(['?after=-1', '?after=x', '?after=1e400', '?from=0'])('refuses %s', async (query) => {
    expect((await ask(query)).status).toBe(422);
  });

  it('starts again at the end of the log for a cursor that lies beyond it', async () => {
    const { events, next, more } = await page(1_000_000);
    expect([events, more]).toEqual([[], false]);
    expect(next).toBeLessThan(1_000_000);
  });

  it('and the requests of machines are described with key, scope, type and an example', async () => {
    const document = (await (await fetch(`${address}/api/openapi.json`)).json()) as {
      paths: Record<
        string,
        Record<string, { security: object[]; parameters: object[]; requestBody: { content: object } }>
      >;
      components: { schemas: Record<string, { example?: object }>; securitySchemes: Record<string, object> };
    };
    const { security, parameters, requestBody } = document.paths['/api/requests']?.post ?? {};
    expect(security).toEqual([{ machine: ['requests:write'] }]);
    expect(parameters).toMatchObject([{ name: 'Idempotency-Key', in: 'header', required: true }]);
    expect(Object.keys(requestBody?.content ?? {})).toEqual([REQUEST_TYPE]);
    expect(document.components.securitySchemes.machine).toMatchObject({
      flows: { clientCredentials: { tokenUrl: '/api/token' } },
    });
    for (const name of ['BroughtRequest', 'RequestReceipt', 'EventFeed', 'AccessToken']) {
      expect([name, document.components.schemas[name]?.example]).toEqual([name, expect.anything()]);
    }
  });
});
