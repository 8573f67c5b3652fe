/**
 * `npm run test:dates [-- NAME [PATH…]]`: unit, medium and e2e as they will run on another day, under Debian's faketime;
 * without a name on three dates, one after the other: of a month, a zone and a clock that differ. `--list` shows them all.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Instant, instantFromMilliseconds } from '../../src/domain/kernel/instant.js';
import { packageRoot } from '../../src/platform/package/package-root.js';
import { machineTime } from '../support/machine-clock.js';
import { type RunDate, runDates, secondsBetween } from './dates.js';

/** How far the clock of a child may be from the one asked for. */
const TOLERANCE_SECONDS = 60;
const USUAL = ['leap-day', 'new-year', 'autumn-night'];
const SUITES = ['src/', 'test/medium/', 'test/e2e/'];

/**
 * An offset, and no start time: with `@` every child would begin again at that instant. The embedded PostgreSQL is a
 * child like the others, and follows. Time that only elapses (CLOCK_MONOTONIC) stays the machine's.
 */
function environmentOf({ start, zone }: RunDate, waiting: string): Record<string, string | undefined> {
  const seconds = secondsBetween(now(), start);
  const environment = {
    ...process.env,
    // The loader replaces $LIB by the folder of this architecture.
    LD_PRELOAD: `${waiting} /usr/$LIB/faketime/libfaketime.so.1`,
    FAKETIME: `${seconds < 0 ? '' : '+'}${seconds}s`,
    FAKETIME_DONT_FAKE_MONOTONIC: '1',
    FAKETIME_DISABLE_SHM: '1',
    TZ: zone,
  };
  const seen = execFileSync(process.execPath, ['-p', 'new Date().toISOString()'], {
    env: environment,
    encoding: 'utf8',
  });
  if (Math.abs(secondsBetween(start, seen.trim() as Instant)) > TOLERANCE_SECONDS) {
    throw new Error(`A child should run at ${start} and runs at ${seen.trim()}: install Debian's faketime.`);
  }
  return environment;
}

/** Makes the library of waiting.c; its file says why PostgreSQL needs it. */
function compileWaiting(folder: string): string {
  const library = join(folder, 'waiting.so');
  const words = ['-shared', '-fPIC', '-O2', '-o', library, join(packageRoot(), 'test/dates/waiting.c')];
  execFileSync('gcc', words, { stdio: 'inherit' });
  return library;
}

/** True when every suite passed. */
function run(date: RunDate, paths: readonly string[], waiting: string): boolean {
  console.log(`${date.name}: from ${date.start} in ${date.zone}`);
  const jest = ['--no-warnings', 'node_modules/jest/bin/jest.js', '--selectProjects', 'all'];
  const chosen = ['--testPathPatterns', ...(paths.length > 0 ? paths : SUITES)];
  const words = ['--import', './test/support/typescript.mjs', ...jest, ...chosen];
  const { status } = spawnSync(process.execPath, words, {
    cwd: packageRoot(),
    env: environmentOf(date, waiting),
    stdio: 'inherit',
  });
  return status === 0;
}

function chosen(dates: readonly RunDate[], name: string | undefined): readonly RunDate[] {
  if (name === undefined) return dates.filter((one) => USUAL.includes(one.name));
  const date = dates.find((one) => one.name === name);
  if (!date) throw new Error(`"${name}" is no date: npm run test:dates -- --list shows them.`);
  return [date];
}

const now = (): Instant => instantFromMilliseconds(machineTime());
const [name, ...paths] = process.argv.slice(2);
const dates = runDates(now());
if (name === '--list') {
  for (const date of dates) console.log(`${date.name.padEnd(14)} ${date.start} ${date.zone}`);
} else {
  const wanted = chosen(dates, name);
  const folder = mkdtempSync(join(tmpdir(), 'greffe-dates-'));
  const waiting = compileWaiting(folder);
  const failed = wanted.filter((one) => !run(one, paths, waiting));
  rmSync(folder, { recursive: true });
  if (failed.length > 0) console.error(`Failed: ${failed.map(({ name: failing }) => failing).join(', ')}`);
  process.exitCode = failed.length > 0 ? 1 : 0;
}
