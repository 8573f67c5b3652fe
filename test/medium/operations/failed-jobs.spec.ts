// @stage redis
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import * as caseJobs from '../../../src/cases/handle/jobs.js';
import { reportChange } from '../../../src/directory/report-change.js';
import { readMessage, scanMessage } from '../../../src/intake/reading-work.js';
import { NotificationsModule } from '../../../src/notifications/notifications.module.js';
import { OperationsModule } from '../../../src/operations/operations.module.js';
import { defineJob } from '../../../src/platform/database/job-contract.js';
import { enqueue } from '../../../src/platform/database/outbox.js';
import { Executor } from '../../../src/platform/jobs/executor.js';
import { JobFailure, JobRegistry } from '../../../src/platform/jobs/job.js';
import { Logger } from '../../../src/platform/telemetry/logger.js';
import { renew } from '../../../src/reports/edition/renewal.js';
import { WorklistModule } from '../../../src/worklist/worklist.module.js';
import { type Desk, startDesk, type Visitor } from '../../support/desk.js';
import { TEST_TIMINGS } from '../../support/platform.js';

const TOPIC = 'test.hopeless';
const hopeless = defineJob(TOPIC, z.strictObject({}), { lane: 'casework' });

describe('a failed job', () => {
  let desk: Desk;
  let head: Visitor & { readonly id: string };
  let id: string;

  beforeAll(async () => {
    desk = await startDesk([], {}, [WorklistModule, NotificationsModule, OperationsModule]);
    head = await desk.personWith('head_of_legal');
    desk.app.get(JobRegistry).register(hopeless, async () => {
      throw new JobFailure('The register does not answer for good.', false);
    });
  });
  afterAll(() => desk.close());

  beforeEach(async () => {
    await desk.fresh.asOwner('delete from alarm');
    await desk.fresh.asOwner('delete from outbox');
    id = await desk.database.transaction((tx) => enqueue(tx, hopeless.work({})));
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
    const answer = await head.send('GET', '/api/jobs/failed');
    expect(answer.json()).toEqual({
      jobs: [
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
    expect((await head.send('POST', `/api/jobs/failed/${id}/retry`)).statusCode).toBe(204);
    expect(await entries()).toEqual([given, { type: 'work.retried', actor: head.id, data: { topic: TOPIC } }]);
    expect((await head.send('GET', '/api/jobs/failed')).json()).toEqual({ jobs: [] });
    await attempt();
    expect((await entries()).length).toBe(3);
  });

  it('is settled once, for a reason of the list', async () => {
    const settle = (why: string) => head.send('POST', `/api/jobs/failed/${id}/settlement`, { body: { why } });
    expect((await settle('because')).statusCode).toBe(422);
    expect((await settle('done_otherwise')).statusCode).toBe(204);
    expect((await settle('done_otherwise')).statusCode).toBe(404);
    expect((await head.send('POST', `/api/jobs/failed/${id}/retry`)).statusCode).toBe(404);
    expect(await entries()).toEqual([
      given,
      { type: 'work.settled', actor: head.id, data: { topic: TOPIC, why: 'done_otherwise' } },
    ]);
    expect(
      await desk.fresh.asOwner('select done_at is not null as done, dead_at from outbox where topic = $1', [TOPIC]),
    ).toEqual([{ done: true, dead_at: null }]);
  });

  it('leaves the log unchanged when the job was retried meanwhile', async () => {
    await desk.fresh.asOwner('update outbox set dead_at = null, attempts = 5 where id = $1', [id]);
    expect((await head.send('POST', `/api/jobs/failed/${id}/retry`)).statusCode).toBe(404);
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
    expect((await person.send('GET', '/api/jobs/failed')).statusCode).toBe(list);
    expect((await person.send('POST', `/api/jobs/failed/${id}/settlement`, { body })).statusCode).toBe(settle);
    expect((await person.send('POST', `/api/jobs/failed/${id}/retry`)).statusCode).toBe(retry);
  });

  it('can hold no free text in its payload: each text is an id, an instant or a code', () => {
    const registered = desk.app
      .get(JobRegistry)
      .all()
      .map(({ contract }) => contract);
    const contracts = [...registered, ...Object.values(caseJobs), readMessage, scanMessage, reportChange, renew];
    expect(new Set(contracts.map(({ topic }) => topic)).size).toBe(28);
    const free = contracts.flatMap(({ topic, payload }) => freeTexts(z.toJSONSchema(payload), topic));
    expect(free).toEqual([]);
    expect(freeTexts(z.toJSONSchema(z.object({ a: z.array(z.string()) })), 'control')).toEqual([
      'control.properties.a.items',
    ]);
  });
});

/** The places of the schema that take any text. */
function freeTexts(schema: unknown, place: string): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const { type, format, pattern, enum: words, const: word } = schema as Record<string, unknown>;
  if (type === 'string' && [format, pattern, words, word].every((bound) => bound === undefined)) return [place];
  return Object.entries(schema).flatMap(([name, inner]) => freeTexts(inner, `${place}.${name}`));
}
