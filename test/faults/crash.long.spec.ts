// @stage kills
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { tracePoints } from '../../src/platform/telemetry/trace-point.js';
import { seeds, slice } from '../support/set.js';
import { type CrashReport, crashRun } from './testbed/crash-run.js';
import { percentile, print } from './testbed/figures.js';
import { Random } from './testbed/random.js';
import { Testbed } from './testbed/testbed.js';

/** F1: the server dies at named points; nothing that was answered is lost, nothing is done twice. */
const POINTS_PER_RUN = 10;
const POINTS = process.env.TEST_POINTS?.split(',') ?? tracePoints;

interface Planned {
  readonly points: readonly string[];
  readonly seed: number;
  readonly run: number;
}

/** Every point under every seed, in several runs; `TEST_SLICE` takes some of them. */
const plan = slice(
  seeds({ short: 1, long: 5 }).flatMap((seed): Planned[] => {
    const points = new Random(seed).shuffled(POINTS);
    return Array.from({ length: Math.ceil(points.length / POINTS_PER_RUN) }, (_, run) => ({
      points: points.slice(run * POINTS_PER_RUN, (run + 1) * POINTS_PER_RUN),
      ...{ seed, run },
    }));
  }),
);

describe('SIGKILL at named crash points', () => {
  let testbed: Testbed;

  beforeAll(async () => {
    testbed = await Testbed.open();
  });
  afterAll(() => testbed?.close());

  const title = 'lose nothing that was answered, and do nothing twice';
  it(
    title,
    async () => {
      const reports: CrashReport[] = [];
      for (const { points, seed, run } of plan) {
        const report = await crashRun(testbed, points, new Random(seed * 1000 + run));
        reports.push(report);
        const missed = report.deaths.filter((death) => !death.struck).map(({ point, pass }) => `${point}@${pass}`);
        print(`seed ${seed}, run ${run}: not struck`, missed, report.counts, report.findings);
      }
      const deaths = reports.flatMap((report) => report.deaths);
      const findings = reports.flatMap((report) => report.findings);
      print(figureOf(reports));
      expect(findings).toEqual([]);
      expect(deaths.filter((death) => !death.struck)).toEqual([]);
    },
    24 * 3_600_000,
  );
});

/** One line for a run or a slice of it. */
function figureOf(reports: readonly CrashReport[]): string {
  const struck = reports.flatMap(({ deaths }) => deaths).filter((death) => death.struck);
  const findings = reports.flatMap((report) => report.findings);
  const lost = findings.filter((finding) => /^(LOST|REVERTED|BYTES|FILE|NEVER LEFT)/.test(finding)).length;
  const twice = findings.filter((finding) => /^(TWICE|DECIDED TWICE|CLOSED TWICE|DISCLOSED)/.test(finding)).length;
  const restarts = reports.flatMap((report) => report.restartMilliseconds);
  const p95 = `restart p95 ${percentile(restarts, 95)} ms, worst ${percentile(restarts, 100)} ms of ${restarts.length}`;
  const points = new Set(struck.map(({ point }) => point)).size;
  return `crash: ${struck.length} deaths at ${points} points, ${lost} lost, ${twice} twice, ${findings.length} findings, ${p95}`;
}
