// @stage slow
/** The newest checkpoint outside the database: an older database signs nothing, and no fork is signed in silence. */
import { readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { Database } from '../../../src/platform/database/database.js';
import { type CheckpointOutside, KeptCheckpoint } from '../../../src/platform/place/kept-checkpoint.js';
import { confirmPlace } from '../../support/confirmed-place.js';
import { register } from '../../support/desk.js';
import { identityOf, SealedLog, until } from '../../support/sealed-log.js';
import { SigningPeople } from '../../support/signing-people.js';

const log = new SealedLog();
beforeEach(log.open);
afterEach(log.close);

const kept = () => new KeptCheckpoint(log.folder);
const newestOutside = async () => (await kept().read())?.newest ?? null;
const sealed = async (size: number): Promise<CheckpointOutside> => {
  await log.append('case/a', size - 1);
  await log.sealOnce();
  return (await newestOutside()) as CheckpointOutside;
};
/** As a dump restored from before the last checkpoints: their rows and seals are not there. */
const restoreTo = (size: number) =>
  log.tamper(
    `delete from checkpoint where size > ${size}; delete from sealed_entry where index >= ${size};
     delete from entry e where e.seq > ${size} and e.stream = 'case/a'`,
  );
const haltedBecause = async (): Promise<string> => {
  const sequencer = log.sequencer();
  await until(() => sequencer.sequencing.state === 'halted');
  const { health } = await log.told(sequencer);
  expect(health).toMatchObject({ ready: true, faults: ['log_halted'] });
  return 'fault' in sequencer.sequencing ? sequencer.sequencing.fault : '';
};

it('keeps the newest signed checkpoint in the data folder', async () => {
  const { size, note } = await sealed(1);
  expect({ size, note }).toEqual({ size: 1, note: (await log.newest())?.note });
  expect((await sealed(2)).size).toBe(2);
});

it('does not seal in a database that is older than the checkpoint outside, and says what to do', async () => {
  await sealed(1);
  await sealed(2);
  await restoreTo(1);
  await log.append('case/b', 0);
  expect(await haltedBecause()).toMatch(
    /holds 1 sealed entries; .*newest-checkpoint.json holds a checkpoint of 2\..*restore a newer backup/,
  );
  expect((await log.newest())?.size).toBe(1);
});

it('does not seal in a database without any checkpoint when one is kept outside', async () => {
  await sealed(1);
  await restoreTo(0);
  await log.append('case/b', 0);
  expect(await haltedBecause()).toMatch(/holds 0 sealed entries/);
});

it('does not seal another history of the same length', async () => {
  const { size } = await sealed(1);
  const file = kept().file;
  const other = new SealedLog();
  await other.open();
  await other.append('case/b', 0);
  await other.sealOnce();
  writeFileSync(file, readFileSync(new KeptCheckpoint(other.folder).file));
  await other.close();
  await log.append('case/a', size);
  expect(await haltedBecause()).toMatch(/does not continue the checkpoint of 1 entries/);
});

it('does not take a checkpoint that another key signed for its own', async () => {
  const newest = await sealed(1);
  await log.append('case/a', 1);
  await kept().keep({ newest: { ...newest, size: 2 }, announced: null });
  expect(await haltedBecause()).toMatch(/is not a checkpoint of this log/);
});

it('goes on sealing where a crash left a checkpoint announced that was never committed', async () => {
  const newest = await sealed(1);
  await kept().keep({ newest, announced: { ...newest, size: 7 } });
  expect((await sealed(2)).size).toBe(2);
});

it('writes the checkpoint outside before it counts in the database', async () => {
  const before = await sealed(1);
  await log.fresh.asOwner(
    `create function no() returns trigger language plpgsql as $$ begin raise exception 'crash'; end $$`,
  );
  await log.fresh.asOwner('create trigger no before insert on checkpoint for each row execute function no()');
  await log.append('case/a', 1);
  const sequencer = log.sequencer();
  await until(() => sequencer.sequencing.state === 'failing');
  expect(await kept().read()).toMatchObject({ newest: before, announced: { size: 2 } });
  expect((await log.newest())?.size).toBe(1);
});

/** What two people sign of that loss, after the restore. */
const declareLost = async ({ size, root }: CheckpointOutside, signed = true): Promise<void> => {
  const [one, other] = [await register(log.fresh, ['head_of_legal']), await register(log.fresh, ['ciso'])];
  const identity = await Database.connect(log.fresh.urlOf('greffe_identity'), () => undefined);
  const signing = signed ? new SigningPeople(identity, log.folder) : null;
  const lost = { place: 'a'.repeat(64), lost: { size, root } };
  await confirmPlace(identity, lost, [one.id, other.id], signing).finally(() => identity.close());
};

it('goes on after two people declared the lost entries, and keeps the lost checkpoint', async () => {
  await sealed(1);
  const lost = await sealed(2);
  await restoreTo(1);
  await log.append('case/b', 0);
  await declareLost(lost);
  await log.sealOnce();
  expect((await newestOutside())?.root).toBe((await log.newest())?.root.toString('hex'));
  const aside = JSON.parse(readFileSync(kept().file.replace('newest-checkpoint', 'lost-checkpoint-2'), 'utf8'));
  expect(aside.newest).toEqual(lost);
});

it('a loss declared of another checkpoint changes nothing', async () => {
  await sealed(1);
  const lost = await sealed(2);
  await restoreTo(1);
  await declareLost({ ...lost, root: 'b'.repeat(64) });
  expect(await haltedBecause()).toMatch(/restore a newer backup/);
});

it.each([
  ['the owner of the tables writes into its row', (lost: CheckpointOutside) => lostInRow(lost)],
  ['entries without a signature declare', (lost: CheckpointOutside) => declareLost(lost, false)],
])('a loss that %s changes nothing', async (_, write) => {
  await sealed(1);
  const lost = await sealed(2);
  await restoreTo(1);
  await log.append('case/b', 0);
  await write(lost);
  expect(await haltedBecause()).toMatch(/restore a newer backup/);
});

const lostInRow = ({ size, root }: CheckpointOutside) =>
  log.fresh.asOwner(
    `insert into installation_place (database, files, lost_size, lost_root)
     values (greffe_database(), '', $1, decode($2, 'hex'))`,
    [size, root],
  );

it('a log of another key halts, and health says so', async () => {
  await sealed(1);
  await log.append('case/a', 1);
  const sequencer = log.sequencer(identityOf(6));
  await until(() => sequencer.sequencing.state === 'halted');
  expect((await log.told(sequencer)).health.faults).toContain('log_halted');
});
