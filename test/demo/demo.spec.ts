// @stage demo-redis
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { greffe } from '../support/served.js';

/** The walk of the README, by the command of the README: every step from mail in to a report that verifies. */
describe('the demonstration', () => {
  let folder: string;
  let environment: Record<string, string>;
  let output = '';

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'greffe-demo-'));
    environment = {
      GREFFE_DATA: folder,
      GREFFE_HTTP_PORT: '0',
      GREFFE_SMTP_PORT: '0',
      ...(process.env.REDIS_URL ? { REDIS_URL: process.env.REDIS_URL } : {}),
    };
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('holds at every step', async () => {
    const demo = await greffe(['demo', '--exit'], environment);
    output = demo.output;
    expect(output).toContain('Every step held');
    expect(output).not.toContain('✗');
    expect(demo.code).toBe(0);
  });

  it('judges each request by its row, and lets none of a third country through', () => {
    const outcomes = output
      .split('\n')
      .filter((line) => line.startsWith('GRF-'))
      .map((row) => row.split(/\s{2,}/))
      .map(([, request, zone, rule, verdict, , outcome]) => ({
        request: request?.slice(0, 3),
        zone,
        rule,
        verdict,
        outcome,
      }));
    const byRequest = Object.fromEntries(
      outcomes.map(({ request, ...rest }) => [request, Object.values(rest).join(' ')]),
    );
    expect(byRequest).toMatchSnapshot();
    expect(outcomes.filter(({ zone, outcome }) => zone?.startsWith('THIRD') && outcome === 'executed')).toEqual([]);
  });
});
