// @stage redis
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RequestFacts } from '../../../src/domain/law/fact.js';
import { asked, Forger, french } from '../../support/forger.js';
import { admitted, refused, requisition, usWarrant, type WrittenRequest } from '../../support/written-request.js';

/** The second lock on "no one discloses alone", against a stolen application role that prepares and consents. */
describe('four eyes, kept by the database alone', () => {
  const forger = new Forger();
  const { people, sql, who, entry, prepare, prepared, approve, dispatch, fails } = forger;
  beforeAll(forger.open);
  afterAll(forger.close);

  describe('preparing', () => {
    it('refuses what the log does not say, by the same account, now', async () => {
      const caseId = await forger.desk.request(french);
      await fails(
        () =>
          sql(
            `insert into preparation (id, case_id, payload, action, prepared_by, asked)
             values ($1, $2, $3, 'disclose', $4, $5)`,
            ...[randomUUID(), caseId, 'a'.repeat(64), people.preparer, [...asked]],
          ),
        'The log does not say so',
      );
      await fails(() => prepare(caseId, {}, { by: who('head') }), 'The log does not say so');
      await fails(() => prepare(caseId, {}, { payload: 'b'.repeat(64) }), 'another preparation');
      await fails(() => prepare(caseId, {}, { action: 'refuse' }), 'another preparation');
    });

    it('refuses fewer roles than the classification asks, or none', async () => {
      const caseId = await forger.desk.request(french);
      await fails(() => prepare(caseId, {}, { asked: ['jurist'] }), 'roles asked');
      await fails(() => prepare(caseId, {}, { asked: [] }), 'roles asked');
      await fails(async () => prepared({ ...french, classification: { ...admitted, approvers: [] } }), 'roles asked');
    });

    const elsewhere: Partial<RequestFacts>[] = [
      { issuerZone: 'THIRD', issuerCountry: 'US' },
      { issuerZone: 'UNKNOWN' },
      { issuerZone: 'PRIVATE' },
      { issuerZone: 'INTL' },
      { issuerZone: 'EEA_CH', issuerCountry: 'CH' },
      { issuerZone: 'EU_DK', issuerCountry: 'DK' },
    ];
    it.each(elsewhere)('refuses a disclosure, and a confirmation, to %j', async (facts) => {
      const request = { ...french, facts: { ...usWarrant, ...facts } };
      await fails(() => prepared(request), 'international agreement');
      await fails(() => prepared(request, { action: 'inform' }), 'international agreement');
    });

    it('refuses a disclosure where a correction of facts made it foreign, until it is judged again', async () => {
      const caseId = await forger.desk.request(french);
      const corrected = { fact: 'issuerZone', value: 'THIRD', corrected: true };
      await entry(caseId, 'case.fact_confirmed', who('jurist'), corrected);
      await fails(() => prepare(caseId), 'changed since it was classified');
      await entry(caseId, 'case.classified', 'classification', { ...admitted, approvers: asked, step: 'preparation' });
      await fails(() => prepare(caseId), 'international agreement');
    });

    it('refuses what the verdict does not lead to, and checks that are not met', async () => {
      await fails(
        () => prepared({ facts: requisition, classification: { ...refused, approvers: [...asked] } }),
        'does not lead',
      );
      const caseId = await forger.desk.request(french);
      await fails(() => prepare(caseId, { action: 'refuse' }, { action: 'refuse' }), 'does not lead');
      const failing = { ...admitted, approvers: [...asked], failing: ['origin_established' as const] };
      await fails(() => prepared({ ...french, classification: failing }), 'check fails or is unknown');
      const unknown = { ...admitted, approvers: [...asked], unknown: ['act_attached' as const] };
      await fails(() => prepared({ ...french, classification: unknown }), 'check fails or is unknown');
    });

    it('refuses an account that may not prepare, and a closed case', async () => {
      const caseId = await forger.desk.request(french);
      await entry(caseId, 'case.closed', 'cases', { outcome: 'no_data', accountsDisclosed: 0, step: 'ended' });
      await fails(() => prepare(caseId), 'is closed');
    });

    const end = '2026-12-04T23:00:00.000Z';
    const held: WrittenRequest = {
      facts: {
        ...requisition,
        issuerZone: 'EU_EEV',
        issuerCountry: 'ES',
        checks: { enforcing_authority_notified: 'holds' },
      },
      classification: {
        ...{ ...admitted, approvers: [...asked], verdict: 'ADMIT_COND' },
        clocks: [{ code: 'D-EEV-10D-END', legalEnd: end, safeEnd: end }],
      },
    };
    it('refuses a disclosure before the hold is over, and for ever once a ground was raised', async () => {
      await fails(() => prepared(held), 'ten days');
      const caseId = await forger.desk.request(held);
      await entry(caseId, 'case.hold_cleared', who('jurist'), { how: 'clearance', noteId: randomUUID() });
      await prepare(caseId);
      const stopped = { scope: 'whole', noteId: randomUUID(), step: 'preparation' };
      await entry(caseId, 'case.hold_stopped', who('jurist'), stopped);
      await fails(() => prepare(caseId), 'raised a ground');
      await entry(caseId, 'case.hold_cleared', who('jurist'), { how: 'clearance', noteId: randomUUID() });
      await fails(() => prepare(caseId), 'raised a ground');
    });

    it('refuses while a challenge suspends', async () => {
      const caseId = await forger.desk.request(french);
      const challengeId = randomUUID();
      const challenged = { challengeId, kind: 'nullity', suspends: true, noteId: randomUUID(), step: 'preparation' };
      await entry(caseId, 'case.challenged', who('head'), challenged);
      await fails(() => prepare(caseId), 'challenge');
      await entry(caseId, 'case.challenge_settled', who('head'), {
        challengeId,
        result: 'rejected',
        noteId: randomUUID(),
      });
      await prepare(caseId);
    });
  });

  describe('consenting', () => {
    it('refuses a consent that the log does not say, or says of another account, hash or role', async () => {
      const it = await prepared();
      await fails(approve(it, 'jurist', 'jurist', { entryBy: null }), 'The log does not say so');
      await fails(approve(it, 'jurist', 'jurist', { entryBy: 'head' }), 'The log does not say so');
      await fails(approve(it, 'jurist', 'jurist', { payload: 'b'.repeat(64) }), /another consent|foreign key/);
      await fails(approve(it, 'jurist', 'jurist', { columns: { prepared_by: who('head') } }), 'foreign key');
      await fails(approve({ ...it, id: randomUUID() }, 'jurist', 'jurist'), 'no such preparation');
    });

    it('refuses the preparer, under the second account too', async () => {
      const it = await prepared();
      await fails(approve(it, 'preparer', 'jurist'), /cannot approve it|preparer_is_not_approver/);
      await fails(approve(it, 'preparersSecond', 'head_of_legal'), 'under any of their accounts');
    });

    it('refuses a second consent of one person, under the second account too', async () => {
      const it = await prepared();
      await approve(it, 'head', 'head_of_legal');
      await fails(approve(it, 'head', 'head_of_legal'), 'One person consents once');
      await fails(approve(it, 'headsSecond', 'jurist'), 'One person consents once');
    });

    it('lets one of two accounts of a person consent when both try at once', async () => {
      const it = await prepared();
      const both = await Promise.allSettled([
        approve(it, 'head', 'head_of_legal'),
        approve(it, 'headsSecond', 'jurist'),
      ]);
      forger.attacks += 1;
      expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    });

    it('refuses a role not held, not asked, and a closed account', async () => {
      const it = await prepared();
      await fails(approve(it, 'administrator', 'head_of_legal'), 'does not hold the role');
      await fails(approve(it, 'jurist', 'head_of_legal'), 'does not hold the role');
      await fails(approve(it, 'dpo', 'dpo'), 'is not asked');
      await fails(approve(it, 'gone', 'jurist'), 'does not hold the role');
    });

    it('writes the time and the expiry itself, whatever the row says', async () => {
      const it = await prepared();
      const columns = { at: '2020-01-01', expires_at: '2099-01-01', seq: 1 };
      await approve(it, 'jurist', 'jurist', { columns });
      const [row] = await sql(
        `select at > now() - interval '1 minute' as now, expires_at - at = interval '24 hours' as day, seq > 1 as seq
         from approval where preparation_id = $1`,
        it.id,
      );
      expect(row).toEqual({ now: true, day: true, seq: true });
      forger.attacks += 1;
    });

    it('refuses an urgent disclosure before the authority was called back, and after a denial', async () => {
      const it = await prepared(french, { callBack: true });
      await fails(approve(it, 'jurist', 'jurist'), 'not called back');
      const call = (outcome: string) =>
        entry(it.caseId, 'case.called_back', who('jurist'), {
          ...{ authority: 'fr-justice', number: '+33 1 99 00 40 03', outcome, noteId: randomUUID() },
        });
      await call('unreachable');
      await fails(approve(it, 'jurist', 'jurist'), 'not called back');
      await call('confirmed');
      await approve(it, 'jurist', 'jurist');
      await call('denied');
      await fails(approve(it, 'head', 'head_of_legal'), 'not called back');
    });

    it('refuses an urgent disclosure on a call of its preparer, also under their second account, and without a caller', async () => {
      const it = await prepared(french, { callBack: true });
      const call = (by: string) =>
        entry(it.caseId, 'case.called_back', by, {
          ...{ authority: 'fr-justice', number: '+33 1 99 00 40 03', outcome: 'confirmed', noteId: randomUUID() },
        });
      await fails(call('cases'), 'writes no entry case.called_back');
      for (const by of [who('preparer'), who('preparersSecond'), randomUUID()]) {
        await call(by);
        await fails(approve(it, 'jurist', 'jurist'), 'not called back');
      }
      await call(who('releaser'));
      await approve(it, 'jurist', 'jurist');
      await approve(it, 'head', 'head_of_legal');
      await call(who('preparersSecond'));
      await fails(dispatch(it, 'releaser'), 'not called back');
      await call(who('jurist'));
      await dispatch(it, 'releaser');
    });
  });
});
