// @stage redis
import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { CasesModule } from '../../../src/cases/cases.module.js';
import { CasesService } from '../../../src/cases/handle/cases.service.js';
import { timer } from '../../../src/cases/handle/jobs.js';
import { MessageHistory } from '../../../src/cases/rows/message-history.js';
import type { Command } from '../../../src/domain/case/command.js';
import { NewerVersion } from '../../../src/domain/kernel/newer-version.js';
import { valueOrFail } from '../../../src/domain/kernel/result.js';
import { Sequencer } from '../../../src/ledger/sequencer.js';
import { OperationsModule } from '../../../src/operations/operations.module.js';
import { enqueue } from '../../../src/platform/database/outbox.js';
import { Executor } from '../../../src/platform/jobs/executor.js';
import { JobRegistry } from '../../../src/platform/jobs/job.js';
import { DataKeys } from '../../../src/platform/keys/keys.js';
import { Logger } from '../../../src/platform/telemetry/logger.js';
import { CountService } from '../../../src/reports/edition/count.service.js';
import { ReportsModule } from '../../../src/reports/reports.module.js';
import { WorklistModule } from '../../../src/worklist/worklist.module.js';
import { type Desk, type Member, startDesk } from '../../support/desk.js';
import { TEST_TIMINGS } from '../../support/platform.js';
import { refused, usWarrant } from '../../support/written-request.js';

const TYPE = 'case.of_tomorrow';

/** What a newer version may leave in the stream of a case, in the words of SQL. */
const planted = {
  'an unknown type of entry': `update entry set type = '${TYPE}' where stream = $1 and seq = 2`,
  'an unknown word in a known entry': `update entry set data = jsonb_set(data, '{verdict}', '"OF_TOMORROW"') where stream = $1 and seq = 3`,
  'an unknown field in a known entry': `update entry set data = data || '{"tomorrow": true}' where stream = $1 and seq = 3`,
  'the judgement of a law with another circuit': `update entry set data = data || '{"circuit": "of_tomorrow"}' where stream = $1 and seq = 3`,
  'the judgement of a law with another step': `update entry set data = data || '{"step": "of_tomorrow"}' where stream = $1 and seq = 3`,
};

