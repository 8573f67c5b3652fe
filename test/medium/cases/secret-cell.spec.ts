// @stage redis
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { erase, forgetReading } from '../../../src/cases/handle/jobs.js';
import { enqueue } from '../../../src/platform/database/outbox.js';
import { deadLetters } from '../../../src/platform/jobs/dead-letters.js';
import { DataKeys } from '../../../src/platform/keys/keys.js';
import { LetterDesk } from '../../support/letter-desk.js';
import { refused, requisition } from '../../support/written-request.js';

/** A secret matter leaves the ordinary workflow, and leaves no content behind (promise 7 of the rules). */
describe('the secret cell', () => {
  let desk: LetterDesk;
  beforeAll(async () => {
    desk = await LetterDesk.open();
  });
  afterAll(() => desk?.close());

  const secret = {
    ...refused,
    verdict: 'SECRET_CELL',
    row: 'F22',
    rule: 'F22',
    circuit: 'secret_cell',
    notices: [],
  } as const;
  afterEach(() => desk.forget());

  const rows = async (sql: string, caseId: string) => (await desk.platform.fresh.asOwner(sql, [caseId])).length;
  const sealed = (caseId: string) => rows('select 1 from case_secret where case_id = $1', caseId);

  it('forgets at once what was read, acknowledges nothing, and prepares nothing', async () => {
    const caseId = await desk.request({ facts: requisition, classification: { ...secret, notices: [] } });
    expect(await sealed(caseId)).toBeGreaterThan(0);
    await desk.run('cases.forget_reading');
    expect(await sealed(caseId)).toBe(0);
    expect(await desk.work('correspondence.acknowledge')).toEqual([]);
    const drafted = await desk.draft(caseId, 'refuse').then(
      () => 'drafted',
      (error: Error) => error.message,
    );
    expect(drafted).not.toBe('drafted');
  });

  it('destroys the keys of the case and of its messages once it is handed over and closed', async () => {
    const caseId = await desk.request({ facts: requisition, classification: { ...secret, notices: [] } });
    await desk.give(caseId, { type: 'close', outcome: 'redirected' }, desk.person('jurist'));
    expect(await desk.work('cases.erase')).toEqual([]);
    await desk.give(caseId, { type: 'close', outcome: 'redirected' }, desk.person('head_of_legal'));
    await desk.run('cases.erase');
    const keys = await desk.platform.fresh.asOwner<{ id: string }>(
      `select key_id as id from case_file where id = $1
       union select m.key_id from raw_message m join case_message c on c.message_id = m.id where c.case_id = $1`,
      [caseId],
    );
    expect(keys).toHaveLength(2);
    for (const { id } of keys) {
      expect(await desk.database.transaction((tx) => desk.module.get(DataKeys).open(tx, id))).toBe('erased');
    }
    expect((await desk.state(caseId)).status).toBe('closed');
  });

  it('keeps what was read while one person alone has handed it over', async () => {
    const caseId = await desk.request({
      facts: requisition,
      classification: { ...secret, notices: [], decided: 'hand_over' },
    });
    expect(await desk.work('cases.forget_reading')).toEqual([]);
    expect(await sealed(caseId)).toBeGreaterThan(0);
    expect(await desk.work('correspondence.acknowledge')).toEqual([]);
  });

  it('empties and erases no other case, whatever work is asked for', async () => {
    const caseId = await desk.request();
    for (const job of [forgetReading, erase]) {
      await desk.database.transaction((tx) => enqueue(tx, job.work({ caseId })));
      await desk.run(job.topic);
      expect(await sealed(caseId)).toBeGreaterThan(0);
    }
    const open = await desk.request({ facts: requisition, classification: { ...secret, notices: [] } });
    await desk.database.transaction((tx) => enqueue(tx, erase.work({ caseId: open })));
    await desk.run('cases.erase');
    for (const id of [caseId, open]) {
      const erased = 'select from case_file c join data_key k on k.id = c.key_id where c.id = $1 and k.wrapped is null';
      expect(await rows(erased, id)).toBe(0);
    }
    expect(await deadLetters(desk.database, 10)).toHaveLength(3);
  });

  it('leaves an ordinary case alone', async () => {
    const caseId = await desk.request();
    await desk.give(caseId, { type: 'note', noteId: caseId, digest: 'a'.repeat(64) }, desk.person('jurist'));
    expect(await desk.work('cases.forget_reading')).toEqual([]);
    expect(await sealed(caseId)).toBeGreaterThan(0);
  });
});
