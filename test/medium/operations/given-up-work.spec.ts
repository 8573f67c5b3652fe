import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { NotificationsModule } from '../../../src/notifications/notifications.module.js';
import { OperationsModule } from '../../../src/operations/operations.module.js';
import { enqueue } from '../../../src/platform/database/outbox.js';
import { Executor } from '../../../src/platform/jobs/executor.js';
import { JobFailure, JobRegistry } from '../../../src/platform/jobs/job.js';
import { Logger } from '../../../src/platform/telemetry/logger.js';
import { WorklistModule } from '../../../src/worklist/worklist.module.js';
import { type Desk, startDesk, type Visitor } from '../../support/desk.js';
import { TEST_TIMINGS } from '../../support/platform.js';

const TOPIC = 'test.hopeless';

describe('work that every attempt failed at', () => {
  let desk: Desk;
  let head: Visitor & { readonly id: string };
  let id: string;

  beforeAll(async () => {
    desk = await startDesk([], {}, [WorklistModule, NotificationsModule, OperationsModule]);
    head = await desk.personWith('head_of_legal');
    desk.app.get(JobRegistry).register({
      topic: TOPIC,
      payload: z.strictObject({}),
      run: async () => {
        throw new JobFailure('The register does not answer for good.', false);
      },
    });
  });
  afterAll(() => desk.close());

  beforeEach(async () => {
    await desk.fresh.asOwner('delete from alarm');
    await desk.fresh.asOwner('delete from outbox');
    id = await desk.database.transaction((tx) => enqueue(tx, { topic: TOPIC, payload: {} }));
    await attempt();
  });

  const attempt = () =>
    new Executor(desk.database, desk.app.get(JobRegistry), new Logger('silent'), TEST_TIMINGS).execute(id);
  const entries = () =>
    desk.database.query('select type, actor, data from entry where stream = $1 order by seq', [`work/${id}`]);
  const given = {
    type: 'work.given_up',
    actor: 'platform',
    data: { topic: TOPIC, reason: 'The register does not answer for good.' },
  };

  it('is shown with its reason, and its end is in the log', async () => {
    const answer = await head.send('GET', '/api/work/given-up');
    expect(answer.json()).toEqual({
      work: [
        {
          id,
          topic: TOPIC,
          words: { fr: TOPIC, en: TOPIC },
          attempts: 1,
          reason: 'The register does not answer for good.',
          diedAt: expect.stringMatching(/Z$/),
        },
      ],
    });
    expect(await entries()).toEqual([given]);
  });

  it('is tried again when a person asks, who is named in the log', async () => {
    expect((await head.send('POST', `/api/work/given-up/${id}/retry`)).statusCode).toBe(204);
    expect(await entries()).toEqual([given, { type: 'work.retried', actor: head.id, data: { topic: TOPIC } }]);
    expect((await head.send('GET', '/api/work/given-up')).json()).toEqual({ work: [] });
    await attempt();
    expect((await entries()).length).toBe(3);
  });

  it('is settled once, for a reason of the list', async () => {
    const settle = (why: string) => head.send('POST', `/api/work/given-up/${id}/settlement`, { body: { why } });
    expect((await settle('because')).statusCode).toBe(422);
    expect((await settle('done_otherwise')).statusCode).toBe(204);
    expect((await settle('done_otherwise')).statusCode).toBe(404);
    expect((await head.send('POST', `/api/work/given-up/${id}/retry`)).statusCode).toBe(404);
    expect(await entries()).toEqual([
      given,
      { type: 'work.settled', actor: head.id, data: { topic: TOPIC, why: 'done_otherwise' } },
    ]);
    expect(
      await desk.fresh.asOwner('select done_at is not null as done, dead_at from outbox where topic = $1', [TOPIC]),
    ).toEqual([{ done: true, dead_at: null }]);
  });

  it('leaves the log untouched when the work goes on meanwhile', async () => {
    await desk.fresh.asOwner('update outbox set dead_at = null, attempts = 5 where id = $1', [id]);
    expect((await head.send('POST', `/api/work/given-up/${id}/retry`)).statusCode).toBe(404);
    expect(await entries()).toEqual([given]);
  });

  it.each([
    ['jurist', 200, 403, 403],
    ['auditor', 200, 403, 403],
    ['administrator', 200, 204, 403],
    ['analyst', 403, 403, 403],
  ] as const)('%s: list %i, retry %i, settle %i', async (role, list, retry, settle) => {
    const person = await desk.personWith(role);
    const body = { why: 'no_longer_needed' };
    expect((await person.send('GET', '/api/work/given-up')).statusCode).toBe(list);
    expect((await person.send('POST', `/api/work/given-up/${id}/settlement`, { body })).statusCode).toBe(settle);
    expect((await person.send('POST', `/api/work/given-up/${id}/retry`)).statusCode).toBe(retry);
  });
});
