import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { CaseEvent } from '../../src/domain/case/event.js';
import { evolve } from '../../src/domain/case/evolve.js';
import type { CaseState } from '../../src/domain/case/state.js';
import type { RequestFacts } from '../../src/domain/law/fact.js';
import { Ledger } from '../../src/ledger/ledger.js';
import { APPLICATION_ROLE } from '../../src/platform/database/session.js';
import type { Tx } from '../../src/platform/database/transaction.js';
import { admitted, LetterDesk, refused, requisition, usWarrant, type WrittenRequest } from '../support/letter-desk.js';

/**
 * The second lock on "no one discloses alone": SQL as the application's own role, with whatever entries it likes to
 * append to the log, and without a line of `decide`. An attack that succeeds makes its test fail.
 */
describe('four eyes, kept by the database alone', () => {
  let desk: LetterDesk;
  const people: Record<string, string> = {};
  let attacks = 0;

  beforeAll(async () => {
    desk = await LetterDesk.open();
    for (const [name, role] of Object.entries({
      ...{
        preparer: 'jurist',
        jurist: 'jurist',
        head: 'head_of_legal',
        releaser: 'jurist',
        dpo: 'dpo',
        gone: 'jurist',
      },
      ...{ administrator: 'administrator', preparersSecond: 'head_of_legal', headsSecond: 'jurist' },
    })) {
      people[name] = randomUUID();
      await desk.platform.fresh.asOwner(
        `insert into person (id, name, email, password_hash, roles, disabled_at)
         values ($1, $2::text, lower($2::text) || '@greffe.example', '$argon2id$', $3, case when $2::text = 'gone' then now() end)`,
        [people[name], name, [role]],
      );
    }
    await sql('insert into same_person (account, person) values ($1, $2)', people.preparersSecond, people.preparer);
    await sql('insert into same_person (account, person) values ($1, $2)', people.headsSecond, people.head);
  });

  afterAll(async () => {
    await desk?.close();
    process.stdout.write(`four eyes: ${attacks} attacks by SQL as the application, 0 succeeded\n`);
  });

  const sql = (statement: string, ...parameters: unknown[]) => desk.database.query(statement, parameters);
  const who = (name: string): string => people[name] ?? '';

  interface Prepared {
    readonly caseId: string;
    readonly id: string;
    readonly payload: string;
    readonly by: string;
  }
  const asked = ['jurist', 'head_of_legal'] as const;
  const french: WrittenRequest = { facts: requisition, classification: { ...admitted, approvers: [...asked] } };

  async function appended(tx: Tx, caseId: string, type: string, actor: string, data: object): Promise<void> {
    const { length } = await desk.module.get(Ledger).read(tx, `case/${caseId}`);
    const entry = { type, class: 'other', actor, data: { ...data } } as const;
    const done = await desk.module.get(Ledger).append(tx, `case/${caseId}`, length, [entry]);
    if (!done.ok) throw new Error(done.refusal.code);
  }

  const entry = (caseId: string, type: string, actor: string, data: object) =>
    desk.database.transaction((tx) => appended(tx, caseId, type, actor, data));

  /** A forged preparation, with its entry. */
  async function prepare(caseId: string, changed: object = {}, row: object = {}): Promise<Prepared> {
    const id = randomUUID();
    const told = { payload: 'a'.repeat(64), action: 'disclose', letters: [], accountsDisclosed: 1, step: 'approval' };
    const rest = { requester: 'd'.repeat(64), fewest: 1, consentHours: 24, callBack: false };
    const data = { preparationId: id, ...told, ...rest, ...changed };
    const values = { id, payload: data.payload, action: data.action, by: who('preparer'), asked: [...asked], ...row };
    await desk.database.transaction(async (tx) => {
      await appended(tx, caseId, 'case.prepared', who('preparer'), data);
      await tx.query(
        'insert into preparation (id, case_id, payload, action, prepared_by, asked) values ($1, $2, $3, $4, $5, $6)',
        [values.id, caseId, values.payload, values.action, values.by, values.asked],
      );
    });
    return { caseId, id, payload: data.payload, by: who('preparer') };
  }

  const prepared = async (request: WrittenRequest = french, changed: object = {}): Promise<Prepared> =>
    prepare(await desk.request(request), changed);

  interface Forged {
    /** Whose entry is appended; nobody's when null. */
    readonly entryBy?: string | null;
    readonly payload?: string;
    readonly columns?: Readonly<Record<string, unknown>>;
  }

  function inserted(tx: Tx, table: string, row: Readonly<Record<string, unknown>>): Promise<unknown> {
    const names = Object.keys(row);
    const places = names.map((_, at) => `$${at + 1}`);
    return tx.query(`insert into ${table} (${names.join(', ')}) values (${places.join(', ')})`, Object.values(row));
  }

  function approve(
    it: Prepared,
    name: string,
    role: string,
    { entryBy, payload, columns }: Forged = {},
  ): Promise<unknown> {
    return desk.database.transaction(async (tx) => {
      const data = { preparationId: it.id, payload: it.payload, role, step: 'approval' };
      if (entryBy !== null) await appended(tx, it.caseId, 'case.approved', who(entryBy ?? name), data);
      const row = { preparation_id: it.id, payload: payload ?? it.payload, prepared_by: it.by };
      await inserted(tx, 'approval', { ...row, approved_by: who(name), role, ...columns });
    });
  }

  function dispatch(it: Prepared, name: string, { entryBy, payload, columns }: Forged = {}): Promise<unknown> {
    return desk.database.transaction(async (tx) => {
      const data = { preparationId: it.id, payload: it.payload, step: 'ended' };
      if (entryBy !== null) await appended(tx, it.caseId, 'case.released', who(entryBy ?? name), data);
      const row = { preparation_id: it.id, payload: payload ?? it.payload, prepared_by: it.by };
      await inserted(tx, 'dispatch', { ...row, dispatched_by: who(name), ...columns });
    });
  }

  async function approved(request: WrittenRequest = french, changed: object = {}): Promise<Prepared> {
    const it = await prepared(request, changed);
    await approve(it, 'jurist', 'jurist');
    await approve(it, 'head', 'head_of_legal');
    return it;
  }

  async function fails(attack: Promise<unknown> | (() => Promise<unknown>), sentence: string | RegExp): Promise<void> {
    attacks += 1;
    await expect(typeof attack === 'function' ? attack() : attack).rejects.toThrow(sentence);
  }

  it('lets a complete consent through, by three persons besides nobody', async () => {
    const it = await approved();
    await dispatch(it, 'releaser');
    expect(await sql('select 1 from dispatch where preparation_id = $1', it.id)).toHaveLength(1);
  });

  describe('preparing', () => {
    it('refuses what the log does not say, by the same account, now', async () => {
      const caseId = await desk.request(french);
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
      const caseId = await desk.request(french);
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

    it('refuses a disclosure where a correction of facts made it foreign, until it is judged anew', async () => {
      const caseId = await desk.request(french);
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
      const caseId = await desk.request(french);
      await fails(() => prepare(caseId, { action: 'refuse' }, { action: 'refuse' }), 'does not lead');
      const failing = { ...admitted, approvers: [...asked], failing: ['origin_established' as const] };
      await fails(() => prepared({ ...french, classification: failing }), 'check fails or is unknown');
      const unknown = { ...admitted, approvers: [...asked], unknown: ['act_attached' as const] };
      await fails(() => prepared({ ...french, classification: unknown }), 'check fails or is unknown');
    });

    it('refuses an account that may not prepare, and a closed case', async () => {
      const caseId = await desk.request(french);
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
      const caseId = await desk.request(held);
      await entry(caseId, 'case.hold_cleared', who('jurist'), { how: 'clearance', noteId: randomUUID() });
      await prepare(caseId);
      const stopped = { scope: 'whole', noteId: randomUUID(), step: 'preparation' };
      await entry(caseId, 'case.hold_stopped', who('jurist'), stopped);
      await fails(() => prepare(caseId), 'raised a ground');
      await entry(caseId, 'case.hold_cleared', who('jurist'), { how: 'clearance', noteId: randomUUID() });
      await fails(() => prepare(caseId), 'raised a ground');
    });

    it('refuses while a challenge suspends', async () => {
      const caseId = await desk.request(french);
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
      attacks += 1;
      expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    });

    it('refuses a role not held, not asked, and a closed account', async () => {
      const it = await prepared();
      await fails(approve(it, 'administrator', 'head_of_legal'), 'does not hold the role');
      await fails(approve(it, 'jurist', 'head_of_legal'), 'does not hold the role');
      await fails(approve(it, 'dpo', 'dpo'), 'is not asked');
      await fails(approve(it, 'gone', 'jurist'), 'does not hold the role');
    });

    it('writes the hour and the end itself, whatever the row says', async () => {
      const it = await prepared();
      const columns = { at: '2020-01-01', expires_at: '2099-01-01', seq: 1 };
      await approve(it, 'jurist', 'jurist', { columns });
      const [row] = await sql(
        `select at > now() - interval '1 minute' as now, expires_at - at = interval '24 hours' as day, seq > 1 as seq
         from approval where preparation_id = $1`,
        it.id,
      );
      expect(row).toEqual({ now: true, day: true, seq: true });
      attacks += 1;
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

    it('refuses an urgent disclosure on a call of its preparer, under the second account too, or of nobody', async () => {
      const it = await prepared(french, { callBack: true });
      const call = (by: string) =>
        entry(it.caseId, 'case.called_back', by, {
          ...{ authority: 'fr-justice', number: '+33 1 99 00 40 03', outcome: 'confirmed', noteId: randomUUID() },
        });
      for (const by of [who('preparer'), who('preparersSecond'), 'cases', randomUUID()]) {
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

  describe('letting go', () => {
    it('refuses what the log does not say, another hash, another preparation', async () => {
      const it = await approved();
      await fails(dispatch(it, 'releaser', { entryBy: null }), 'The log does not say so');
      await fails(dispatch(it, 'releaser', { entryBy: 'head' }), 'The log does not say so');
      await fails(dispatch(it, 'releaser', { payload: 'b'.repeat(64) }), /something else|foreign key/);
      const other = await prepared();
      await fails(dispatch({ ...it, caseId: other.caseId, id: other.id }, 'releaser'), 'is missing');
    });

    it('refuses while a consent is missing, and with persons too few', async () => {
      const it = await prepared();
      await fails(dispatch(it, 'releaser'), 'is missing');
      await approve(it, 'jurist', 'jurist');
      await fails(dispatch(it, 'releaser'), 'The consent of head_of_legal is missing');
      const three = await approved(french, { fewest: 3 });
      await fails(dispatch(three, 'releaser'), '3 persons must consent, and 2 did');
    });

    it('refuses the preparer and the approvers, under their second accounts too', async () => {
      const it = await approved();
      await fails(dispatch(it, 'preparer'), /cannot let it go|preparer_is_not_releaser/);
      await fails(dispatch(it, 'preparersSecond'), 'under any of their accounts');
      await fails(dispatch(it, 'jurist'), 'Whoever approved it cannot let it go');
      await fails(dispatch(it, 'head'), 'Whoever approved it cannot let it go');
      await fails(dispatch(it, 'headsSecond'), 'Whoever approved it cannot let it go');
    });

    it('refuses an account that may not, and one that is closed', async () => {
      const it = await approved();
      await fails(dispatch(it, 'administrator'), 'holds a role that may');
      await fails(dispatch(it, 'dpo'), 'holds a role that may');
      await fails(dispatch(it, 'gone'), 'holds a role that may');
    });

    /** As the owner, and with the guard off: the only way to make time pass. */
    async function aged(it: Prepared, hours: number): Promise<void> {
      await desk.platform.fresh.asOwner('alter table approval disable trigger user');
      await desk.platform.fresh.asOwner(
        'update approval set expires_at = expires_at - make_interval(hours => $2) where preparation_id = $1',
        [it.id, hours],
      );
      await desk.platform.fresh.asOwner('alter table approval enable trigger user');
    }

    it('refuses consents that have expired, and takes new ones of the same persons', async () => {
      const it = await approved();
      await aged(it, 25);
      await fails(dispatch(it, 'releaser'), 'is missing, or no longer counts');
      await approve(it, 'jurist', 'jurist');
      await fails(dispatch(it, 'releaser'), 'The consent of head_of_legal is missing, or no longer counts');
      await approve(it, 'head', 'head_of_legal');
      await dispatch(it, 'releaser');
    });

    it('counts no consent of an account that was closed, or that lost its role', async () => {
      const it = await approved();
      await sql('update person set disabled_at = now() where id = $1', people.jurist);
      await fails(dispatch(it, 'releaser'), 'The consent of jurist is missing, or no longer counts');
      await desk.platform.fresh.asOwner('update person set disabled_at = null where id = $1', [people.jurist]);
      await desk.platform.fresh.asOwner(`update person set roles = '{analyst}' where id = $1`, [people.jurist]);
      await fails(dispatch(it, 'releaser'), 'The consent of jurist is missing, or no longer counts');
      await desk.platform.fresh.asOwner(`update person set roles = '{jurist}' where id = $1`, [people.jurist]);
      await dispatch(it, 'releaser');
    });

    it('counts two accounts once that are told to be one person after both consented', async () => {
      const [one, other] = [randomUUID(), randomUUID()];
      for (const [id, role] of [[one, 'jurist'] as const, [other, 'head_of_legal'] as const]) {
        await desk.platform.fresh.asOwner(
          `insert into person (id, name, email, password_hash, roles) values ($1::uuid, 'x', $1::uuid || '@greffe.example', '$argon2id$', $2)`,
          [id, [role]],
        );
        people[role === 'jurist' ? 'one' : 'other'] = id;
      }
      const it = await prepared();
      await approve(it, 'one', 'jurist');
      await approve(it, 'other', 'head_of_legal');
      await sql('insert into same_person (account, person) values ($1, $2)', other, one);
      await fails(dispatch(it, 'releaser'), 'The consent of head_of_legal is missing, or no longer counts');
    });

    const changes: [string, string, object][] = [
      ['a corrected fact', 'case.fact_confirmed', { fact: 'emergency', value: true, corrected: true }],
      ['a new classification', 'case.classified', { ...admitted, approvers: asked, step: 'preparation' }],
      ['a new reading', 'case.read', {}],
      ['a message that joins', 'case.joined', { messageId: randomUUID(), reason: 'same_reference' }],
      ['a sending back', 'case.sent_back', { preparationId: randomUUID(), noteId: randomUUID(), step: 'preparation' }],
      ['another preparation', 'case.prepared', {}],
      ['a ground of the enforcing authority', 'case.hold_stopped', { scope: 'part', noteId: randomUUID(), step: 'x' }],
      ['a challenge', 'case.challenged', { challengeId: randomUUID(), kind: 'appeal', suspends: false, step: 'x' }],
      ['a withdrawal', 'case.withdrawn', { noteId: randomUUID() }],
      ['the end of the case', 'case.closed', { outcome: 'no_data', accountsDisclosed: 0, step: 'ended' }],
      ['what nobody knows', 'case.unheard_of', {}],
    ];
    it.each(changes)('refuses after %s: consents die with what they consented to', async (_, type, data) => {
      const it = await approved();
      await entry(it.caseId, type, who('head'), data);
      await fails(dispatch(it, 'releaser'), 'is void');
      await fails(approve(it, 'headsSecond', 'jurist'), 'is void');
    });

    const recall = (it: Prepared, name: string, told: object = {}) =>
      desk.database.transaction(async (tx) => {
        const data = { preparationId: it.id, noteId: randomUUID(), step: 'preparation', ...told };
        await appended(tx, it.caseId, 'case.recalled', who(name), data);
        await inserted(tx, 'recall', { preparation_id: it.id, recalled_by: who(name) });
      });
    /** Let go, with the one letter of it as a row. */
    async function letGo(): Promise<{ it: Prepared; letterId: string }> {
      const it = await approved();
      const [letterId, hash] = [randomUUID(), 'a'.repeat(64)];
      await sql(
        `insert into letter (id, case_id, preparation_id, kind, language, template, template_sha256, sha256, envelope)
         values ($1, $2, $3, 'answer', 'fr', 'answer.v1', $4, $4, 'x')`,
        ...[letterId, it.caseId, it.id, hash],
      );
      await dispatch(it, 'releaser');
      return { it, letterId };
    }
    const attempt = (letterId: string) =>
      sql(
        `insert into delivery (letter_id, message_id, state, leased_until) values ($1, $2, 'attempting', now())
         on conflict (letter_id) do update set state = 'attempting', leased_until = now()`,
        ...[letterId, `${letterId}@greffe.example`],
      );

    it('lets nothing leave that was recalled, and recalls nothing that is on its way or has left', async () => {
      const { it, letterId } = await letGo();
      await fails(
        sql('insert into recall (preparation_id, recalled_by) values ($1, $2)', it.id, who('preparer')),
        'The log does not say so',
      );
      await fails(recall(it, 'preparer', { preparationId: randomUUID() }), 'another recall');
      await fails(recall(it, 'dpo'), 'holds a role that may');
      await recall(it, 'preparer');
      await fails(attempt(letterId), 'it never leaves');
      await fails(recall(it, 'preparer'), /duplicate key/);
      await fails(sql('delete from recall'), 'permission denied');
      await fails(desk.platform.fresh.asOwner('delete from recall'), 'are history');

      const other = await letGo();
      await attempt(other.letterId);
      await fails(recall(other.it, 'preparer'), 'on its way');
      await sql(`update delivery set state = 'unknown', leased_until = null where letter_id = $1`, other.letterId);
      await fails(recall(other.it, 'preparer'), 'on its way');
      await sql(`update delivery set state = 'failed' where letter_id = $1`, other.letterId);
      await recall(other.it, 'preparer');
      await fails(attempt(other.letterId), 'it never leaves');
      await fails(recall(await approved(), 'preparer'), 'Nothing was let go');
    });

    it('of a recall and a sender at once lets one through', async () => {
      for (let round = 0; round < 10; round += 1) {
        const { it, letterId } = await letGo();
        const both = await Promise.allSettled([recall(it, 'preparer'), attempt(letterId)]);
        attacks += 1;
        expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      }
    });

    it('refuses a second release, and a delivery of what nobody let go', async () => {
      const it = await approved();
      await dispatch(it, 'releaser');
      await fails(dispatch(it, 'releaser'), /is void|duplicate key/);
      const caseId = await desk.request();
      const state = await desk.draft(caseId, 'refuse');
      const letterId = state.preparation?.letters[0]?.id;
      await fails(
        sql(
          `insert into delivery (letter_id, message_id, state, leased_until) values ($1, $2, 'attempting', now())`,
          ...[letterId, `${randomUUID()}@greffe.example`],
        ),
        'No one let this letter go',
      );
    });
  });

  describe('around the locks', () => {
    it('changes nothing that was consented, not even as the owner', async () => {
      const it = await approved();
      await fails(
        sql('update approval set approved_by = $2 where preparation_id = $1', it.id, people.dpo),
        'permission denied',
      );
      await fails(sql('delete from approval where preparation_id = $1', it.id), 'permission denied');
      await fails(sql('update preparation set payload = $2 where id = $1', it.id, 'b'.repeat(64)), 'permission denied');
      await fails(sql('update preparation set prepared_by = $2 where id = $1', it.id, people.dpo), 'permission denied');
      await fails(sql(`update entry set data = '{}' where stream = $1`, `case/${it.caseId}`), 'permission denied');
      await fails(sql('truncate approval'), 'permission denied');
      await fails(
        desk.platform.fresh.asOwner('delete from approval where preparation_id = $1', [it.id]),
        'are history',
      );
      await fails(desk.platform.fresh.asOwner('truncate approval'), 'are history');
      await fails(desk.platform.fresh.asOwner('delete from same_person'), 'are history');
    });

    it('makes nobody two persons again, and no circle', async () => {
      await fails(sql('delete from same_person where account = $1', people.headsSecond), 'permission denied');
      await fails(sql('update same_person set person = $1', people.dpo), 'permission denied');
      await fails(
        sql('insert into same_person (account, person) values ($1, $2)', people.head, people.headsSecond),
        'one person already',
      );
      await fails(
        sql('insert into same_person (account, person) values ($1, $1)', people.head),
        /one person already|own_double/,
      );
    });

    it('takes no lock away', async () => {
      await fails(sql('alter table dispatch disable trigger all'), 'must be owner');
      await fails(sql('drop trigger consent_before_dispatch on dispatch'), 'must be owner');
      await fails(sql('drop function consent_is_complete() cascade'), 'must be owner');
      await fails(
        sql(
          `create or replace function holds(account uuid, wanted text[]) returns boolean language sql as 'select true'`,
        ),
        /must be owner|permission denied/,
      );
      await fails(sql('set session_replication_role = replica'), 'permission denied');
      await sql('grant update on approval to greffe_app');
      await fails(sql('update approval set role = role'), 'permission denied');
    });

    it('becomes nobody else, and reaches no file and no program, when it signs in under its own name', async () => {
      const url = new URL(desk.platform.fresh.url);
      url.username = APPLICATION_ROLE;
      const [{ owner } = { owner: '' }] = (await sql(
        `select tableowner as owner from pg_tables where tablename = 'dispatch'`,
      )) as { owner: string }[];
      const application = new pg.Client(url.toString());
      await application.connect();
      const statements = [
        ...[`set role "${owner}"`, `set session authorization "${owner}"`, `grant "${owner}" to ${APPLICATION_ROLE}`],
        ...[`alter role ${APPLICATION_ROLE} superuser`, `alter table dispatch owner to ${APPLICATION_ROLE}`],
        ...['alter system set fsync = off', `copy approval to program 'true'`, `copy approval from '/dev/null'`],
        ...[`select pg_read_file('postgresql.conf')`, `select lo_import('/etc/hostname')`, 'create extension dblink'],
        ...['create event trigger mine on ddl_command_start execute function consent_is_complete()'],
        ...['create rule mine as on insert to dispatch do instead nothing', 'alter table approval drop constraint x'],
      ];
      for (const statement of statements)
        await fails(application.query(statement), /permission denied|must be owner|must have/);
      await application.end();
    });

    it('is not misled by tables of its own with the same names', async () => {
      const it = await prepared();
      await fails(
        desk.database.transaction(async (tx) => {
          await tx.query(
            'create temporary table person (id uuid, roles text[], disabled_at timestamptz) on commit drop',
          );
          await tx.query('create temporary table entry (like public.entry) on commit drop');
          await tx.query('insert into pg_temp.person values ($1, $2, null)', [people.gone, ['jurist']]);
          const data = { preparationId: it.id, payload: it.payload, role: 'jurist', step: 'approval' };
          await tx.query(
            `insert into pg_temp.entry (stream, seq, type, at, actor, data, class, salt, opening, leaf)
             values ($1, 99, 'case.approved', now(), $2, $3, 'other', '', '', '')`,
            [`case/${it.caseId}`, people.gone, JSON.stringify(data)],
          );
          await inserted(tx, 'public.approval', {
            ...{ preparation_id: it.id, payload: it.payload, prepared_by: it.by },
            ...{ approved_by: people.gone, role: 'jurist' },
          });
        }),
        'The log does not say so',
      );
    });
  });

  it('and `decide` call the same events void', async () => {
    const made = ['case.opened', 'case.prepared', 'case.refused', 'case.released', 'case.informed'];
    const waiting = {
      status: 'open',
      preparation: { dispatchedBy: null },
      acts: [],
      glass: [],
      alarms: [],
      rungs: [],
      left: [],
      recalled: [],
    };
    const lists = {
      opinions: [],
      lettersSent: [],
      challenges: [],
      notices: [],
      clocks: [],
      computed: [],
      deadlines: [],
      messages: [],
      confirmed: [],
    };
    const state = { ...waiting, ...lists, step: 'approval', hold: null, preservation: null } as unknown as CaseState;
    const types = CaseEvent.options.map(({ shape }) => shape.type.value).filter((type) => !made.includes(type));
    for (const type of types) {
      const data = { corrected: true, clocks: [], step: 'x', clock: { code: 'x' } };
      const after = evolve(state, { event: { type, data } as unknown as CaseEvent, actor: 'x' });
      const [row] = await sql('select makes_void($1, $2) as void', type, JSON.stringify(data));
      // Closing leaves the preparation as it was, and takes no decision any more; a clearance comes with its fact.
      const asked = after.preparation === null || after.status === 'closed' || type === 'case.hold_cleared';
      expect({ type, ...(row as object) }).toEqual({ type, void: asked });
    }
    expect(await sql(`select makes_void('case.fact_confirmed', '{"corrected": false}') as void`)).toEqual([
      { void: false },
    ]);
  });
});