describe('a case to which a newer version of the service wrote', () => {
  let desk: Desk;
  let jurist: Member;

  beforeAll(async () => {
    desk = await startDesk([], {}, [CasesModule, WorklistModule, OperationsModule, ReportsModule]);
    jurist = await desk.personWith('jurist');
    desk.app.get(Sequencer).start();
  });
  afterAll(() => desk?.close());
  beforeEach(() => desk.fresh.asOwner('delete from outbox'));
  afterEach(async () => {
    await asForger(
      `update entry e set type = b.type, data = b.data from before b where b.stream = e.stream and b.seq = e.seq`,
    );
    await desk.fresh.asOwner('drop table before');
  });

  async function judged(): Promise<string> {
    const [caseId, messageId] = [randomUUID(), randomUUID()];
    const { id: keyId } = await desk.database.transaction((tx) => desk.app.get(DataKeys).create(tx));
    await desk.fresh.asOwner(
      `insert into raw_message (id, sha256, size, blob_id, key_id, received_at, door)
       values ($1, $3, 1, gen_random_uuid(), $2, now(), 'smtp')`,
      [messageId, keyId, randomBytes(32).toString('hex')],
    );
    const arrival = { door: 'smtp', occurrence: messageId, size: 1, sha256: 'c'.repeat(64) };
    await desk.database.transaction((tx) => desk.app.get(MessageHistory).received(tx, messageId, arrival));
    const receivedAt = '2026-11-24T13:37:12.000Z';
    const digest = 'b'.repeat(64);
    const reading = { targets: 1, targetsDigest: digest, caseReferenceDigest: null, reader: 'test', language: 'en' };
    const commands: Command[] = [
      { type: 'open', messageId, door: 'smtp', receivedAt, readable: true, reason: 'asks', clocks: [] },
      { type: 'record_reading', reading: { ...reading, facts: usWarrant } },
      { type: 'classify', classification: refused },
    ];
    for (const command of commands) {
      const handling = { actor: { kind: 'system', room: 'test' }, key: randomUUID() } as const;
      valueOrFail(await desk.app.get(CasesService).handle(caseId, command, handling));
    }
    return caseId;
  }

  async function asForger(statement: string, values: string[] = []): Promise<void> {
    await desk.fresh.asOwner('alter table entry disable trigger user');
    await desk.fresh.asOwner(statement, values);
    await desk.fresh.asOwner('alter table entry enable trigger user');
  }

  async function writtenByNewer(statement: string): Promise<string> {
    const caseId = await judged();
    await desk.app.get(Sequencer).settle(20_000);
    await desk.fresh.asOwner(`create table before as select * from entry where stream = 'case/${caseId}'`);
    await asForger(statement, [`case/${caseId}`]);
    return caseId;
  }

  const lengthOf = async (caseId: string): Promise<number> =>
    (await desk.fresh.asOwner(`select from entry where stream = $1`, [`case/${caseId}`])).length;

  it.each(Object.entries(planted))('is refused with its reason and left as it is: %s', async (_, statement) => {
    const caseId = await writtenByNewer(statement);
    const note = { seen: 3, text: 'Vu.' };
    const answers = [
      await jurist.send('GET', `/api/cases/${caseId}`, { headers: { 'accept-language': 'fr' } }),
      await jurist.send('POST', `/api/cases/${caseId}/notes`, { body: note, headers: { 'accept-language': 'en' } }),
    ];
    for (const { statusCode, headers, json } of answers) {
      expect(statusCode).toBe(503);
      expect(headers).toMatchObject({ 'content-type': expect.stringContaining('problem+json'), 'retry-after': '30' });
      expect(json()).toMatchObject({ type: '/problems/written-by-newer-version' });
    }
    expect(answers.map(({ json }) => json<{ detail: string }>().detail)).toEqual([
      expect.stringMatching(/^Une version plus récente du service a inscrit ici ce que celle-ci ne connaît pas/),
      expect.stringMatching(/^A newer version of the service recorded here what this one does not know/),
    ]);
    expect(await lengthOf(caseId)).toBe(3);
  });

  it('is no task of this version, and hides no other task', async () => {
    const [caseId, other] = [await writtenByNewer(planted['an unknown type of entry']), await judged()];
    const { statusCode, json } = await jurist.send('GET', '/api/tasks');
    expect(statusCode).toBe(200);
    const ids = json<{ tasks: { id: string }[] }>().tasks.map(({ id }) => id);
    expect(ids).toContain(other);
    expect(ids).not.toContain(caseId);
  });

  it('stops a count of the report, which would leave out what it cannot read', async () => {
    await writtenByNewer(planted['an unknown type of entry']);
    await expect(desk.database.transaction((tx) => desk.app.get(CountService).rows(tx))).rejects.toThrow(NewerVersion);
  });

  it('keeps its work for the newer version without an alarm at first, and with a single one when none takes it', async () => {
    const caseId = await writtenByNewer(planted['an unknown type of entry']);
    const work = timer.work({ caseId, timer: 'gag', about: null });
    const id = await desk.database.transaction((tx) => enqueue(tx, work));
    const executor = new Executor(desk.database, desk.app.get(JobRegistry), new Logger('silent'), TEST_TIMINGS);
    const alarms = () => desk.fresh.asOwner(`select from alarm where topic = 'service.newer_version'`);
    const attempt = async (times: number) => {
      for (let time = 0; time < times; time += 1) {
        await desk.fresh.asOwner('update outbox set due_at = clock_timestamp() where id = $1', [id]);
        await executor.execute(id);
      }
    };
    await attempt(7);
    expect(await alarms()).toHaveLength(0);
    await attempt(20);
    expect(await alarms()).toHaveLength(1);
    const [row] = await desk.fresh.asOwner('select done_at, dead_at, waits from outbox where id = $1', [id]);
    expect(row).toEqual({ done_at: null, dead_at: null, waits: 27 });
    expect(await lengthOf(caseId)).toBe(3);
  });
});
