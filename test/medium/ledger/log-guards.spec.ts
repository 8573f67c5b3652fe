/** What a stolen password of the application tries on the log; each guard is taken away once, to show what it holds back. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SealedLog } from '../../support/sealed-log.js';

const log = new SealedLog();
const { append, allSealed, sealOnce, sequencer, newest, exported, verify } = log;

beforeEach(log.open);
afterEach(log.close);

const columns = 'stream, seq, type, at, actor, data, class, salt, opening';
interface Forged {
  readonly stream?: string;
  readonly seq?: number;
  readonly at?: string;
  readonly data?: string;
  readonly actor?: string;
}
const valuesOf = ({ stream = 'case/a', seq = 1, at = 'clock_timestamp()', data = '{}', actor = `'x'` }: Forged) =>
  `'${stream}', ${seq}, 'case.read', date_trunc('milliseconds', ${at}), ${actor}, '${data}', 'other', sha256('s'), sha256('o')`;
/** An entry as SQL alone writes it. */
const forged = (entry: Forged) => `insert into entry (${columns}) values (${valuesOf(entry)})`;
const withLeaf = (entry: Forged) => `insert into entry (${columns}, leaf) values (${valuesOf(entry)}, sha256('other'))`;
const send = (statement: string) => log.database.query(statement);
const asSequencer = (statement: string) => log.own.query(statement);
const asOwner = (statement: string) => log.fresh.asOwner(statement);

describe('an entry that arrives', () => {
  it.each<[string, Forged, string]>([
    ['after a hole', { seq: 2 }, 'Seq 2 of stream case/a has no entry before it.'],
    [
      'with an hour of the past',
      { at: `clock_timestamp() - interval '2 minutes'` },
      'The hour of an entry is that of the database',
    ],
    [
      'with an hour to come',
      { at: `clock_timestamp() + interval '2 minutes'` },
      'The hour of an entry is that of the database',
    ],
    ['with a number that JSON writes in two ways', { data: '{"n": 1.5}' }, 'is no integer within 2^53'],
    ['with a name that is not ASCII', { data: '{"é": 1}' }, 'is not ASCII'],
    ['by an actor that no domain knows', { actor: `repeat('a', 201)` }, 'are 1 to 200 characters of ASCII'],
    ['in a stream beyond ASCII', { stream: 'case/é' }, 'are 1 to 200 characters of ASCII'],
  ])('%s is refused to the application and to the owner', async (_, entry, sentence) => {
    await expect(send(forged(entry))).rejects.toThrow(sentence);
    await expect(asOwner(forged(entry))).rejects.toThrow(sentence);
  });

  it('brings no leaf of its own, and none that is not the one of its content', async () => {
    await expect(send(withLeaf({}))).rejects.toThrow('permission denied');
    await expect(asOwner(withLeaf({}))).rejects.toThrow(
      'The leaf of seq 1 of stream case/a is not the one of its content.',
    );
  });

  it('waits to be sealed whatever its writer does, and is sealed', async () => {
    await send(forged({}));
    await expect(send('delete from unsealed_entry')).rejects.toThrow('permission denied');
    await expect(send(`insert into unsealed_entry (stream, seq) values ('case/b', 1)`)).rejects.toThrow(
      'permission denied',
    );
    await sealOnce();
    expect(await verify(await exported())).toMatchObject({ ok: true, summary: { entries: 1 } });
  });

  it('CONTROL: without its triggers a wrong leaf, a hole and an hour of the past are taken, and nothing waits', async () => {
    await asOwner('alter table entry disable trigger entry_arrives; alter table entry disable trigger entry_waits');
    await asOwner(withLeaf({ seq: 7, at: `clock_timestamp() - interval '1 year'` }));
    expect(await send('select from entry')).toHaveLength(1);
    expect(await send('select from unsealed_entry')).toHaveLength(0);
  });
});

