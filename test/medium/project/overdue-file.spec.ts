/** The reporter of each run of tests, in a process of its own. Doubles: the runner, which only says what begins and ends. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { packageRoot } from '../../../src/platform/package/package-root.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'greffe-overdue-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const green = '{ numPassingTests: 2, numFailingTests: 0 }';

/** What a run comes to in which these steps happen, and then nothing for as long as it lives. */
function run(files: number, steps: string) {
  const results = join(folder, 'results.json');
  const script = `
    import Reporter from './test/support/results-reporter.mjs';
    const one = new Reporter();
    const begins = (path) => one.onTestFileStart({ path });
    const ends = (path) => one.onTestFileResult({ path }, ${green});
    one.onRunStart({ numTotalTestSuites: ${files} });
    ${steps}
    setTimeout(() => process.exit(9), 60_000);`;
  const env = { ...process.env, TEST_RESULTS: results, TEST_SET: 'quick', TEST_LOOK: '5', TEST_PATIENCE: '20' };
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: packageRoot(),
    env,
  });
  const written = existsSync(results)
    ? (JSON.parse(readFileSync(results, 'utf8')) as { path: string; red: boolean }[])
    : [];
  return { status, said: stderr.toString(), red: Object.fromEntries(written.map(({ path, red }) => [path, red])) };
}

describe('a file of tests that never ends', () => {
  it('is red when all others have ended, and the run stops with what came of them', () => {
    const { status, said, red } = run(2, `begins('a'); begins('b'); ends('a');`);
    expect(said).toContain('b has not ended');
    expect({ status, red }).toEqual({ status: 1, red: { a: false, b: true } });
  });

  it('stops no run in which another file still waits for its turn', () => {
    const later = `setTimeout(() => { begins('c'); ends('c'); }, 200);`;
    expect(run(3, `begins('a'); begins('b'); ends('a'); ${later}`)).toMatchObject({
      status: 1,
      red: { a: false, b: true, c: false },
    });
  });
});
