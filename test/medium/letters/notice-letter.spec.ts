// @stage redis slow
/** The end of a silence: the letter to the customer is written by itself, approved by a person, and given by another. Doubles: the relay. */
import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { CaseVault } from '../../../src/cases/rows/vault.js';
import type { Command } from '../../../src/domain/case/command.js';
import { valueOrFail } from '../../../src/domain/kernel/result.js';
import { NoticeDrafts } from '../../../src/letters/writing/notice-drafts.js';
import { deadLetters } from '../../../src/platform/jobs/dead-letters.js';
import { LetterDesk } from '../../support/letter-desk.js';
import { refused } from '../../support/written-request.js';

const WRITE = 'correspondence.write_notice';
const TIMER = 'cases.timer';
const PAST = '2020-01-01T00:00:00.000Z';
const told = (): Command => ({
  ...{ type: 'record_notice', notice: 'N_CUST', told: true, agreed: false, noteId: randomUUID() },
});
const approve: Command = { type: 'approve_notice', notice: 'N_CUST' };

let desk: LetterDesk;
beforeAll(async () => {
  desk = await LetterDesk.open();
});
beforeEach(() => desk.forget());
afterAll(() => desk.close());

const drafts = () => desk.module.get(NoticeDrafts);
const letter = async (caseId: string) => drafts().draft(caseId, 'N_CUST');
const silence = (until: string | null, gag: 'G_JUD' | 'G_NONE' = 'G_JUD'): Command => ({
  ...{ type: 'set_gag', gag, until, noteId: randomUUID() },
});
const silent = async (): Promise<string> => {
  const caseId = await desk.request({ classification: { ...refused, notices: ['N_CUST'], gag: 'G_JUD' } });
  await desk.give(caseId, silence('2099-01-05T23:00:00.000Z'), desk.person('jurist'));
  return caseId;
};
const lifted = async (caseId: string) => {
  await desk.give(caseId, silence(null, 'G_NONE'), desk.person('jurist'));
  await desk.run(WRITE);
};
const refusal = async (caseId: string, command: Command, person = desk.person('jurist')) => {
  const handled = await desk.cases.handle(caseId, command, { actor: person, key: randomUUID() });
  return handled.ok ? null : handled.refusal.code;
};
const owed = async (caseId: string) => {
  const rows = await desk.platform.fresh.asOwner('select owed from case_file where id = $1', [caseId]);
  return (rows as { owed: string[] }[])[0]?.owed;
};

describe('the letter of a notice that silence held back', () => {
  it('does not exist while silence stands', async () => {
    const caseId = await silent();
    await desk.run(WRITE);
    expect(await letter(caseId)).toMatchObject({ ok: false, refusal: { code: 'notice-not-owed' } });
    expect(await refusal(caseId, told())).toBe('silence-stands');
  });

  it('is written by itself when its time is over, in the name of the service', async () => {
    const caseId = await desk.request({ classification: { ...refused, notices: ['N_CUST'], gag: 'G_JUD' } });
    await desk.give(caseId, silence(PAST), desk.person('jurist'));
    await desk.run(TIMER);
    expect(await refusal(caseId, told())).toBe('notice-letter-waits');
    expect((await letter(caseId)).ok).toBe(false);
    await desk.run(WRITE);
    const { content, name } = valueOrFail(await letter(caseId));
    expect(name).toMatch(/^customer_notice-GRF-/);
    const [written] = (await desk.state(caseId)).noticeLetters ?? [];
    expect(written).toMatchObject({ notice: 'N_CUST', approvedBy: null });
    expect(written?.letter?.sha256).toBe(createHash('sha256').update(content).digest('hex'));
    expect(await deadLetters(desk.database, 9)).toEqual([]);
  });

  it('is given by another person than the one who approved exactly its bytes', async () => {
    const caseId = await silent();
    await lifted(caseId);
    expect(await refusal(caseId, told())).toBe('notice-letter-waits');
    expect(await refusal(caseId, approve, desk.person('head_of_legal'))).toBe('signature-missing');
    await desk.give(caseId, approve, desk.person('head_of_legal'));
    expect(await refusal(caseId, told(), desk.person('head_of_legal'))).toBe('notice-letter-approver');
    expect(await owed(caseId)).toEqual(['N_CUST']);
    await desk.give(caseId, told(), desk.person('jurist'));
    expect(await owed(caseId)).toEqual([]);
  });

  it('is not shown where what was kept is not what the log says', async () => {
    const caseId = await silent();
    await desk.give(caseId, silence(null, 'G_NONE'), desk.person('jurist'));
    const letterId = randomUUID();
    await desk.give(caseId, { type: 'record_notice_letter', notice: 'N_CUST', letterId, sha256: 'e'.repeat(64) });
    const other = { name: 'letter.pdf', base64: Buffer.from('%PDF-').toString('base64') };
    await desk.database.transaction((tx) =>
      desk.module.get(CaseVault).put(tx, caseId, 'notice_letter', other, letterId),
    );
    await expect(letter(caseId)).rejects.toThrow('not the one that was written');
  });

  it('is owed by a case that closed while silence stood', async () => {
    const caseId = await silent();
    const { preparation } = await desk.decide(caseId, 'refuse');
    expect(preparation).not.toBeNull();
    await desk.run('correspondence.send_letter');
    await desk.runUntilDone('cases.close', caseId);
    expect([(await desk.state(caseId)).status, await owed(caseId)]).toEqual(['closed', []]);
    await lifted(caseId);
    expect(await owed(caseId)).toEqual(['N_CUST']);
    expect((await letter(caseId)).ok).toBe(true);
  });

  it('is written once when its job runs twice', async () => {
    const caseId = await silent();
    await desk.give(caseId, silence(null, 'G_NONE'), desk.person('jurist'));
    const [job] = await desk.work(WRITE, caseId);
    if (!job) throw new Error('A job.');
    await desk.executor.execute(job);
    await desk.platform.fresh.asOwner('update outbox set done_at = null where id = $1', [job]);
    const before = valueOrFail(await letter(caseId)).sha256;
    await desk.executor.execute(job);
    expect(valueOrFail(await letter(caseId)).sha256).toBe(before);
    const entries = await desk.database.transaction((tx) => desk.cases.entries(tx, caseId));
    expect(entries.filter(({ event }) => event.type === 'case.notice_written')).toHaveLength(1);
  });
});
