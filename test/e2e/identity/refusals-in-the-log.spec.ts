/** What a signed-in person was not allowed to do is in the audit log, and a flood of refusals makes two entries. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Executor } from '../../../src/platform/jobs/executor.js';
import { JobRegistry } from '../../../src/platform/jobs/job.js';
import { Logger } from '../../../src/platform/telemetry/logger.js';
import { type Desk, type Member, startDesk } from '../../support/desk.js';
import { TEST_TIMINGS } from '../../support/platform.js';

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk.close());

const refusalsOf = (person: Member) =>
  desk.fresh.asOwner<{ actor: string; data: Record<string, unknown> }>(
    `select actor, data from entry where stream = 'access/' || $1 and type = 'access.refused' order by seq`,
    [person.id],
  );
/** Ends the period in which refusals are counted, at once. */
async function hourEnds(): Promise<void> {
  const due = await desk.fresh.asOwner<{ id: string }>(
    `update outbox set due_at = clock_timestamp() where done_at is null returning id`,
  );
  const executor = new Executor(desk.database, desk.app.get(JobRegistry), new Logger('silent'), TEST_TIMINGS);
  for (const { id } of due) await executor.execute(id);
}
const hour = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:00:00(\.000)?Z$/);

describe('a refusal of permission', () => {
  it('is an entry that names the person, the code and the pattern of the route, and no id of anything else', async () => {
    const [jurist, other] = [await desk.personWith('jurist'), await desk.personWith('dpo')];
    expect((await jurist.send('DELETE', `/api/people/${other.id}/lock?secret=word`)).statusCode).toBe(403);
    const entries = await refusalsOf(jurist);
    expect(entries).toEqual([
      {
        actor: jurist.id,
        data: { code: 'not-permitted', route: 'DELETE /api/people/:id/lock', hour, count: 1 },
      },
    ]);
    expect(JSON.stringify(entries)).not.toMatch(new RegExp(`${other.id}|secret`));
  });

  it('that a route itself gives is one too', async () => {
    const administrator = await desk.personWith('administrator');
    await administrator.send('DELETE', `/api/people/${administrator.id}/lock`);
    expect(await refusalsOf(administrator)).toMatchObject([
      { data: { code: 'own-roles', route: 'DELETE /api/people/:id/lock' } },
    ]);
  });

  it('for want of the token against forged requests, or from another site, is one too', async () => {
    const person = await desk.personWith('dpo');
    await person.send('DELETE', '/api/sessions', { headers: { 'x-csrf-token': undefined } });
    await person.send('DELETE', '/api/sessions', { headers: { 'sec-fetch-site': 'cross-site' } });
    expect((await refusalsOf(person)).map(({ data }) => data.code)).toEqual([
      'csrf-token-missing',
      'cross-site-request',
    ]);
  });

  it('makes two entries when repeated within an hour: the first refusal, and at the end the number of repeats', async () => {
    const jurist = await desk.personWith('jurist');
    const all = Array.from({ length: 60 }, () => jurist.send('GET', '/api/people'));
    expect(new Set((await Promise.all(all)).map(({ statusCode }) => statusCode))).toEqual(new Set([403]));
    expect((await refusalsOf(jurist)).map(({ data }) => data.count)).toEqual([1]);
    await hourEnds();
    expect((await refusalsOf(jurist)).map(({ data }) => data.count)).toEqual([1, 60]);
    await hourEnds();
    expect(await refusalsOf(jurist)).toHaveLength(2);
    await jurist.send('GET', '/api/people');
    await hourEnds();
    expect((await refusalsOf(jurist)).map(({ data }) => data.count)).toEqual([1, 60, 1]);
  });

  it('of a caller without a session, or a question for a proof of presence, is none', async () => {
    const counted = () => desk.fresh.asOwner(`select from entry where type = 'access.refused'`);
    const before = (await counted()).length;
    await desk.visitor().send('GET', '/api/people');
    const administrator = await desk.personWith('administrator');
    await desk.fresh.asOwner(`update session set proved_at = now() - interval '1 hour'`);
    const asked = await administrator.send('DELETE', `/api/people/${administrator.id}/sessions`);
    expect(asked.json().type).toBe('/problems/step-up-required');
    expect((await counted()).length).toBe(before);
  });
});
