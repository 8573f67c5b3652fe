import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Ledger, type NewEntry } from '../../../src/ledger/ledger.js';
import { LedgerStore } from '../../../src/ledger/ledger.store.js';
import { Database } from '../../../src/platform/database/database.js';
import { type FreshDatabase, freshDatabase } from '../../support/database.js';
import { eventually } from '../../support/eventually.js';

let fresh: FreshDatabase;
let database: Database;
const ledger = new Ledger(new LedgerStore());

beforeAll(async () => {
  fresh = await freshDatabase();
  database = await Database.connect(fresh.url, () => undefined);
});
afterAll(async () => {
  await database.close();
  await fresh.drop();
});

const entry = (n: number): NewEntry => ({ type: 'case.read', class: 'other', actor: 'test', data: { n } });
const append = (stream: string, seen: number, ...numbers: number[]) =>
  database.transaction((tx) => ledger.append(tx, stream, seen, numbers.map(entry)));
const seqs = async (stream: string) =>
  (await database.transaction((tx) => ledger.read(tx, stream))).map(({ seq, data }) => [seq, data]);

test('what is appended is read back as it was written, whatever jsonb does with it', async () => {
  const data = {
    z: [0, -7, 1e15, 9007199254740991],
    a: { B: '\u2028 "\\ 😂 \u0001\u007f\t', b: null },
    '': true,
    '~': [],
  };
  const given: NewEntry = { type: 'case.opened', class: 'opened', actor: 'o\'clock, {"quoted"} \\ NULL', data };
  const appended = await database.transaction((tx) => ledger.append(tx, 'case/a', 0, [given, entry(2)]));
  if (!appended.ok) throw new Error('refused');
  expect(appended.value.map(({ seq }) => seq)).toEqual([1, 2]);
  expect(appended.value[0]).toMatchObject(given);
  expect(await database.transaction((tx) => ledger.read(tx, 'case/a'))).toEqual(appended.value);
});

test('a writer that saw an older stream, or none, is refused and nothing is written', async () => {
  await append('case/stale', 0, 1, 2);
  for (const seen of [0, 1, 3]) {
    expect(await append('case/stale', seen, 8, 9)).toMatchObject({
      ok: false,
      refusal: { kind: 'stale', sentence: { en: 'Someone else acted on this first: look again.' } },
    });
  }
  expect(await seqs('case/stale')).toEqual([
    [1, { n: 1 }],
    [2, { n: 2 }],
  ]);
});

test('of two writers racing for one seq exactly one wins, and the other writes no part of what it asked', async () => {
  const outcomes = await Promise.all([append('case/race', 0, 10), append('case/race', 0, 20, 21)]);
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ refusal: { code: 'stale' } });
  const winner = outcomes[0]?.ok
    ? [[1, { n: 10 }]]
    : [
        [1, { n: 20 }],
        [2, { n: 21 }],
      ];
  expect(await seqs('case/race')).toEqual(winner);
});

test('a writer whose rival rolls back takes the seq', async () => {
  let second: Promise<unknown> = Promise.resolve();
  await database
    .transaction(async (tx) => {
      await ledger.append(tx, 'case/rollback', 0, [entry(1)]);
      second = append('case/rollback', 0, 2);
      await eventually(
        () =>
          fresh.asOwner(
            "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
          ),
        ({ length }) => length > 0,
      );
      throw new Error('undo');
    })
    .catch(() => undefined);
  expect(await second).toMatchObject({ ok: true });
  expect(await seqs('case/rollback')).toEqual([[1, { n: 2 }]]);
});

test('a stream that many write to takes them all, one after the other', async () => {
  const numbers = Array.from({ length: 12 }, (_, n) => n);
  await Promise.all(numbers.map((n) => database.transaction((tx) => ledger.record(tx, 'case/many', [entry(n)]))));
  expect((await seqs('case/many')).map(([seq]) => seq)).toEqual(numbers.map((n) => n + 1));
});

test('a stream written by append and by record at once keeps its order', async () => {
  const mixed = await Promise.all([
    ...[1, 2, 3, 4].map((n) => database.transaction((tx) => ledger.record(tx, 'case/both', [entry(n)]))),
    append('case/both', 0, 9),
  ]);
  const won = mixed.filter((outcome) => !('ok' in outcome) || outcome.ok).length;
  expect((await seqs('case/both')).map(([seq]) => seq)).toEqual(Array.from({ length: won }, (_, n) => n + 1));
});

test.each([{ n: undefined }, { n: 0.5 }, { é: 1 }])(
  'data that cannot be hashed is a bug, not an entry: %j',
  async (data) => {
    const wrong = { ...entry(1), data };
    await expect(database.transaction((tx) => ledger.append(tx, 'case/x', 0, [wrong]))).rejects.toThrow(TypeError);
  },
);

test('the database and the domain compute the same leaf, of 200 entries of any JSON that an entry may hold', async () => {
  const name = fc.string({ unit: fc.integer({ min: 32, max: 126 }).map((code) => String.fromCharCode(code)) });
  const text = fc.string({ unit: 'binary' }).filter((some) => !some.includes('\0'));
  const { data } = fc.letrec((tie) => ({
    data: fc.dictionary(name, tie('value'), { maxKeys: 5 }),
    value: fc.oneof(
      { depthSize: 'small' },
      ...[text, fc.maxSafeInteger(), fc.boolean(), fc.constant(null)],
      ...[tie('data'), fc.array(tie('value'), { maxLength: 4 })],
    ),
  }));
  const entries = fc.sample(data as fc.Arbitrary<Record<string, unknown>>, { numRuns: 200, seed: 13 });
  const written = await database.transaction((tx) =>
    ledger.append(
      tx,
      'case/any',
      0,
      entries.map((each) => ({ ...entry(0), data: JSON.parse(JSON.stringify(each)) })),
    ),
  );
  expect(written).toMatchObject({ ok: true, value: { length: 200 } });
});

test.each(['entry', 'sealed_entry', 'checkpoint', 'unsealed_entry'])(
  'the application can neither change, delete nor empty %s',
  async (table) => {
    for (const statement of [
      `update ${table} set ${table === 'checkpoint' ? 'size' : 'seq'} = 9`,
      `delete from ${table}`,
      `truncate ${table}`,
    ]) {
      await expect(database.query(statement)).rejects.toThrow(`permission denied for table ${table}`);
    }
  },
);

test('nor can the owner of the tables change or empty the work list, or take from it what is not sealed', async () => {
  await append('case/kept', 0, 1);
  const sentence = 'The ledger only grows';
  await expect(fresh.asOwner('update unsealed_entry set seq = 9')).rejects.toThrow(sentence);
  await expect(fresh.asOwner('truncate unsealed_entry')).rejects.toThrow(sentence);
  await expect(fresh.asOwner('delete from unsealed_entry')).rejects.toThrow(
    'What waits to be sealed leaves its list when it is sealed, and not otherwise.',
  );
});

test.each(['entry', 'sealed_entry', 'checkpoint'])('the owner of the tables cannot either: %s', async (table) => {
  for (const statement of [
    `update ${table} set ${table === 'checkpoint' ? 'size' : 'seq'} = 9`,
    `delete from ${table}`,
    `truncate ${table} cascade`,
  ]) {
    const verb = statement.split(' ')[0]?.toUpperCase();
    await expect(fresh.asOwner(statement)).rejects.toThrow(
      `The ledger only grows: ${verb} on ${table} is refused to everyone. Append an amending entry instead.`,
    );
  }
});
