// @stage redis
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CasesService } from '../../../src/cases/handle/cases.service.js';
import { objectionTo } from '../../../src/domain/case/moves.js';
import { anySignature } from '../../support/case-walk.js';
import { asked, Forger, french } from '../../support/forger.js';
import { noticeRules } from '../../support/notice-rules.js';
import { admitted, usWarrant } from '../../support/written-request.js';

const hash = 'e'.repeat(64);

/** Facts that are put right by one, addresses that are established by one: against a stolen application role. */
describe('second persons, kept by the database alone', () => {
  const forger = new Forger();
  const { sql, who, entry, prepare, prepared, approve, fails } = forger;
  beforeAll(forger.open);
  afterAll(forger.close);

  const classified = (caseId: string) =>
    entry(caseId, 'case.classified', 'classification', { ...admitted, approvers: asked, step: 'preparation' });

  describe('a correction', () => {
    const changes = [{ fact: 'issuerZone', before: 'THIRD', value: 'FR' }];
    const effect = { changes, weakens: [], from: {}, becomes: {} };
    const foreign = {
      facts: { ...french.facts, ...usWarrant },
      classification: { ...admitted, approvers: [...asked] },
    };
    const last = async (caseId: string): Promise<number> => {
      const [row] = (await sql('select max(seq) as seq from entry where stream = $1', `case/${caseId}`)) as {
        seq: number;
      }[];
      return row?.seq ?? 0;
    };
    const propose = async (caseId: string, by: string): Promise<number> => {
      await entry(caseId, 'case.correction_proposed', who(by), effect);
      return last(caseId);
    };
    const confirm = (caseId: string, by: string, proposal: number, changed: object = {}) =>
      entry(caseId, 'case.correction_confirmed', who(by), {
        ...{ proposal, signature: anySignature },
        ...effect,
        ...changed,
      });
    const state = (caseId: string, by: string, value = 'FR') =>
      entry(caseId, 'case.fact_confirmed', who(by), { fact: 'issuerZone', value, corrected: true });

    it('that takes a request out of a third country lets nothing be disclosed when one person alone wrote it', async () => {
      const caseId = await forger.desk.request(foreign);
      await state(caseId, 'jurist');
      await classified(caseId);
      await fails(() => prepare(caseId), 'One person alone');
      await state(caseId, 'jurist', 'UNKNOWN');
      await state(caseId, 'jurist');
      await classified(caseId);
      await fails(() => prepare(caseId), 'One person alone');
    });

    it('is confirmed by another person of the stricter roles, as it was proposed', async () => {
      const caseId = await forger.desk.request(foreign);
      await fails(() => confirm(caseId, 'head', 3), 'No such correction');
      const proposal = await propose(caseId, 'headsSecond');
      await fails(() => confirm(caseId, 'head', proposal), 'another person');
      await fails(() => confirm(caseId, 'headsSecond', proposal), 'another person');
      await fails(() => confirm(caseId, 'dpo', proposal), 'of the stricter roles');
      await fails(() => confirm(caseId, 'gone', proposal), 'of the stricter roles');
      const others = [{ fact: 'issuerZone', before: 'THIRD', value: 'EU_EEV' }];
      await fails(() => confirm(caseId, 'jurist', proposal, { changes: others }), 'Another correction was proposed');
      await confirm(caseId, 'jurist', proposal);
      await fails(() => confirm(caseId, 'jurist', proposal), 'No such correction');
      await state(caseId, 'jurist');
      await classified(caseId);
      await prepare(caseId);
    });

    it('that was confirmed once serves one change only', async () => {
      const caseId = await forger.desk.request(foreign);
      await confirm(caseId, 'jurist', await propose(caseId, 'head'));
      await state(caseId, 'jurist');
      await state(caseId, 'jurist', 'THIRD');
      await state(caseId, 'jurist');
      await classified(caseId);
      await fails(() => prepare(caseId), 'One person alone');
    });

    it('that leaves an unknown origin wants evidence', async () => {
      const unknown = { ...foreign, facts: { ...usWarrant, issuerZone: 'UNKNOWN' as const } };
      const without = await forger.desk.request(unknown);
      await state(without, 'jurist');
      await classified(without);
      await fails(() => prepare(without), 'without evidence');
      const record = { zone: 'FR', method: 'call_back', evidence: hash, mailbox: hash, noteId: randomUUID() };
      const proved = await forger.desk.request(unknown);
      await entry(proved, 'case.origin_recorded', who('jurist'), record);
      await state(proved, 'jurist');
      await classified(proved);
      await prepare(proved);
    });
  });

  it('A later end is confirmed by another person of the stricter roles, exactly as it was proposed.', async () => {
    const caseId = await forger.desk.request(french);
    const clock = {
      code: 'SLA-5WD',
      legalEnd: '2099-01-01T00:00:00.000Z',
      safeEnd: '2099-01-01T00:00:00.000Z',
      later: true,
    };
    const confirm = (by: string, changed: object = {}) =>
      entry(caseId, 'case.later_end_confirmed', who(by), { clock: { ...clock, ...changed }, signature: anySignature });
    await fails(() => confirm('head'), 'No such later end');
    const asking = { clock, messageId: randomUUID(), noteId: randomUUID() };
    await entry(caseId, 'case.later_end_asked', who('jurist'), asking);
    await fails(() => confirm('jurist'), 'another person');
    await fails(() => confirm('dpo'), 'of the stricter roles');
    await fails(() => confirm('head', { safeEnd: '2100-01-01T00:00:00.000Z' }), 'No such later end');
    await confirm('head');
    await fails(() => confirm('head'), 'No such later end');
  });

  it('A suspension is confirmed by another person of the stricter roles, exactly as it was proposed.', async () => {
    const caseId = await forger.desk.request(french);
    const asking = { code: 'D-EEV-10D', article: 'EEV 10(6)', letterId: randomUUID(), noteId: randomUUID() };
    const confirm = (by: string, changed: object = {}) =>
      entry(caseId, 'case.clock_paused', who(by), { ...asking, ...changed, signature: anySignature });
    await fails(() => confirm('head'), 'No such suspension');
    await entry(caseId, 'case.pause_asked', who('jurist'), asking);
    await fails(() => confirm('jurist'), 'another person');
    await fails(() => confirm('dpo'), 'of the stricter roles');
    await fails(() => confirm('head', { code: 'SLA-5WD' }), 'No such suspension');
    await confirm('head');
    await fails(() => confirm('head'), 'No such suspension');
  });

  it('The end of a suspension is confirmed by another person of the stricter roles, exactly as it was proposed.', async () => {
    const caseId = await forger.desk.request(french);
    const asking = { code: 'D-EEV-10D', messageId: randomUUID(), noteId: randomUUID() };
    const confirm = (by: string, changed: object = {}) =>
      entry(caseId, 'case.clock_resumed', who(by), { ...asking, ...changed, signature: anySignature });
    await fails(() => confirm('head'), 'No such end of a suspension');
    await entry(caseId, 'case.resumption_asked', who('jurist'), asking);
    await fails(() => entry(caseId, 'case.clock_resumed', who('head'), asking), 'carries the signature');
    await fails(() => confirm('jurist'), 'another person');
    await fails(() => confirm('dpo'), 'of the stricter roles');
    await fails(() => confirm('head', { messageId: randomUUID() }), 'No such end of a suspension');
    await confirm('head');
    await fails(() => confirm('head'), 'No such end of a suspension');
  });

  it('Who proposed a later end is known under another account of theirs.', async () => {
    const caseId = await forger.desk.request(french);
    const end = '2099-01-01T00:00:00.000Z';
    const clock = { code: 'SLA-5WD', legalEnd: end, safeEnd: end, later: true };
    await entry(caseId, 'case.later_end_asked', who('headsSecond'), {
      ...{ clock, messageId: randomUUID(), noteId: randomUUID() },
    });
    const cases = forger.desk.module.get(CasesService);
    const actor = { kind: 'person', id: who('head'), roles: ['head_of_legal'] } as const;
    const refusal = await forger.desk.database.transaction(async (tx) => {
      const state = await cases.load(tx, caseId);
      return objectionTo('confirm_later_end', state, actor, await cases.circumstances(tx, caseId, state, actor));
    });
    expect(refusal?.code).toBe('began-it');
  });

  it('A case in which a notice is owed does not close.', async () => {
    const owing = {
      ...french,
      classification: { ...admitted, approvers: [...asked], notices: ['N_ANSSI', 'N_EXE', 'N_CUST'] },
    };
    const caseId = await forger.desk.request(owing as typeof french);
    const close = () =>
      entry(caseId, 'case.closed', 'cases', { outcome: 'no_data', accountsDisclosed: 0, step: 'done' });
    const give = (notice: string) =>
      entry(caseId, 'case.notice_decided', who('jurist'), { notice, told: true, noteId: randomUUID() });
    await fails(close, 'still owed: N_ANSSI, N_CUST');
    await give('N_ANSSI');
    await entry(caseId, 'case.gag_set', who('jurist'), { gag: 'G_JUD', until: null, noteId: randomUUID() });
    await entry(caseId, 'case.gag_over', 'worker', {});
    await fails(close, 'still owed: N_CUST');
    await give('N_CUST');
    await close();
  });

  it('The database gives each notice as the law says.', async () => {
    const rows = await forger.desk.platform.fresh.asOwner(
      'select code, letter, inside, silence from notice_kind order by code',
    );
    const law = Object.entries(noticeRules).map(([code, { to, letter, silence }]) => ({
      ...{ code, letter: letter ?? null, inside: 'roles' in to, silence },
    }));
    expect(rows).toEqual(law.toSorted((one, other) => (one.code < other.code ? -1 : 1)));
  });

  it('A case that is no part of a request takes nothing over of one.', async () => {
    const caseId = await forger.desk.request(french);
    const begun = { siblings: [], onceForeign: false, silence: null, deadlines: [], answerTo: null };
    await fails(() => entry(caseId, 'case.part_begun', 'cases', begun), 'takes over');
  });

  describe('the address of an answer', () => {
    const letter = (zone: string | null, mailbox: string | null = hash) => ({
      letters: [{ id: randomUUID(), kind: 'answer', ...(zone && { zone }), ...(mailbox && { mailbox }) }],
    });

    it.each(['THIRD', 'EU_EEV', 'UNKNOWN', 'DIS', null])(
      'that stands in %s gets nothing of a French request',
      async (zone) => {
        const caseId = await forger.desk.request(french);
        await fails(() => prepare(caseId, letter(zone)), 'address of the answer');
        await fails(() => prepare(caseId, letter('FR', null)), 'address of the answer');
        await prepare(caseId, letter('FR'));
      },
    );

    it('is established by two persons, for the zone of the facts and for that address', async () => {
      const caseId = await forger.desk.request(french);
      const noteId = randomUUID();
      const record = { zone: 'FR', method: 'call_back', evidence: hash, mailbox: hash, noteId };
      const confirm = (by: string) =>
        entry(caseId, 'case.origin_confirmed', who(by), { noteId, signature: anySignature });
      await fails(() => confirm('head'), 'The origin is confirmed by another person');
      await entry(caseId, 'case.origin_recorded', who('jurist'), record);
      await fails(() => prepare(caseId, letter('UNKNOWN')), 'address of the answer');
      await fails(() => confirm('jurist'), 'another person');
      await fails(() => confirm('dpo'), 'of the stricter roles');
      await confirm('head');
      await fails(() => prepare(caseId, letter('UNKNOWN', 'f'.repeat(64))), 'address of the answer');
      await prepare(caseId, letter('UNKNOWN'));
    });

    it('is looked at again at each consent and when it leaves', async () => {
      const it = await prepared(french, letter('FR'));
      await forger.desk.platform.fresh.asOwner('alter table entry disable trigger user');
      await forger.desk.platform.fresh.asOwner(
        `update entry set data = jsonb_set(data, '{letters,0,zone}', '"THIRD"') where stream = $1 and type = 'case.prepared'`,
        [`case/${it.caseId}`],
      );
      await forger.desk.platform.fresh.asOwner('alter table entry enable trigger user');
      await fails(approve(it, 'jurist', 'jurist'), 'address of the answer');
    });
  });
});
