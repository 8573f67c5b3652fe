import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { instantFromMilliseconds, millisecondsOf } from '../../../src/domain/kernel/instant.js';
import type { Member } from '../../support/desk.js';
import { openQueueServer, type QueueServer } from '../../support/queue-server.js';
import { refused, usWarrant } from '../../support/written-request.js';

interface Workload {
  readonly people: { id: string | null; mayTake: boolean; open: number; late: number; soon: number }[];
  readonly ages: { fromDays: number; open: number }[];
  readonly week: { day: string; ends: number }[];
  readonly closed: { circuit: string; closed: number; medianSeconds: number; title: { fr: string } }[];
  readonly absences: { person: string; substitute: string | null }[];
}

const HOURS = 3_600;
const DAYS = 24 * HOURS;

/** The load of a team, as the head of legal reads it. */
describe('the load of the team', () => {
  let server: QueueServer;
  let head: Member;
  let jurist: Member;
  let other: Member;
  const owner = <Row extends object>(sql: string, values: unknown[] = []) =>
    server.desk.platform.fresh.asOwner<Row>(sql, values);
  const read = async () => (await head.send('GET', '/api/workload')).json<Workload>();
  /** Received and due so many seconds from now. */
  const request = async (receivedIn: number, dueIn: number, assignee: string | null) => {
    const now = millisecondsOf(await server.desk.platform.fresh.now());
    const at = (seconds: number) => instantFromMilliseconds(now + seconds * 1000);
    const clocks = [{ code: 'SLA-24H', legalEnd: null, safeEnd: at(dueIn) }];
    const classification = { ...refused, clocks };
    const id = await server.desk.request({ facts: usWarrant, classification, receivedAt: at(receivedIn) });
    await owner('update case_file set assignee = $2 where id = $1', [id, assignee]);
    return id;
  };

  beforeAll(async () => {
    server = await openQueueServer();
    head = await server.signedIn('head_of_legal');
    [jurist, other] = [await server.signedIn('jurist'), await server.signedIn('jurist')];
    await request(-2 * DAYS, -HOURS, jurist.id);
    await request(-5 * DAYS, 6 * DAYS, jurist.id);
    await request(-HOURS, 20 * DAYS, null);
  });
  afterAll(() => server?.close());

  it('counts what each person has, how much of it is late or ends within a week, and what no one has', async () => {
    const { people, ages } = await read();
    const of = (id: string | null) => people.find((each) => each.id === id);
    expect(of(jurist.id)).toMatchObject({ open: 2, late: 1, soon: 1, mayTake: true });
    expect(of(other.id)).toMatchObject({ open: 0, late: 0, soon: 0, mayTake: true });
    expect(of(null)).toMatchObject({ open: 1, late: 0, soon: 0, mayTake: false });
    expect(ages.map(({ fromDays, open }) => [fromDays, open])).toEqual([
      ...[
        [0, 1],
        [1, 1],
        [3, 1],
        [7, 0],
        [14, 0],
        [30, 0],
      ],
    ]);
  });

  it('counts the ends of seven days, past ones left out', async () => {
    const { week } = await read();
    expect(week).toHaveLength(7);
    expect(week.map(({ day }) => day)).toEqual([...week.map(({ day }) => day)].sort());
    expect(week.reduce((sum, { ends }) => sum + ends, 0)).toBeLessThanOrEqual(1);
    await request(-HOURS, 2 * DAYS, other.id);
    expect((await read()).week.map(({ ends }) => ends).slice(1, 4)).toContain(1);
  });

  it('gives the median time from receipt to closing, by circuit', async () => {
    for (const days of [1, 3, 20]) await server.desk.withdraw(await request(-days * DAYS, DAYS, jurist.id));
    const [first] = (await read()).closed;
    expect(first).toMatchObject({ circuit: 'refusal', closed: 3 });
    expect(first?.title.fr.length).toBeGreaterThan(3);
    expect(first?.medianSeconds).toBeGreaterThan(2.9 * DAYS);
    expect(first?.medianSeconds).toBeLessThan(3.1 * DAYS);
  });

  it('gives no case to a person who is away, and names no stand-in whose roles do not allow it', async () => {
    await owner('alter table delegation disable trigger user');
    for (const to of [jurist.id, (await server.signedIn('analyst')).id]) {
      await owner(
        `insert into delegation (id, person_id, delegate_id, starts_at, ends_at)
         values ($1, $2, $3, now() - interval '1 hour', now() + interval '1 day')`,
        [randomUUID(), other.id, to],
      );
    }
    const { people, absences } = await read();
    expect(people.find(({ id }) => id === other.id)?.mayTake).toBe(false);
    expect(absences.map(({ substitute }) => substitute).sort()).toEqual(['jurist', null]);
  });

  it.each(['jurist', 'analyst', 'dpo', 'ciso', 'executive', 'auditor', 'administrator'] as const)(
    'is closed to %s',
    async (role) => {
      expect((await (await server.signedIn(role)).send('GET', '/api/workload')).statusCode).toBe(403);
    },
  );
});
