// @stage demo-redis
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Visitor } from '../support/desk.js';
import { greffe, serve } from '../support/served.js';
import { present } from '../support/tools.js';

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
    for (const person of ['camille.aubry', 'helene.carpentier', 'nadia.ferrand', 'ana.martin']) {
      expect(output).toMatch(new RegExp(`${person}@greffe.example +[\\w-]{24}`));
    }
  });

  it('keeps each account with its data: a server on them takes the sign-in that accounts.txt names', async () => {
    const data = join(folder, 'demo');
    const accounts = readFileSync(join(data, 'accounts.txt'), 'utf8');
    const [, email = '', password = ''] = /(camille\.aubry@\S+) +(\S{24})/.exec(accounts) ?? [];
    const server = await serve({ ...environment, GREFFE_DATA: data });
    const visitor = new Visitor(Number(new URL(server.http).port));
    const { statusCode } = await visitor.signIn(email, password);
    const cases = (await visitor.send('GET', '/api/cases')).json<{ cases: unknown[] }>();
    await server.kill('SIGTERM');
    expect(statusCode).toBe(201);
    expect(cases.cases.length).toBeGreaterThan(0);
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

  it('publishes each file that the formats name, with the page that verifies', () => {
    const published = join(folder, 'demo', 'published');
    const files = readdirSync(published).map((name) => name.replace(/^rapport-\d{4}-Q\d/, 'rapport'));
    const ofEdition = ['fr.pdf', 'en.pdf', 'json', 'csv', 'observations.csv', 'fr.html', 'en.html', 'proofs.txt'];
    const beside = ['SHA256SUMS', 'ledger.jsonl', 'ledger.vkey', 'seal.pem', 'time-stamp-roots.pem', 'verify.html'];
    const schemas = ['manifest', 'observations', 'table'].map((name) => `${name}.schema.json`);
    expect(files.sort()).toEqual(
      [...[...ofEdition, 'inclusion.txt'].map((end) => `rapport.${end}`), ...beside, ...schemas].sort(),
    );
    expect(statSync(join(published, 'ledger.jsonl')).mode & 0o777).toBe(0o644);
  });

  it('publishes a report that a program written from the formats alone counts again', () => {
    if (!present('python3')) return;
    const published = join(folder, 'demo', 'published');
    const { stdout, stderr } = spawnSync('python3', ['-B', 'test/stranger/recount.py', published], {
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    expect(stdout).toMatch(
      /the export has \d+ leaves[\s\S]*the observations are the figures[\s\S]*HOLDS {2}2\d{3}-Q\d, edition 1/,
    );
  });
});
