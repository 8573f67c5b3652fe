import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Database } from '../../src/platform/database/database.js';
import { QUEUE_TIMINGS } from '../../src/platform/jobs/timings.js';
import { size } from '../support/set.js';
import { Alarms } from './testbed/alarms.js';
import { percentile, print } from './testbed/figures.js';
import { Random } from './testbed/random.js';

const SEED = Number(process.env.TEST_SEED ?? 1);
const ALARMS = size({ short: 30, long: 600 });
const SPREAD_MILLISECONDS = size({ short: 600, long: 30_000 });
/** Time to raise them all: none is due before the first jump. */
const HEADWAY_MILLISECONDS = 1_500;
const JUMP_EVERY_MILLISECONDS = 50;
const MINUTE = 60_000;

const RealDate = Date;
let skew = 0;
/** The clock of this process alone: the database keeps its own. */
class SkewedDate extends RealDate {
  constructor(...given: [] | [number | string | Date]) {
    if (given.length === 0) super(SkewedDate.now());
    else super(given[0]);
  }

  static override now(): number {
    return RealDate.now() + skew;
  }
}

const at = (instant: string): number => RealDate.parse(instant) - RealDate.now();
/** An hour and a day both ways, five minutes, both changes to and from summer time, a leap day. */
const jumps: readonly (() => number)[] = [
  ...[60, -60, 1_440, -1_440, 5, -5, 0].map((minutes) => () => minutes * MINUTE),
  ...['2026-03-29T00:59:59Z', '2026-10-25T00:59:59Z', '2028-02-29T22:59:59Z'].map((instant) => () => at(instant)),
];

const forward = [() => 60 * MINUTE];

/** A control: SQL that takes the time from the clock of the process instead of the database. */
function byProcessClock(database: Database): Database {
  const query = (sql: string, parameters: readonly unknown[] = []) =>
    database.query(sql.replaceAll('clock_timestamp()', `timestamptz '${new Date().toISOString()}'`), parameters);
  return new Proxy(database, {
    get: (whole, name) => {
      const own: unknown = name === 'query' ? query : Reflect.get(whole, name);
      return typeof own === 'function' ? own.bind(whole) : own;
    },
  });
}

/** F9: the clock of the process jumps; due-ness is that of the database alone. */
describe('a process whose clock jumps', () => {
  let alarms: Alarms;

  beforeAll(async () => {
    alarms = await Alarms.open();
  });
  beforeEach(async () => {
    await alarms.forget();
    globalThis.Date = SkewedDate as DateConstructor;
  });
  afterEach(() => {
    globalThis.Date = RealDate;
  });
  afterAll(() => alarms?.close());

  async function jumpAbout(database: Database, about = jumps) {
    const random = new Random(SEED);
    const raised = Array.from({ length: ALARMS }, (_, n) =>
      alarms.raise(`${n}`, HEADWAY_MILLISECONDS + random.below(SPREAD_MILLISECONDS)),
    );
    await Promise.all(raised);
    const workers = await alarms.workers(undefined, { ...QUEUE_TIMINGS, sweepMilliseconds: 200 }, database);
    const until = performance.now() + HEADWAY_MILLISECONDS + SPREAD_MILLISECONDS;
    while (performance.now() < until) {
      skew = random.of(about)();
      await wait(JUMP_EVERY_MILLISECONDS);
    }
    skew = 0;
    return workers;
  }

  it('does all work once, and none before its hour', async () => {
    const workers = await jumpAbout(alarms.database);
    const { found, late } = await alarms.judge(ALARMS);
    await workers.stop();
    print(`clock: ${ALARMS} alarms, seed ${SEED}`, found, `worst ${percentile(late, 100)} ms late`);
    expect(found).toEqual({ lost: 0, twice: 0, early: 0 });
  });

  it('is found out to be early where the process says what is due', async () => {
    const workers = await jumpAbout(byProcessClock(alarms.database), forward);
    await workers.stop();
    // Its leases are wrong as well, so some jobs would never be done.
    const { found } = await alarms.judgeNow(ALARMS);
    print('clock: due by the clock of the process', found);
    expect(found?.early).toBeGreaterThan(0);
  });
});
