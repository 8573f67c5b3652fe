/** What a monitor reads of a process: whether it lives, whether it takes requests, and its numbers under a token. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { IntakeModule } from '../../../src/intake/intake.module.js';
import { OperationsModule } from '../../../src/operations/operations.module.js';
import { packageRoot } from '../../../src/platform/package/package-root.js';
import { Metrics } from '../../../src/platform/telemetry/metrics.js';
import { type Desk, startDesk, type Visitor } from '../../support/desk.js';

const TOKEN = 'a-token-for-monitoring-of-43-characters-long';
const authorization = `Bearer ${TOKEN}`;

let desk: Desk;
let visitor: Visitor;

beforeAll(async () => {
  desk = await startDesk([], { metricsToken: TOKEN }, [IntakeModule, OperationsModule]);
  visitor = desk.visitor();
});
afterAll(() => desk.close());

const read = async () => (await visitor.send('GET', '/metrics', { headers: { authorization } })).body;

describe('/livez and /readyz', () => {
  it('say that the process answers, and that it takes requests', async () => {
    expect(await visitor.send('GET', '/livez')).toMatchObject({ statusCode: 200, body: 'ok\n' });
    const ready = await visitor.send('GET', '/readyz');
    expect(ready.statusCode).toBe(200);
    expect(ready.json()).toEqual((await visitor.send('GET', '/health')).json());
  });
});

describe('/metrics', () => {
  it('is read with the token of the settings and with no other', async () => {
    for (const headers of [{}, { authorization: 'Bearer ' }, { authorization: `${authorization}x` }]) {
      const refused = await visitor.send('GET', '/metrics', { headers });
      expect(refused.statusCode).toBe(401);
      expect(refused.headers['www-authenticate']).toBe('Bearer');
      expect(refused.body).not.toContain('greffe_');
    }
    const answer = await visitor.send('GET', '/metrics', { headers: { authorization } });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers).toMatchObject({
      'content-type': expect.stringMatching(/^application\/openmetrics-text; version=1\.0\.0/),
      'cache-control': 'no-store',
    });
    expect(answer.body.endsWith('# EOF\n')).toBe(true);
  });

  it('does not exist where no token is set', async () => {
    const open = await startDesk();
    try {
      const answer = await open.visitor().send('GET', '/metrics', { headers: { authorization: 'Bearer undefined' } });
      expect(answer.statusCode).toBe(404);
      expect(answer.json().detail).toContain('GREFFE_METRICS_TOKEN');
    } finally {
      await open.close();
    }
  });

  it('names the route of an answer by its pattern, so that it names no case and no person', async () => {
    const id = '019af0a5-8888-7777-9999-aaaaaaaaaaaa';
    await visitor.send('GET', `/api/people/${id}/sessions?name=Durand`);
    await visitor.send('GET', `/nothing/${id}`);
    const text = await read();
    expect(text).toMatch(/^greffe_http_answer_seconds_count\{.*route="none".*\} \d+$/m);
    expect(text).not.toContain(id);
    expect(text).not.toContain('Durand');
  });

  it('leaves out what cannot be read, and says 0 of nothing that it does not know', async () => {
    const metrics = desk.app.get(Metrics);
    let known = true;
    metrics.watch({ greffe_trial: { help: 'Of this test' } }, async () => {
      if (!known) throw new Error('away');
      return { greffe_trial: 3 };
    });
    expect(await read()).toMatch(/^greffe_trial 3$/m);
    known = false;
    const text = await read();
    expect(text).not.toMatch(/^greffe_trial /m);
    expect(text).toMatch(/^greffe_ready 1$/m);
  });

  it('has every number that a rule of the alerts asks for', async () => {
    const text = await read();
    const rules = parse(readFileSync(join(packageRoot(), 'docs/operations/prometheus/alerts.yml'), 'utf8')) as {
      groups: { rules: { alert: string; expr: string }[] }[];
    };
    const asked = rules.groups.flatMap(({ rules: all }) =>
      all.flatMap(({ expr }) => expr.match(/greffe_\w+|nodejs_\w+/g) ?? []),
    );
    const described = [...text.matchAll(/^# TYPE (\S+) /gm)].map(([, name]) => name);
    const missing = asked.filter((name) => !described.includes(name.replace(/_(total|bucket|count|sum)$/, '')));
    expect(asked.length).toBeGreaterThan(5);
    expect(missing).toEqual([]);
  });
});
