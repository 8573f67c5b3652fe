import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { addDays } from '../../../src/domain/kernel/day.js';
import { dayOf, instant, instantFromMilliseconds, millisecondsOf } from '../../../src/domain/kernel/instant.js';
import { DigestJobs } from '../../../src/worklist/digest.jobs.js';
import type { Member } from '../../support/desk.js';
import { openQueueServer, type QueueServer } from '../../support/queue-server.js';
import { refused, usWarrant } from '../../support/written-request.js';

const HOURS = 3_600_000;

describe('the digest of a morning', () => {
  let server: QueueServer;
  let head: Member;
  let jurist: Member;
  const owner = <Row extends object>(sql: string, values: unknown[] = []) =>
    server.desk.platform.fresh.asOwner<Row>(sql, values);
  const today = async () => dayOf(instant(await server.desk.platform.fresh.now()));
  const handOut = async (day: Awaited<ReturnType<typeof today>>) => {
    const jobs = server.app.get(DigestJobs);
    await Promise.all([1, 2].map(() => server.desk.database.transaction((tx) => jobs.handOut(tx, day))));
  };
  const mailTo = ({ email }: Member) =>
    server.desk.relay.received
      .filter(({ to }) => JSON.stringify(to).includes(email))
      .map(({ subject, text }) => ({ subject, text }));

  beforeAll(async () => {
    server = await openQueueServer();
    head = await server.signedIn('head_of_legal');
    jurist = await server.signedIn('jurist');
    await server.signedIn('auditor');
    const now = millisecondsOf(instant(await server.desk.platform.fresh.now()));
    const at = (hours: number) => instantFromMilliseconds(now + hours * HOURS);
    for (const [due, assignee] of [
      [-1, jurist.id],
      [30, jurist.id],
      [400, null],
    ] as const) {
      const classification = { ...refused, clocks: [{ code: 'SLA-24H', legalEnd: null, safeEnd: at(due) }] };
      const id = await server.desk.request({ facts: usWarrant, classification, receivedAt: at(-48) });
      await owner('update case_file set assignee = $2 where id = $1', [id, assignee]);
    }
  });
  afterAll(() => server?.close());
  beforeEach(async () => {
    await server.desk.forget();
    await owner('delete from digest');
  });

  it('is one mail a day to each person for whom something waits, however many processes look', async () => {
    const day = await today();
    await handOut(day);
    await handOut(day);
    await server.desk.run('worklist.digest');
    expect(mailTo(jurist)).toEqual([
      {
        subject: '3 dossiers vous attendent, 1 en retard / 3 cases wait for you, 1 late',
        text: expect.stringContaining('2 dossiers ouverts, dont 1 en retard et 1 à échéance sous sept jours.'),
      },
    ]);
    expect(mailTo(head)[0]?.text).toContain('Team: 3 open cases, 1 late and 1 without an owner.');
    const readers = server.desk.relay.recipients.flat().filter((address) => address.startsWith('auditor'));
    expect(readers).toEqual([]);
  });

  it('names no case', async () => {
    await handOut(await today());
    await server.desk.run('worklist.digest');
    const references = (await owner<{ reference: string }>('select reference from case_file')).map(
      (row) => row.reference,
    );
    const texts = server.desk.relay.received.map(({ text }) => text).join();
    expect(references.filter((reference) => texts.includes(reference))).toEqual([]);
    expect(texts).not.toMatch(/GRF-/);
  });

  it('is not written on another day than its own', async () => {
    await handOut(addDays(await today(), -1));
    await server.desk.run('worklist.digest');
    expect(server.desk.relay.received).toEqual([]);
  });

  it('is not written to an account that was closed meanwhile', async () => {
    const leaving = await server.signedIn('jurist');
    await handOut(await today());
    await owner('update person set disabled_at = now() where id = $1', [leaving.id]);
    await server.desk.run('worklist.digest');
    expect(mailTo(leaving)).toEqual([]);
    expect(mailTo(jurist)).toHaveLength(1);
  });
});
