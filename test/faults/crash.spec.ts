import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { crashPoints } from '../../src/platform/crash-point.js';
import { size } from '../support/set.js';
import { type ChapterReport, crashChapter } from './laboratory/crash-run.js';
import { percentile, say } from './laboratory/figures.js';
import { Ground } from './laboratory/ground.js';
import { Random } from './laboratory/random.js';

/** F1: the server dies at named points; nothing that was answered is lost, nothing is done twice. */
const SEED = Number(process.env.FAULT_SEED ?? 1);
const SEEDS = size({ short: 0, long: Number(process.env.FAULT_SEEDS ?? 5) });
const CHAPTER = 29;
/** One under the machine's hands, one under those of people. */
const SHORT = ['executor.effect_done', 'four_eyes.dispatched'];

describe('SIGKILL at named crash points', () => {
  let ground: Ground;

  beforeAll(async () => {
    ground = await Ground.open();
  });
  afterAll(() => ground?.close());

  const plan = (): { points: string[]; seed: number }[] => {
    if (SEEDS === 0) return [{ points: new Random(SEED).shuffled(SHORT), seed: SEED }];
    const only = process.env.FAULT_POINTS?.split(',');
    return Array.from({ length: SEEDS }, (_, at) => SEED + at).flatMap((seed) => {
      const points = new Random(seed).shuffled(only ?? crashPoints);
      const chapters = Math.ceil(points.length / CHAPTER);
      return Array.from({ length: chapters }, (_, n) => ({
        points: points.slice(n * CHAPTER, (n + 1) * CHAPTER),
        seed,
      }));
    });
  };

  const title = 'lose nothing that was answered, and do nothing twice';
  it(
    title,
    async () => {
      const reports: ChapterReport[] = [];
      for (const [n, { points, seed }] of plan().entries()) {
        const report = await crashChapter(ground, points, new Random(seed * 1000 + n));
        reports.push(report);
        const struck = report.deaths.filter((death) => death.struck).length;
        say(`seed ${seed}, chapter ${n}: ${struck} of ${points.length} points struck`, report.counts, report.findings);
        const missed = report.deaths.filter((death) => !death.struck).map(({ point, pass }) => `${point}@${pass}`);
        if (missed.length > 0) say('not struck', missed);
      }
      const restarts = reports.flatMap((report) => report.restartMilliseconds);
      const deaths = reports.flatMap((report) => report.deaths);
      say(
        `${deaths.length} deaths at ${new Set(deaths.map(({ point }) => point)).size} points; restart p95 ${percentile(restarts, 95)} ms, worst ${percentile(restarts, 100)} ms`,
      );
      expect(reports.flatMap((report) => report.findings)).toEqual([]);
      expect(deaths.filter((death) => !death.struck)).toEqual([]);
    },
    24 * 3_600_000,
  );
});
