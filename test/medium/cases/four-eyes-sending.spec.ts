// @stage redis
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventKinds } from '../../../src/ledger/event-kinds.js';
import { asked, Forger, french, type Prepared } from '../../support/forger.js';
import { admitted } from '../../support/written-request.js';

/** The second lock on "no one discloses alone", against a stolen application role that sends and recalls. */
describe('four eyes, kept by the database alone', () => {
  const forger = new Forger();
  const { people, sql, who, appended, entry, prepared, inserted, approve, dispatch, approved, fails } = forger;
  beforeAll(forger.open);
  afterAll(forger.close);

  describe('sending', () => {
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
      await forger.desk.platform.fresh.asOwner('alter table approval disable trigger user');
      await forger.desk.platform.fresh.asOwner(
        'update approval set expires_at = expires_at - make_interval(hours => $2) where preparation_id = $1',
        [it.id, hours],
      );
      await forger.desk.platform.fresh.asOwner('alter table approval enable trigger user');
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
      await forger.desk.platform.fresh.asOwner('update person set disabled_at = now() where id = $1', [people.jurist]);
      await fails(dispatch(it, 'releaser'), 'The consent of jurist is missing, or no longer counts');
      await forger.desk.platform.fresh.asOwner('update person set disabled_at = null where id = $1', [people.jurist]);
      await forger.desk.platform.fresh.asOwner(`update person set roles = '{analyst}' where id = $1`, [people.jurist]);
      await fails(dispatch(it, 'releaser'), 'The consent of jurist is missing, or no longer counts');
      await forger.desk.platform.fresh.asOwner(`update person set roles = '{jurist}' where id = $1`, [people.jurist]);
      await dispatch(it, 'releaser');
    });

    it('counts two accounts once when they are declared one person after both consented', async () => {
      const [one, other] = [randomUUID(), randomUUID()];
      for (const [id, role] of [[one, 'jurist'] as const, [other, 'head_of_legal'] as const]) {
        await forger.desk.platform.fresh.asOwner(
          `insert into person (id, name, email, password_hash, roles) values ($1::uuid, 'x', $1::uuid || '@greffe.example', '$argon2id$', $2)`,
          [id, [role]],
        );
        people[role === 'jurist' ? 'one' : 'other'] = id;
      }
      const it = await prepared();
      await approve(it, 'one', 'jurist');
      await approve(it, 'other', 'head_of_legal');
      await forger.samePerson(other, one);
      await fails(dispatch(it, 'releaser'), 'The consent of head_of_legal is missing, or no longer counts');
    });

    const changes: [string, string, object][] = [
      ['a corrected fact', 'case.fact_confirmed', { fact: 'emergency', value: true, corrected: true }],
      ['a new classification', 'case.classified', { ...admitted, approvers: asked, step: 'preparation' }],
      ['a new reading', 'case.read', {}],
      ['a message that joins', 'case.joined', { messageId: randomUUID(), reason: 'same_reference' }],
      ['a sending back', 'case.sent_back', { noteId: randomUUID(), step: 'preparation' }],
      ['another preparation', 'case.prepared', {}],
      ['a ground of the enforcing authority', 'case.hold_stopped', { scope: 'part', noteId: randomUUID(), step: 'x' }],
      ['a challenge', 'case.challenged', { challengeId: randomUUID(), kind: 'appeal', suspends: false, step: 'x' }],
      ['a withdrawal', 'case.withdrawn', { noteId: randomUUID() }],
      ['the end of the case', 'case.closed', { outcome: 'no_data', accountsDisclosed: 0, step: 'ended' }],
      ['an entry of an unknown type', 'case.unheard_of', {}],
    ];
    it.each(changes)('refuses after %s: consents die with what they consented to', async (_, type, data) => {
      const it = await approved();
      await forger.declare('case.unheard_of');
      const { by = {} } = eventKinds.case?.[type] ?? {};
      const named = type === 'case.sent_back' ? { preparationId: it.id } : {};
      await entry(it.caseId, type, by.greffe_api ? who('head') : 'test', { ...data, ...named });
      await fails(dispatch(it, 'releaser'), 'is void');
      await fails(approve(it, 'headsSecond', 'jurist'), 'is void');
    });

    const recall = (it: Prepared, name: string, told: object = {}) =>
      forger.desk.database.transaction(async (tx) => {
        const data = { preparationId: it.id, noteId: randomUUID(), step: 'preparation', ...told };
        await appended(tx, it.caseId, 'case.recalled', who(name), data);
        await inserted(tx, 'recall', { preparation_id: it.id, recalled_by: who(name) });
      });
    /** Sent, with its one letter as a row. */
    async function sent(): Promise<{ it: Prepared; letterId: string }> {
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
      const { it, letterId } = await sent();
      await fails(
        sql('insert into recall (preparation_id, recalled_by) values ($1, $2)', it.id, who('preparer')),
        'The log does not say so',
      );
      const another = await prepared();
      await fails(recall(it, 'preparer', { preparationId: another.id }), 'another recall');
      await fails(recall(it, 'dpo'), 'holds a role that may');
      await recall(it, 'preparer');
      await fails(attempt(letterId), 'it never leaves');
      await fails(recall(it, 'preparer'), /duplicate key/);
      await fails(sql('delete from recall'), 'permission denied');
      await fails(forger.desk.platform.fresh.asOwner('delete from recall'), 'are history');

      const other = await sent();
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
        const { it, letterId } = await sent();
        const both = await Promise.allSettled([recall(it, 'preparer'), attempt(letterId)]);
        forger.attacks += 1;
        expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      }
    });

    it('refuses a second release, and a delivery of what was not released', async () => {
      const it = await approved();
      await dispatch(it, 'releaser');
      await fails(dispatch(it, 'releaser'), /is void|duplicate key/);
      const caseId = await forger.desk.request();
      const state = await forger.desk.draft(caseId, 'refuse');
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
});
