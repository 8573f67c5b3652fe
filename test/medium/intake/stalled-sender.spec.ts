// @stage redis
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DeliveryStore } from '../../../src/letters/sending/delivery.store.js';
import { enclosureOf } from '../../../src/letters/writing/letter-writer.js';
import { eventually } from '../../support/eventually.js';
import { LetterDesk } from '../../support/letter-desk.js';
import { admitted, refused, requisition } from '../../support/written-request.js';

const SEND = 'correspondence.send_letter';
const data = enclosureOf('export.csv', 'text/csv', Buffer.from('abonné;depuis\nx;2024\n'));

/** A process stops for longer than it holds the letter, and goes on afterwards as if nothing had happened. */
describe('a sender that stalls', () => {
  let desk: LetterDesk;
  beforeAll(async () => {
    desk = await LetterDesk.open();
  });
  beforeEach(() => desk.forget());
  afterAll(() => desk.close());

  const sql = <Row>(text: string, ...values: unknown[]) => desk.platform.fresh.asOwner<Row>(text, values);
  const deliveryOf = async (caseId: string) => {
    const rows = await sql<{ state: string }>(
      `select d.state from delivery d join letter l on l.id = d.letter_id
       where l.case_id = $1 and l.preparation_id is not null`,
      caseId,
    );
    return rows[0]?.state;
  };
  const saidOf = async (caseId: string) =>
    (await sql<{ type: string }>('select type from entry where stream = $1', `case/${caseId}`)).filter(
      ({ type }) => type === 'case.letter_sent',
    ).length;
  /** Both leases run out: that of the work and that of the delivery. */
  const pass = async () => {
    await sql(`update outbox set leased_until = now() - interval '1 second' where leased_until is not null`);
    await sql(`update delivery set leased_until = now() - interval '1 second' where state = 'attempting'`);
  };
  const mails = () => desk.relay.received.length;

  /** One attempt whose mail is taken and not yet answered for; what `meanwhile` does; then its end. */
  async function stall(caseId: string, meanwhile: () => Promise<unknown>): Promise<void> {
    const [id = ''] = await desk.work(SEND, caseId);
    desk.relay.mood = 'slow';
    const first = desk.executor.execute(id);
    await eventually(
      async () => mails(),
      (taken) => taken === 1,
    );
    await pass();
    desk.relay.mood = 'takes';
    await meanwhile();
    desk.relay.resume();
    await first;
    await desk.runUntilDone(SEND, caseId);
  }

  it('has its answer recorded once, though another had given it up as in doubt', async () => {
    const caseId = await desk.request({ facts: requisition, classification: admitted, language: 'fr' });
    await desk.decide(caseId, 'disclose', [data], 1);
    const [id = ''] = await desk.work(SEND, caseId);
    await stall(caseId, async () => {
      await desk.executor.execute(id);
      expect(await deliveryOf(caseId)).toBe('unknown');
      expect(await desk.work(SEND, caseId)).toEqual([]);
    });
    expect(mails()).toBe(1);
    expect([await deliveryOf(caseId), await saidOf(caseId)]).toEqual(['sent', 1]);
  });

  it('has its refusal recorded once, though another sent it again under the same Message-ID', async () => {
    const caseId = await desk.request({ classification: { ...refused, notices: [] } });
    await desk.decide(caseId, 'refuse');
    const [id = ''] = await desk.work(SEND, caseId);
    await stall(caseId, () => desk.executor.execute(id));
    expect(new Set(desk.relay.received.map(({ messageId }) => messageId)).size).toBe(1);
    expect([await deliveryOf(caseId), await saidOf(caseId)]).toEqual(['sent', 1]);
  });

  it('opens no socket once another took its letter over', async () => {
    const caseId = await desk.request({ facts: requisition, classification: admitted, language: 'fr' });
    await desk.decide(caseId, 'disclose', [data], 1);
    const [letter] = await sql<{ id: string }>('select id from letter where case_id = $1', caseId);
    const deliveries = desk.module.get(DeliveryStore);
    const claim = () => desk.database.transaction((tx) => deliveries.claim(tx, letter?.id ?? '', 'x@y.example', 300));
    const first = await claim();
    if (!first.attempt) throw new Error('The first sender was not let in.');
    const { attempt } = first;
    const hold = () => desk.database.transaction((tx) => deliveries.hold(tx, attempt, 300));
    expect(await hold()).toBe(true);
    await pass();
    expect(await hold()).toBe(false);
    expect((await claim()).claim).toBe('interrupted');
    expect(await hold()).toBe(false);
    await desk.database.transaction((tx) => deliveries.end(tx, attempt, 'failed'));
    expect(await deliveryOf(caseId)).toBe('attempting');
  });
});
