// @stage slow
/** The rules for Prometheus that an operator takes from docs/operations/prometheus, over an hour of a process. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { packageRoot } from '../../../src/platform/package/package-root.js';
import { present } from '../../support/tools.js';

const rules = join(packageRoot(), 'docs/operations/prometheus/alerts.yml');
const promtool = (...words: string[]) => execFileSync('promtool', words, { encoding: 'utf8', stdio: 'pipe' });

/** A series, and its values minute by minute, from midnight of 1 January 1970. */
type Series = Readonly<Record<string, string>>;

const bucket = (result: string, le: string) => `greffe_acceptance_seconds_bucket{result="${result}", le="${le}"}`;
const answers = (status: number) =>
  `greffe_http_answer_seconds_count{job="greffe", instance="a", route="/api/cases", status="${status}"}`;
const [up, ready, lag] = ['up{job="greffe", instance="a"}', 'greffe_ready{instance="a"}', 'greffe_log_lag_seconds'];
const [started, backup] = [
  'process_start_time_seconds{job="greffe", instance="a"}',
  'greffe_last_backup_timestamp_seconds',
];
const lane = (name: string) => `greffe_lane_oldest_due_seconds{lane="${name}"}`;
const fault = (name: string) => `greffe_fault{instance="a", fault="${name}"}`;
const files = (state: string) => `greffe_storage_files{state="${state}"}`;
const readings = (outcome: string) => `greffe_readings_total{outcome="${outcome}"}`;
const [failed, free, awaited] = [
  'greffe_failed_jobs',
  'greffe_storage_free_bytes',
  'greffe_database_connections{state="awaited"}',
];

const healthy: Series = {
  ...{ [up]: '1x60', [ready]: '1x60', [lag]: '0x60', [started]: '0x60', [backup]: '0x60' },
  ...{ [lane('timers')]: '5x60', [lane('reports')]: '400x60', [failed]: '0x60', [awaited]: '0x60' },
  ...{ [free]: '500000000000-1000000x60', [files('missing')]: '0x60', [files('aside')]: '3x60' },
  ...{ [readings('read')]: '0+5x60', [readings('no_text_layer')]: '0+1x60', [answers(200)]: '0+100x60' },
  ...{ [bucket('kept', '1')]: '0+10x60', [bucket('kept', '30')]: '0+10x60', [bucket('kept', '+Inf')]: '0+10x60' },
};

