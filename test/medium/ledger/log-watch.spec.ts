/** The watch on the log: whatever was hidden, changed or taken away by force is found, and people are alerted. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { PatrolStore } from '../../../src/ledger/patrol.store.js';
import { rowsOf } from '../../../src/platform/database/rows.js';
import { SealedLog } from '../../support/sealed-log.js';

const log = new SealedLog();
const { append, sealOnce, tamper, told, exported, verify } = log;
const look = async (): Promise<unknown[]> => {
  await log.look();
  return log.database.query('select stream, seq, what from log_fault order by stream, seq, what');
};

beforeEach(log.open);
afterEach(log.close);

describe('the watch', () => {
  it('finds nothing in a log that was written, sealed and written again', async () => {
    await append('case/a', 0, 3);
    await sealOnce();
    await append('case/a', 3, 2);
    await append('case/b', 0);
    expect(await look()).toEqual([]);
  });

  it.each<[string, string, unknown[]]>([
    [
      'an entry without its line on the work list',
      `delete from unsealed_entry where seq = 5`,
      [{ stream: 'case/a', seq: 5, what: 'hidden' }],
    ],
    [
      'an entry whose line of the sealed list is gone',
      'delete from sealed_entry where seq = 2',
      [
        { stream: 'case/a', seq: 2, what: 'hidden' },
        { stream: 'ledger/index', seq: 1, what: 'hole' },
      ],
    ],
    [
      'an entry that was taken away',
      'delete from entry where seq = 2',
      [
        { stream: 'case/a', seq: 2, what: 'gone' },
        { stream: 'case/a', seq: 2, what: 'hole' },
      ],
    ],
    [
      'an entry taken away with its line of the sealed list',
      'delete from entry where seq = 3; delete from sealed_entry where seq = 3',
      [
        { stream: 'case/a', seq: 3, what: 'hole' },
        { stream: 'ledger/index', seq: 2, what: 'hole' },
      ],
    ],
    [
      'an entry whose content is another',
      `update entry set data = '{"n": 9}' where seq = 1`,
      [{ stream: 'case/a', seq: 1, what: 'changed' }],
    ],
    [
      'a checkpoint that says another tree than was signed',
      `update checkpoint set root = sha256('another') where size = 4`,
      [{ stream: 'ledger/checkpoint', seq: 4, what: 'unsigned' }],
    ],
    [
      'a checkpoint under the signature of another one',
      `update checkpoint set note = replace(note, split_part(note, E'\n', 2), '3') where size = 4`,
      [{ stream: 'ledger/checkpoint', seq: 4, what: 'unsigned' }],
    ],
    [
      'an entry of long ago that waits nowhere',
      `insert into entry select 'case/old', 1, type, at - interval '3 years', actor, data, class, salt, opening, leaf
         from entry where seq = 1`,
      [
        { stream: 'case/old', seq: 1, what: 'changed' },
        { stream: 'case/old', seq: 1, what: 'hidden' },
      ],
    ],
  ])('finds %s', async (_, how, faults) => {
    await append('case/a', 0, 4);
    await sealOnce();
    await append('case/a', 4);
    await tamper(how);
    expect(await look()).toEqual(faults);
    expect(await look()).toEqual(faults);
    const { health, rows } = await told(log.sequencer());
    expect(health.ready).toBe(true);
    // By then the sequencer may have met the same damage and halted.
    expect(health.faults.filter((fault) => fault !== 'log_halted')).toEqual(['log_gap']);
    expect(rows).toContainEqual(
      expect.objectContaining({
        state: 'bad',
        label: expect.objectContaining({ en: 'Entries that disagree with the books' }),
      }),
    );
  });

  it('finds at once what was hidden in the last minutes, among a hundred thousand entries of before', async () => {
    await tamper(`insert into entry
      select 'case/' || n, 1, 'case.noted', date_trunc('second', now()) - interval '1 year' + n * interval '1 second', 'x', '{}', 'other',
        sha256('s'), sha256('o'), sha256('l') from generate_series(1, 100000) n`);
    await log.fresh.asOwner('analyze entry');
    await append('case/new', 0, 2);
    await tamper(`delete from unsealed_entry where stream = 'case/new' and seq = 2`);
    const store = new PatrolStore();
    const [plan] = rowsOf(
      z.object({ 'QUERY PLAN': z.unknown() }),
      await log.database.query(
        `explain (format json) select stream, seq from entry where at > now() - make_interval(mins => 10)`,
      ),
    );
    expect(JSON.stringify(plan)).toContain('entry_in_order');
    await log.database.transaction((tx) => store.compareNewest(tx, 10));
    expect(await log.database.query('select stream, seq, what from log_fault')).toEqual([
      { stream: 'case/new', seq: 2, what: 'hidden' },
    ]);
  });

  it('and an export says of a hidden entry that it is missing', async () => {
    await append('case/a', 0, 3);
    await tamper('delete from unsealed_entry where seq = 2');
    await sealOnce();
    expect(await verify(await exported())).toEqual({
      ok: false,
      fault: 'Entries are missing in their streams, and no later entry says why: case/a 2.',
    });
  });
});
