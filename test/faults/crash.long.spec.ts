// @stage kills
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { tracePoints } from '../../src/platform/telemetry/trace-point.js';
import { seeds, slice } from '../support/set.js';
import { type ChapterReport, crashChapter } from './laboratory/crash-run.js';
import { percentile, say } from './laboratory/figures.js';
import { Ground } from './laboratory/ground.js';
import { Random } from './laboratory/random.js';

/** F1: the server dies at named points; nothing that was answered is lost, nothing is done twice. */
const CHAPTER = 10;
const POINTS = process.env.TEST_POINTS?.split(',') ?? tracePoints;

interface Planned {
  readonly points: readonly string[];
  readonly seed: number;
  readonly chapter: number;
}

/** Every point under every seed, in chapters; `TEST_SLICE` takes some of them. */
const plan = slice(
  seeds({ short: 1, long: 5 }).flatMap((seed): Planned[] => {
    const points = new Random(seed).shuffled(POINTS);
    return Array.from({ length: Math.ceil(points.length / CHAPTER) }, (_, chapter) => ({
      points: points.slice(chapter * CHAPTER, (chapter + 1) * CHAPTER),
      ...{ seed, chapter },
    }));
  }),
);

describe('SIGKILL at named crash points', () => {
  let ground: Ground;

  beforeAll(async () => {
    ground = await Ground.open();
  });
  afterAll(() => ground?.close());

  const title = 'lose nothing that was answered, and do nothing twice';
  it(
    title,
    async () => {
      const reports: ChapterReport[] = [];
      for (const { points, seed, chapter } of plan) {
        const report = await crashChapter(ground, points, new Random(seed * 1000 + chapter));
        reports.push(report);
        const missed = report.deaths.filter((death) => !death.struck).map(({ point, pass }) => `${point}@${pass}`);
        say(`seed ${seed}, chapter ${chapter}: not struck`, missed, report.counts, report.findings);
      }
      const deaths = reports.flatMap((report) => report.deaths);
      const findings = reports.flatMap((report) => report.findings);
      say(figureOf(reports));
      expect(findings).toEqual([]);
      expect(deaths.filter((death) => !death.struck)).toEqual([]);
    },
    24 * 3_600_000,
  );
});

/** One line for a run or a slice of it. */
function figureOf(reports: readonly ChapterReport[]): string {
  const struck = reports.flatMap(({ deaths }) => deaths).filter((death) => death.struck);
  const findings = reports.flatMap((report) => report.findings);
  const lost = findings.filter((finding) => /^(LOST|REVERTED|BYTES|FILE|NEVER LEFT)/.test(finding)).length;
  const twice = findings.filter((finding) => /^(TWICE|DECIDED TWICE|CLOSED TWICE|DISCLOSED)/.test(finding)).length;
  const restarts = reports.flatMap((report) => report.restartMilliseconds);
  const p95 = `restart p95 ${percentile(restarts, 95)} ms, worst ${percentile(restarts, 100)} ms of ${restarts.length}`;
  const points = new Set(struck.map(({ point }) => point)).size;
  return `crash: ${struck.length} deaths at ${points} points, ${lost} lost, ${twice} twice, ${findings.length} findings, ${p95}`;
}