/** What is the fault of the alert, and what comes near it and is none; each beside a process that is healthy otherwise. */
const cases: Readonly<Record<string, { readonly fault: readonly Series[]; readonly near: readonly Series[] }>> = {
  GreffeAway: { fault: [{ [up]: '1x30 0x30' }], near: [{ [up]: '1x30 0 1x30' }] },
  GreffeRestarts: { fault: [{ [started]: '0x9 600 700 800 900x48' }], near: [{ [started]: '0x9 600 700 800x48' }] },
  GreffeTakesNothing: {
    fault: ['database', 'storage_away', 'storage_full', 'storage_foreign', 'storage_broken', 'draining'].map(
      (name) => ({
        ...{ [ready]: '0x60', [fault(name)]: '1x60' },
      }),
    ),
    near: [{ [ready]: '1x30 0 1x30', [fault('draining')]: '_x30 1 stale' }],
  },
  GreffeFault: {
    fault: ['safe_mode', 'recognition', 'void_entries', 'founding_announced', 'storage_sweep'].map((name) => ({
      [fault(name)]: '1x60',
    })),
    near: [{ [fault('safe_mode')]: '_x30 1x3 stale' }],
  },
  GreffeLogHalted: { fault: ['log_halted', 'log_gap'].map((name) => ({ [fault(name)]: '1x60' })), near: [] },
  GreffeSealsNothing: { fault: [{ [lag]: '0x20 61x40' }], near: [{ [lag]: '60x60' }, { [lag]: '0x20 61 0x40' }] },
  GreffeLaneStuck: {
    fault: [{ [lane('timers')]: '121x60' }, { [lane('letters')]: '121x60' }, { [lane('reports')]: '901x60' }],
    near: [{ [lane('alarms')]: '120x60' }, { [lane('reading_large')]: '900x60' }],
  },
  GreffeFailedJobs: { fault: [{ [failed]: '0x20 1x40' }], near: [{ [failed]: '0x20 1x10 0x30' }] },
  GreffeDiskSoonFull: {
    fault: [{ [free]: '4900000000x60' }, { [free]: '60000000000-60000000x90' }],
    near: [{ [free]: '5000000000x60' }, { [free]: '60000000000-60000000x10 59400000000x80' }],
  },
  GreffeFilesMissing: {
    fault: ['missing', 'damaged'].map((state) => ({
      [files(state)]: '0x20 1x40',
      [fault(`storage_${state}`)]: '1x40',
    })),
    near: [{ [files('unnamed')]: '9x60' }],
  },
  GreffeBackupOld: {
    fault: [{ [backup]: '-94000x90' }, { [backup]: '_x90', [free]: '500000000000x90' }],
    near: [{ [backup]: '-86400x60' }, { [backup]: '-92000x30 600x30' }, { [backup]: '_x60', [free]: '_x60' }],
  },
  GreffeReadingFails: {
    fault: [{ [readings('crash')]: '0+2x60' }],
    near: [{ [readings('read')]: '0x60', [readings('no_text_layer')]: '0x30 5x30' }],
  },
  GreffeAcceptsSlowly: {
    fault: [{ [bucket('kept', '1')]: '0+9x60' }],
    near: [
      { [bucket('kept', '1')]: '0+48x60', [bucket('kept', '30')]: '0+50x60', [bucket('kept', '+Inf')]: '0+50x60' },
      { [bucket('refused', '+Inf')]: '0+10x60' },
    ],
  },
  GreffeWaitsForConnections: {
    fault: [{ [awaited]: '6x60' }],
    near: [{ [awaited]: '5x60' }, { [awaited]: '9x3 0x50' }],
  },
  GreffeAnswersErrors: {
    fault: [{ [answers(500)]: '0x20 1 2 3 4 5 5x30' }],
    near: [{ [answers(500)]: '0+1x2 2x50' }, { [answers(503)]: '0+100x60' }],
  },
};

const minutes = (series: Series) => Object.entries(series).map(([name, values]) => ({ series: name, values }));

(present('promtool') ? describe : describe.skip)('the rules of the alerts', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'greffe-alerts-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Throws, with what fired, unless in those 90 minutes exactly this alert did; none where it is null. */
  function fires(alert: string | null, series: Series): void {
    const test = {
      rule_files: [rules],
      evaluation_interval: '1m',
      tests: [
        {
          interval: '1m',
          input_series: minutes({ ...healthy, ...series }),
          promql_expr_test: [
            {
              expr: 'count by (alertname) (count_over_time(ALERTS{alertstate="firing"}[90m]))',
              eval_time: '90m',
              exp_samples: alert === null ? [] : [{ labels: `{alertname="${alert}"}`, value: 1 }],
            },
          ],
        },
      ],
    };
    const file = join(folder, 'test.yml');
    writeFileSync(file, JSON.stringify(test));
    promtool('test', 'rules', file);
  }

  it('are rules that Prometheus reads, and each has its cases here', () => {
    expect(promtool('check', 'rules', rules)).toMatch(/SUCCESS: \d+ rules found/);
    const { groups } = parse(readFileSync(rules, 'utf8')) as { groups: { rules: { alert: string }[] }[] };
    expect(groups.flatMap((group) => group.rules.map(({ alert }) => alert)).sort()).toEqual(Object.keys(cases).sort());
  });

  it('fire nothing for a healthy process', () => {
    expect(() => fires(null, {})).not.toThrow();
  });

  it.each(Object.entries(cases))('fire %s for its fault and for nothing else', (alert, { fault: faults, near }) => {
    for (const series of faults) expect(() => fires(alert, series)).not.toThrow();
    for (const series of near) expect(() => fires(null, series)).not.toThrow();
  });
});