describe('the sealed list', () => {
  const leader = `'00000000-0000-4000-8000-000000000001'`;
  const seal = (first: number, position: string, leaf: string) =>
    asSequencer(`select greffe_seal(${leader}, ${first}, array[${position}]::bigint[], array[${leaf}]::bytea[])`);
  const leafOf = (stream: string) => `(select leaf from entry where stream = '${stream}')`;
  const positionOf = (stream: string) => `(select position from unsealed_entry where stream = '${stream}')`;

  it('takes no row but by the function, and no row that the function does not find on the work list', async () => {
    await append('case/a', 0);
    await append('case/b', 0);
    for (const statement of [
      `insert into sealed_entry values (0, 'case/a', 1, sha256('x'))`,
      `insert into checkpoint (size, root, note) values (1, sha256('x'), 'x')`,
      'delete from unsealed_entry',
    ]) {
      await expect(send(statement)).rejects.toThrow('permission denied');
      await expect(asSequencer(statement)).rejects.toThrow('permission denied');
    }
    await asSequencer(`select greffe_lead(${leader}, 60)`);
    const mismatch = 'An entry of this batch does not wait, or has another leaf.';
    await expect(seal(0, positionOf('case/a'), `sha256('x')`)).rejects.toThrow(mismatch);
    await expect(seal(0, positionOf('case/a'), leafOf('case/b'))).rejects.toThrow(mismatch);
    await expect(seal(0, '4711', leafOf('case/a'))).rejects.toThrow(mismatch);
    await expect(seal(1, positionOf('case/a'), leafOf('case/a'))).rejects.toThrow(
      'The next index of the log is not 1.',
    );
    await expect(asSequencer(`select greffe_checkpoint(${leader}, 2, sha256('x'), 'x')`)).rejects.toThrow(
      'covers all that is sealed',
    );
    await expect(asSequencer(`select greffe_set_aside(${leader}, ${positionOf('case/a')})`)).rejects.toThrow(
      'The log does not say that this entry is set aside.',
    );
    await asSequencer(`select greffe_lead(${leader}, 0)`);
    await sealOnce();
    expect(await verify(await exported())).toMatchObject({ ok: true, summary: { entries: 2, setAside: [] } });
  });

  it('is sealed on although another session of the application holds every lock that it may take', async () => {
    await log.database.onOneConnection(async (connection) => {
      await connection.query('select pg_advisory_lock(7345200146)');
      await connection.transaction(async (tx) => {
        await tx.query('select * from entry, sealed_entry, checkpoint, unsealed_entry, log_fault');
        await expect(
          connection.transaction((inner) => inner.query('lock table sealed_entry in share mode')),
        ).rejects.toThrow('permission denied');
        await append('case/a', 0);
        sequencer();
        await allSealed();
      });
    });
    expect((await newest())?.size).toBe(1);
  });
});

describe('what is sealed under a key', () => {
  const key = `'00000000-0000-4000-8000-00000000000a'`;
  const erasure = (at = 'clock_timestamp()') =>
    `insert into entry (${columns}) values ('erasure/' || ${key}, 1, 'erasure.key_destroyed', date_trunc('milliseconds', ${at}),
      'cases', '{}', 'other', sha256('s'), sha256('o'))`;
  const destroy = `update data_key set wrapped = null, erased_at = now() where id = ${key}`;
  /** All that the application may. */
  const asked = `select greffe_destroy_key(${key})`;
  const refused = 'A key is destroyed with its entry in the log, or not at all.';

  beforeEach(async () => {
    await send(`insert into data_key (id, wrapped) values (${key}, 'w')`);
  });

  it('is not erased without an entry of the same transaction, by the application or by the owner', async () => {
    await expect(send(asked)).rejects.toThrow(refused);
    await expect(asOwner(destroy)).rejects.toThrow(refused);
    await send(erasure());
    await expect(send(asked)).rejects.toThrow(refused);
    await expect(send(destroy)).rejects.toThrow('permission denied');
    await expect(asOwner(`update data_key set wrapped = 'other' where id = ${key}`)).rejects.toThrow('never exchanged');
  });

  it('is erased with it', async () => {
    await log.database.transaction(async (tx) => {
      await tx.query(erasure());
      await tx.query(asked);
    });
    expect(await send('select from data_key where wrapped is null')).toHaveLength(1);
  });

  it('is not deleted, moved or emptied by the owner', async () => {
    const sentence = 'would erase without an entry in the log: refused to everyone.';
    for (const statement of [
      'delete from data_key',
      'truncate data_key cascade',
      `update case_secret set sealed = ''`,
      'truncate case_secret',
      'update case_file set key_id = null',
      'update raw_message set key_id = null',
      'update raw_message set blob_id = null',
      'delete from letter_file',
    ]) {
      await expect(asOwner(statement)).rejects.toThrow(sentence);
    }
  });

  it('CONTROL: without the trigger the application erases it in silence', async () => {
    await asOwner('alter table data_key disable trigger key_dies_with_its_entry');
    await send(asked);
    expect(await send('select from data_key where wrapped is null')).toHaveLength(1);
  });
});
