/** What the database alone keeps of the access of machines: SQL as the processes themselves, with any entry they may write. */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Ledger } from '../../../src/ledger/ledger.js';
import { MachinesModule } from '../../../src/machines/machines.module.js';
import { Database } from '../../../src/platform/database/database.js';
import { type Desk, startDesk } from '../../support/desk.js';
import { admitted, type MachineDesk, propose, tokenOf } from '../../support/machine.js';

let desk: Desk;
let place: MachineDesk;
let api: Database;
let intake: Database;

beforeAll(async () => {
  desk = await startDesk([], {}, [MachinesModule]);
  const [administrator, head] = [await desk.personWith('administrator'), await desk.personWith('head_of_legal')];
  place = { desk, administrator, head };
  api = await Database.connect(desk.fresh.urlOf('greffe_api'), () => undefined);
  intake = await Database.connect(desk.fresh.urlOf('greffe_intake'), () => undefined);
});
afterAll(async () => {
  await api.close();
  await intake.close();
  await desk.close();
});

/** Inserts a token as the process that issues them, after an entry that says so where one is given. */
function insert(client: string, scopes: readonly string[], { isInLog = true, expires = '' } = {}): Promise<Buffer> {
  const digest = createHash('sha256').update(randomBytes(32)).digest();
  return api.transaction(async (tx) => {
    if (isInLog) {
      const data = { token: digest.toString('hex'), scopes };
      const entry = { type: 'machine.token_issued', class: 'other', actor: 'machines', data } as const;
      await desk.app.get(Ledger).record(tx, `machine/${client}`, [entry]);
    }
    const column = expires && ', expires_at';
    const value = expires && `, now() + interval '${expires}'`;
    await tx.query(`insert into machine_token (sha256, client_id, scopes${column}) values ($1, $2, $3${value})`, [
      ...[digest, client, scopes],
    ]);
    return digest;
  });
}
const holderOf = (digest: Buffer, by = intake) => by.query('select client, scopes from machine_of_token($1)', [digest]);

describe('a token, kept by the database alone', () => {
  it('is of a machine that two people admitted, with its scopes at most, and in the log', async () => {
    const waiting = await propose(place, ['events:read']);
    await expect(insert(waiting.id, ['events:read'])).rejects.toThrow('has no such right');
    await expect(insert(randomUUID(), ['events:read'])).rejects.toThrow('has no such right');
    const { id } = await admitted(place, ['events:read']);
    await expect(insert(id, ['events:read', 'requests:write'])).rejects.toThrow('has no such right');
    await expect(insert(id, ['events:read'], { isInLog: false })).rejects.toThrow('does not say that this token');
    expect(await holderOf(await insert(id, ['events:read']))).toEqual([{ client: id, scopes: ['events:read'] }]);
  });

  it('has no other end than ten minutes', async () => {
    const { id } = await admitted(place, ['events:read']);
    await expect(insert(id, ['events:read'], { expires: '1 year' })).rejects.toThrow('permission denied');
  });

  it('is asked for by the process that takes requests, which reads no table of tokens or machines', async () => {
    const machine = await admitted(place, ['requests:write']);
    const token = await tokenOf(desk.address, machine);
    const digest = createHash('sha256').update(token).digest();
    expect(await holderOf(digest)).toHaveLength(1);
    for (const table of ['machine_token', 'machine_client']) {
      await expect(intake.query(`select from ${table}`)).rejects.toThrow('permission denied');
    }
    await place.administrator.send('POST', `/api/machines/${machine.id}/revocation`, { body: {} });
    expect(await holderOf(digest)).toEqual([]);
    await expect(insert(machine.id, ['requests:write'])).rejects.toThrow('has no such right');
  });

  it('is of a machine whose row no process changes or removes', async () => {
    const { id } = await admitted(place, ['events:read']);
    for (const change of [
      `update machine_client set name = 'other' where id = $1`,
      'delete from machine_client where id = $1',
    ]) {
      await expect(api.query(change, [id])).rejects.toThrow('permission denied');
      await expect(desk.fresh.asOwner(change, [id])).rejects.toThrow();
    }
  });
});
