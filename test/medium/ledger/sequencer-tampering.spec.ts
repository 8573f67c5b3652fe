import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { identityOf, SealedLog, until } from '../../support/sealed-log.js';

const log = new SealedLog();
const { append, sequencer, sealOnce, allSealed, backlog, newest, exported, verify, tamper } = log;

beforeEach(log.open);
afterEach(log.close);

test('of two sequencers one leads, and the other takes over when it is gone', async () => {
  const first = sequencer();
  await until(() => first.sequencing.state === 'leading');
  const second = sequencer();
  await until(() => second.sequencing.state === 'standing_by');
  await append('case/a', 0, 5);
  await allSealed();
  await first.stop();
  expect(first.sequencing.state).toBe('stopped');
  await append('case/b', 0, 5);
  await allSealed();
  expect(second.sequencing.state).toBe('leading');
  expect(await verify(await exported())).toMatchObject({ ok: true, summary: { entries: 10 } });
});

test('a leader whose connection is cut leads again and seals what came meanwhile', async () => {
  const started = sequencer();
  await until(() => started.sequencing.state === 'leading');
  await log.fresh.asOwner(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and usename = 'greffe_sequencer'`,
  );
  await append('case/a', 0, 3);
  await allSealed();
  expect(await verify(await exported())).toMatchObject({ ok: true, summary: { entries: 3 } });
});

test('a leader that was killed is followed once its lease has ended, and no earlier', async () => {
  await log.own.query('select greffe_lead(gen_random_uuid(), 2)');
  await append('case/a', 0);
  const started = sequencer();
  await until(() => started.sequencing.state === 'standing_by');
  expect(await backlog()).toBe(1);
  await until(() => started.sequencing.state === 'leading');
  await allSealed();
});

test('a process that does not lead seals nothing and signs nothing', async () => {
  await append('case/a', 0);
  sequencer();
  await allSealed();
  const sentence = 'Another process seals, or the lease of this one has ended.';
  for (const call of [
    `greffe_seal(gen_random_uuid(), 1, '{2}', array[sha256('x')])`,
    `greffe_checkpoint(gen_random_uuid(), 1, sha256('x'), 'x')`,
    `greffe_set_aside(gen_random_uuid(), 1)`,
  ]) {
    await expect(log.own.query(`select ${call}`)).rejects.toThrow(sentence);
  }
  expect(await log.own.query('select greffe_lead(gen_random_uuid(), 60) as leads')).toEqual([{ leads: false }]);
});

test.each([
  [
    'its data changed',
    `update entry set data = '{"n": 9}' where stream = 'case/a' and seq = 2`,
    'is not what was written.',
  ],
  [
    'its hour moved',
    `update entry set at = at - interval '1 day' where stream = 'case/a' and seq = 2`,
    'is not what was written.',
  ],
  ['it was deleted', `delete from entry where stream = 'case/a' and seq = 2`, 'was sealed and is gone.'],
])('a sealed entry rewritten by force is named at the next start, and nothing is signed: %s', async (_, how, fault) => {
  await append('case/a', 0, 3);
  await sealOnce();
  await tamper(how);
  await append('case/b', 0);
  const started = sequencer();
  await until(() => started.sequencing.state === 'halted');
  expect(started.sequencing).toEqual({ state: 'halted', fault: `Seq 2 of stream case/a (index 1) ${fault}` });
  expect([await backlog(), (await newest())?.size]).toEqual([1, 3]);
});

test.each([
  ['it was rewritten', `update entry set actor = 'unknown' where stream = 'case/a' and seq = 2`],
  ['its leaf is another', `update entry set leaf = sha256('x') where stream = 'case/a' and seq = 2`],
  ['it is no entry of the domain', `update entry set actor = repeat('é', 300) where stream = 'case/a' and seq = 2`],
  ['it vanished', `delete from entry where stream = 'case/a' and seq = 2`],
])(
  'an entry that is not what was written keeps no other from its seal, and is never signed itself: %s',
  async (_, how) => {
    await append('case/a', 0, 3);
    await tamper(how);
    const started = sequencer();
    await append('case/b', 0);
    await allSealed();
    await until(async () => (await newest())?.size === 4);
    expect(started.sequencing.state).toBe('leading');
    const aside = { stream: 'case/a', seq: 2 };
    expect(await verify(await exported())).toMatchObject({ ok: true, summary: { entries: 4, setAside: [aside] } });
    expect(await log.database.query('select stream, seq, what from log_fault')).toEqual([
      { ...aside, what: 'set_aside' },
    ]);
    expect((await log.told(started)).rows).toContainEqual(
      expect.objectContaining({ value: { fr: '1 écartée du scellement', en: '1 set aside' }, state: 'bad' }),
    );
    expect((await log.told(started)).health).toMatchObject({ ready: true, faults: ['log_gap'] });
  },
);

test('a tail cut off together with its leaves is not continued', async () => {
  await append('case/a', 0, 3);
  await sealOnce();
  await tamper('delete from entry where seq = 3; delete from sealed_entry where seq = 3');
  const started = sequencer();
  await until(() => started.sequencing.state === 'halted');
  expect(started.sequencing).toMatchObject({ fault: 'The sealed place (index 2) was sealed and is gone.' });
});

test('an entry and its leaf rewritten together are found by the root', async () => {
  await append('case/a', 0, 3);
  await sealOnce();
  await append('case/c', 0);
  await tamper(`update entry set (data, at, actor, type, salt, opening, class) =
      (select data, at, actor, type, salt, opening, class from entry where stream = 'case/c') where seq = 2;
    update entry set stream = 'case/d', seq = 1, leaf = (select leaf from entry where stream = 'case/c') where seq = 2;
    delete from entry where stream = 'case/c';
    update entry set stream = 'case/c' where stream = 'case/d';
    delete from unsealed_entry;
    update sealed_entry set (stream, seq, leaf) = (select stream, seq, leaf from entry where stream = 'case/c') where seq = 2`);
  const started = sequencer();
  await until(() => started.sequencing.state === 'halted');
  expect(started.sequencing).toMatchObject({
    fault: 'The newest checkpoint signed 3 entries; the 3 entries stored have another root.',
  });
});

test('a tampered entry is named by the verification of an export', async () => {
  await append('case/a', 0, 3);
  await sealOnce();
  await tamper(`update entry set data = '{"n": 9}' where seq = 2`);
  expect(await verify(await exported())).toMatchObject({
    fault: expect.stringMatching(/^Line 3 \(stream case\/a, seq 2\) is not what was sealed: its leaf is /),
  });
});

test('another key does not continue the log of the first', async () => {
  await append('case/a', 0, 3);
  await sealOnce();
  const started = sequencer(identityOf(6));
  await until(() => started.sequencing.state === 'halted');
  expect(started.sequencing).toMatchObject({
    fault: expect.stringContaining('The newest checkpoint does not open with the key of this ledger.'),
  });
});

test.each([
  [
    'its root',
    `update checkpoint set root = sha256('other'::bytea)`,
    'The tree of 4 entries does not continue the one signed at 3.',
  ],
  ['its signed text', `update checkpoint set note = 'other'`, 'Another sequencer signed at the same time.'],
])('a leader does not continue a checkpoint that changed under its hands: %s', async (_, how, fault) => {
  await append('case/a', 0, 3);
  const started = sequencer();
  await started.settle(4000);
  await tamper(how);
  await append('case/a', 3);
  await until(() => started.sequencing.state === 'halted');
  expect(started.sequencing).toEqual({ state: 'halted', fault });
  expect([await backlog(), (await newest())?.size]).toEqual([1, 3]);
});

test('the status page tells what waits and for how long, and a fault in full', async () => {
  const idle = sequencer();
  await idle.stop();
  await append('case/a', 0, 3);
  await tamper(`update entry set at = at - interval '10 seconds'`);
  expect((await log.told(idle)).rows).toMatchObject([
    { value: { en: '0' } },
    { value: { en: expect.stringMatching(/^3 \(10\d\d\d ms\)$/) }, state: 'bad' },
    { value: { en: 'stopped in this process' } },
    { value: { en: '0' }, state: 'good' },
  ]);
  await tamper(`update entry set at = at + interval '10 seconds'`);
  await sealOnce();
  await tamper(`update entry set at = at - interval '1 day'`);
  await append('case/a', 3);
  const started = sequencer();
  await expect(started.settle(4000)).rejects.toThrow(
    'Entries not sealed yet: 1. Seq 1 of stream case/a (index 0) is not what was written.',
  );
  expect((await log.told(started)).rows[2]).toEqual({
    label: { fr: 'Scellement', en: 'Sealing' },
    value: {
      fr: 'suspendu : une personne doit regarder (Seq 1 of stream case/a (index 0) is not what was written.)',
      en: 'halted: a person must look (Seq 1 of stream case/a (index 0) is not what was written.)',
    },
    state: 'bad',
  });
});
