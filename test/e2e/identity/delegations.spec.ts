import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { AccountStore } from '../../../src/access/account.store.js';
import { addHours, type Instant } from '../../../src/domain/kernel/instant.js';
import { Ledger } from '../../../src/ledger/ledger.js';
import { Database } from '../../../src/platform/database/database.js';
import { rowsOf } from '../../../src/platform/database/rows.js';
import type { Member } from '../../support/desk.js';
import { openQueueServer, type QueueServer } from '../../support/queue-server.js';
import { admitted, requisition } from '../../support/written-request.js';

/** An absent user names a stand-in, who sees their cases and receives their alarms, and gains no right. */
describe('standing in for an absent user', () => {
  let server: QueueServer;
  let [absent, delegate]: Member[] = [];
  let opened: Instant;
  const hours = (n: number): Instant => addHours(opened, n);

  beforeAll(async () => {
    server = await openQueueServer();
    opened = await server.desk.platform.fresh.now();
    [absent, delegate] = [await server.signedIn('jurist'), await server.signedIn('jurist', 'dpo')];
  });
  afterAll(() => server?.close());

  const give = (by: Member, to: string, from = hours(-1), until = hours(24)) =>
    by.send('POST', '/api/delegations', { body: { to, from, until } });
  const codeOf = async (answer: ReturnType<typeof give>) =>
    String((await answer).json<{ type?: string }>().type).replace('/problems/', '');
  const mine = async (person: Member): Promise<string[]> =>
    (await person.send('GET', '/api/cases?assignee=me')).json<{ cases: { id: string }[] }>().cases.map(({ id }) => id);
  const told = (id: string) => {
    const { app } = server;
    return app.get(Database).transaction((tx) => app.get(AccountStore).open(tx, [id], []));
  };

  it('refuses a stand-in without a role, a stand-in who is the same person, and an absence without an end', async () => {
    const lesser = await server.signedIn('jurist');
    expect(await codeOf(give(delegate as Member, lesser.id))).toBe('delegate-lacks-roles');
    expect(await codeOf(give(lesser, lesser.id))).toBe('delegate-themself');
    expect(await codeOf(give(lesser, randomUUID()))).toBe('delegate-closed');
    const double = await server.signedIn('jurist');
    await server.desk.platform.fresh.asOwner('insert into same_person (account, person) values ($1, $2)', [
      double.id,
      lesser.id,
    ]);
    expect(await codeOf(give(lesser, double.id))).toBe('delegate-themself');
    for (const [from, until] of [
      [hours(2), hours(1)],
      [hours(-3), hours(-2)],
      [hours(0), hours(101 * 24)],
    ] as const) {
      expect(await codeOf(give(lesser, delegate?.id ?? '', from, until))).toBe('absence-over');
    }
  });

  it('shows the cases of the absent user among those of the stand-in, until the absent user is back', async () => {
    const [away, here] = [absent as Member, delegate as Member];
    const caseId = await server.desk.request();
    const { seq } = await server.desk.state(caseId);
    await away.send('POST', `/api/cases/${caseId}/assignment`, { body: { to: away.id, seen: seq } });
    expect([await mine(away), await mine(here), await told(away.id)]).toEqual([[caseId], [], [away.id]]);
    const { id } = (await give(away, here.id)).json<{ id: string }>();
    expect(await codeOf(give(away, here.id))).toBe('absence-taken');
    expect(await mine(here)).toEqual([caseId]);
    expect((await told(away.id)).sort()).toEqual([away.id, here.id].sort());
    const listed = (await here.send('GET', '/api/delegations')).json<{ delegations: object[] }>();
    expect(listed.delegations).toMatchObject([{ id, person: away.id, to: here.id, counts: true }]);
    const { fresh } = server.desk.platform;
    await fresh.asOwner(`update person set roles = '{dpo}' where id = $1`, [here.id]);
    expect([await mine(here), await told(away.id)]).toEqual([[], [away.id]]);
    await fresh.asOwner(`update person set roles = '{jurist,dpo}' where id = $1`, [here.id]);
    expect((await here.send('DELETE', `/api/delegations/${id}`)).statusCode).toBe(404);
    expect((await away.send('DELETE', `/api/delegations/${id}`)).statusCode).toBe(204);
    expect([await mine(away), await mine(here)]).toEqual([[caseId], []]);
    const entries = await fresh.asOwner(
      `select type, actor, data ->> 'to' as "to" from entry where stream = $1 and type like 'access.deleg%' order by seq`,
      [`access/${away.id}`],
    );
    expect(entries).toEqual([
      { type: 'access.delegated', actor: away.id, to: here.id },
      { type: 'access.delegation_ended', actor: away.id, to: here.id },
    ]);
  });

  it('gives the stand-in no action that their own roles do not', async () => {
    const [away, here] = [await server.signedIn('head_of_legal'), await server.signedIn('head_of_legal', 'dpo')];
    const before = (await here.send('GET', '/api/session')).json<{ actions: string[] }>().actions;
    expect((await give(away, here.id)).statusCode).toBe(201);
    expect((await here.send('GET', '/api/session')).json<{ actions: string[] }>().actions).toEqual(before);
  });

  it('is not declared afterwards: who had stood in then is what the log said then', async () => {
    const [away, here] = [await server.signedIn('jurist'), await server.signedIn('jurist')];
    expect(await codeOf(give(away, here.id, hours(-48), hours(24)))).toBe('absence-past');
    expect(await codeOf(give(away, here.id, hours(-23), hours(24)))).not.toBe('absence-past');
  });

  it('is not dated back by entries of the application itself either', async () => {
    const away = await server.signedIn('jurist');
    const entry = (from: Instant, until: Instant) =>
      server.desk.identity.transaction((tx) => {
        const data = { delegationId: randomUUID(), to: randomUUID(), from, until };
        const told = { type: 'access.delegated', class: 'other' as const, actor: away.id, data };
        return server.app.get(Ledger).record(tx, `access/${away.id}`, [told]);
      });
    await expect(entry(hours(-48), hours(24))).rejects.toThrow('An absence is not declared afterwards');
    await expect(entry(hours(-23), hours(-1))).rejects.toThrow('An absence is not declared afterwards');
    await entry(hours(-23), hours(24));
  });

  it('that a thief with the password of sign-in writes shows no hidden case, gives no right, and its person ends it', async () => {
    const { identity: database } = server.desk;
    const [away, friend] = [await server.signedIn('jurist'), await server.signedIn('jurist')];
    const caseId = await server.desk.request({ facts: requisition, classification: admitted });
    const assigned = { body: { to: away.id, seen: (await server.desk.state(caseId)).seq } };
    await away.send('POST', `/api/cases/${caseId}/assignment`, assigned);
    const entry = { delegationId: randomUUID(), to: friend.id, from: hours(-1), until: hours(24) };
    const forged = (actor: string) =>
      database.transaction(async (tx) => {
        const told = { type: 'access.delegated', class: 'other' as const, actor, data: entry };
        await server.app.get(Ledger).record(tx, `access/${away.id}`, [told]);
        await tx.query(
          'insert into delegation (id, person_id, delegate_id, starts_at, ends_at) values ($1, $2, $3, $4, $5)',
          [...[entry.delegationId, away.id, friend.id, entry.from, entry.until]],
        );
      });
    await expect(forged(friend.id)).rejects.toThrow('The log does not say that this person named');
    const before = (await friend.send('GET', '/api/session')).json<{ actions: string[] }>().actions;
    await forged(away.id);
    expect(await mine(friend)).toEqual([caseId]);
    expect((await friend.send('GET', '/api/session')).json<{ actions: string[] }>().actions).toEqual(before);
    const proposed = { fact: 'secrecy_marking', value: 'holds' } as const;
    await server.desk.give(caseId, { type: 'confirm_fact', confirmed: proposed }, server.desk.person('jurist'));
    const locked = async (by: Member) =>
      (await by.send('GET', `/api/cases/${caseId}`)).json<{ locked: boolean }>().locked;
    expect([await locked(away), await locked(friend)]).toEqual([false, true]);
    const { delegations } = (await away.send('GET', '/api/delegations')).json<{ delegations: { id: string }[] }>();
    expect(delegations.map(({ id }) => id)).toEqual([entry.delegationId]);
    expect((await away.send('DELETE', `/api/delegations/${entry.delegationId}`)).statusCode).toBe(204);
    expect(await mine(friend)).toEqual([]);
  });

  it('is kept from SQL of the application itself that no entry tells of, or that would widen a right', async () => {
    const { identity: database, platform } = server.desk;
    const [away, lesser] = [delegate as Member, await server.signedIn('jurist')];
    const insertion = `insert into delegation (id, person_id, delegate_id, starts_at, ends_at)
      values ($1, $2, $3, $4, $5)`;
    const row = [randomUUID(), away.id, lesser.id, hours(0), hours(1)] as const;
    await expect(database.query(insertion, row)).rejects.toThrow('The log does not say that this person named');
    await platform.fresh.asOwner(`update person set roles = '{jurist}' where id = $1`, [away.id]);
    const { id } = (await give(away, lesser.id, hours(0), hours(1))).json<{ id: string }>();
    await platform.fresh.asOwner(`update person set roles = '{jurist,dpo}' where id = $1`, [away.id]);
    const [standing] = rowsOf(
      z.object({ count: z.number() }),
      await database.query('select count(*)::int as count from standing_delegation where id = $1', [id]),
    );
    expect(standing?.count).toBe(0);
    const end = database.query('update delegation set ended_by = $2 where id = $1', [id, lesser.id]);
    await expect(end).rejects.toThrow('The log does not say that this was ended.');
    await expect(database.query('delete from delegation', [])).rejects.toThrow('permission denied');
  });
});
