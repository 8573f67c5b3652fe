// @stage redis slow
/** What each stolen password of the database can do to the log, to keys, to accounts and to what is sent. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CaseVault } from '../../../src/cases/rows/vault.js';
import { verifyExport } from '../../../src/domain/ledger/verify-export.js';
import { LedgerExport } from '../../../src/ledger/ledger-export.js';
import { LedgerIdentity } from '../../../src/ledger/ledger-identity.js';
import { Patrol } from '../../../src/ledger/patrol.js';
import { Sequencer } from '../../../src/ledger/sequencer.js';
import { Database } from '../../../src/platform/database/database.js';
import { type DatabaseRole, databaseRoles } from '../../../src/platform/database/roles.js';
import { LetterDesk } from '../../support/letter-desk.js';
import { attacks, entryOf, refused, type Target } from '../../support/role-attacks.js';

let desk: LetterDesk;
let target: Target;
const logins = new Map<DatabaseRole, Database>();

beforeAll(async () => {
  desk = await LetterDesk.open({ relay: true });
  const caseId = await desk.request();
  const { preparation } = await desk.draft(caseId, 'refuse');
  const [row] = await desk.platform.fresh.asOwner<{ keyId: string }>(
    'select key_id as "keyId" from case_file where id = $1',
    [caseId],
  );
  await desk.platform.fresh.asOwner(
    `insert into outbox (id, topic, payload, due_at) values (gen_random_uuid(), 'cases.timer', '{}', now() + interval '1 day')`,
  );
  const person = desk.person('jurist');
  target = {
    caseId,
    keyId: row?.keyId ?? '',
    person: person.kind === 'person' ? person.id : '',
    preparation: preparation?.id ?? '',
  };
  for (const role of databaseRoles) {
    logins.set(role, await Database.connect(desk.platform.fresh.urlOf(role), () => undefined, 2));
  }
}, 120_000);
afterAll(async () => {
  for (const login of logins.values()) await login.close();
  await desk?.close();
});

const send = (role: DatabaseRole, sql: string) => logins.get(role)?.query(sql) ?? Promise.reject(new Error('no login'));

describe.each(databaseRoles)('with the password of %s', (role) => {
  const tried = attacks.flatMap(([name, sql]) => {
    const probe = sql(role, { caseId: '', keyId: '', person: '', preparation: '' });
    return probe === null ? [] : [[name, sql] as const];
  });

  it.each(tried)('a thief who %s is refused', async (_, sql) => {
    await expect(send(role, sql(role, target) ?? '')).rejects.toThrow(refused);
  });

  it('what it may write is written, so that the attacks above are refused for what they forge', async () => {
    const written = send(role, entryOf(role));
    await (role === 'greffe_portal' ? expect(written).rejects.toThrow('permission denied') : written);
  });
});

describe('after all of them', () => {
  it('nothing was sent, nothing is hidden, and the log is sealed to its end', async () => {
    const held = logins.get('greffe_api');
    if (!held) throw new Error('no login');
    // A lock that every role may take stops no sealing.
    await held.onOneConnection(async (connection) => {
      await connection.query('select pg_advisory_lock(7345200146)');
      desk.module.get(Sequencer).start();
      await desk.module.get(Sequencer).settle(20_000);
      await connection.query('select pg_advisory_unlock_all()');
    });
    await desk.module.get(Patrol).look();
    expect(await desk.platform.fresh.asOwner('select * from log_fault')).toEqual([]);
    const { vkey } = desk.module.get(LedgerIdentity);
    const lines: Buffer[] = [];
    const exported = desk.module.get(LedgerExport).lines((work) => desk.database.transaction(work));
    for await (const line of exported) lines.push(Buffer.from(line));
    expect(await verifyExport(lines, vkey)).toMatchObject({ ok: true, summary: { setAside: [] } });
    expect(desk.relay.received).toEqual([]);
    const opened = await desk.database.transaction((tx) => desk.module.get(CaseVault).keyOf(tx, target.caseId));
    expect(Buffer.isBuffer(opened)).toBe(true);
    const count = databaseRoles.map((role) => attacks.filter(([, sql]) => sql(role, target) !== null).length);
    process.stdout.write(
      `roles: ${count.reduce((a, b) => a + b)} attacks with the passwords of ${count.length} roles: sent 0, hidden 0, log stopped 0\n`,
    );
  }, 60_000);
});
