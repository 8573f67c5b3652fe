// @stage redis
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, it } from '@jest/globals';
import { anySignature } from '../../support/case-walk.js';
import { asked, Forger, french } from '../../support/forger.js';
import { admitted, usWarrant } from '../../support/letter-desk.js';

const hash = 'e'.repeat(64);

/** Facts that are put right by one, addresses that are established by one: as whoever holds the role of the application. */
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
