// @stage slow
/** An entry that names another is written after it: an export of any other log would not verify, for good. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { named } from '../../../src/domain/ledger/gaps.js';
import { Database } from '../../../src/platform/database/database.js';
import { SealedLog } from '../../support/sealed-log.js';

const log = new SealedLog();
beforeAll(log.open);
afterAll(log.close);

const columns = 'stream, seq, type, at, actor, data, class, salt, opening';
const entry = (stream: string, type: string, data: object, actor = randomUUID()) =>
  `insert into entry (${columns}) values ('${stream}', (select count(*) + 1 from entry where stream = '${stream}'), '${type}',
    date_trunc('milliseconds', clock_timestamp()), '${actor}', '${JSON.stringify(data)}', 'other', sha256('s'), sha256('o'))`;
const names = Object.entries(named);
const unknown = 'names another that is not in the log';

/** As the owner of the tables, without the other guards: they refuse for reasons of their own. */
const withoutOthers = async (): Promise<void> => {
  await log.fresh.asOwner(`do $$ declare guard text; begin
    for guard in select tgname from pg_trigger where tgrelid = 'entry'::regclass and not tgisinternal
      and tgname not in ('names_what_is_there', 'entry_arrives', 'entry_waits') loop
      execute format('alter table entry disable trigger %I', guard);
    end loop; end $$`);
};

it('a thief with the password of sign-in cannot revoke a key that never was', async () => {
  const identity = await Database.connect(log.fresh.urlOf('greffe_identity'), () => undefined, 1);
  const revoked = entry('keys', 'key.revoked', { key: randomUUID(), why: 'removed' });
  await expect(identity.query(revoked).finally(() => identity.close())).rejects.toThrow(unknown);
});

it('without the guard it can: the export fails for good, and the watch finds it', async () => {
  const spoiled = new SealedLog();
  await spoiled.open();
  try {
    await spoiled.fresh.asOwner('alter table entry disable trigger names_what_is_there');
    const identity = await Database.connect(spoiled.fresh.urlOf('greffe_identity'), () => undefined, 1);
    await identity.query(entry('keys', 'key.revoked', { key: randomUUID(), why: 'removed' }));
    await identity.close();
    await spoiled.sealOnce();
    expect(await spoiled.verify(await spoiled.exported())).toMatchObject({ ok: false });
    await spoiled.look();
    expect(await spoiled.database.query('select stream, seq, what from log_fault')).toEqual([
      { stream: 'keys', seq: 1, what: 'names_none' },
    ]);
  } finally {
    await spoiled.close();
  }
});

it('the watch finds one of long ago too, page by page', async () => {
  const old = new SealedLog();
  await old.open();
  try {
    await old.append('case/a', 0);
    await old.sealOnce();
    await old.tamper(
      `insert into entry select 'case/b', 1, 'case.approved', at - interval '1 year', actor, '{"preparationId": "x"}', class, salt,
         opening, leaf from entry`,
    );
    await old.look();
    expect(await old.database.query(`select stream, seq from log_fault where what = 'names_none'`)).toEqual([
      { stream: 'case/b', seq: 1 },
    ]);
  } finally {
    await old.close();
  }
});

describe('each kind of entry that names another', () => {
  beforeAll(withoutOthers);

  it.each(names)('%s is refused before that entry, and written after it', async (type, { field, first }) => {
    const stream = `test/${randomUUID()}`;
    const data = { [field]: randomUUID() };
    await expect(log.fresh.asOwner(entry(stream, type, data))).rejects.toThrow(unknown);
    await log.fresh.asOwner(entry(stream, first, data));
    await log.fresh.asOwner(entry(stream, type, data));
  });

  it.each(['case.opened', 'case.joined'])('%s is refused before its message, and written after it', async (type) => {
    const messageId = randomUUID();
    await expect(log.fresh.asOwner(entry(`test/${messageId}`, type, { messageId }))).rejects.toThrow(unknown);
    await log.fresh.asOwner(entry(`message/${messageId}`, 'message.received', {}));
    await log.fresh.asOwner(entry(`test/${messageId}`, type, { messageId }));
  });
});
