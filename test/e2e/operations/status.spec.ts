import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ParserError, parse } from 'parse5';
import { laneNames } from '../../../src/platform/database/lanes.js';
import { StatusRegistry } from '../../../src/platform/telemetry/status.js';
import { type Desk, startDesk, type Visitor } from '../../support/desk.js';

let desk: Desk;
let visitor: Visitor;

beforeAll(async () => {
  desk = await startDesk();
  visitor = desk.visitor();
  const registry = desk.app.get(StatusRegistry, { strict: false });
  registry.add({ fr: 'Essai <b>', en: 'Trial <b>' }, async () => [
    { label: { fr: 'Étiquette & co', en: 'Label & co' }, value: { fr: '<script>', en: '<script>' }, state: 'warn' },
  ]);
});
afterAll(() => desk.close());

describe('the page at /status', () => {
  it.each([
    ['fr', '/status', {}],
    ['en', '/status', { 'accept-language': 'en' }],
    ['en', '/status?lang=en', { 'accept-language': 'fr' }],
    ['fr', '/status?lang=fr', { 'accept-language': 'en' }],
    ['fr', '/status?lang=tlh', {}],
    ['fr', '/status?lang=en&lang=fr', {}],
  ] as const)('is valid HTML in %s at %s', async (language, path, headers) => {
    const answer = await visitor.send('GET', path, { headers });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-language': language,
      vary: 'Accept-Language',
      'cache-control': 'no-store',
    });
    expect(answer.headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'self'; /);
    const faults: ParserError[] = [];
    parse(answer.body, { onParseError: (fault) => faults.push(fault) });
    expect(faults).toEqual([]);
    expect(answer.body).toContain(`<html lang="${language}">`);
    expect(answer.body).not.toMatch(/<script|style="|<style| on\w+="/);
  });

  it('shows what every room says of itself, escaped', async () => {
    const { body } = await visitor.send('GET', '/status');
    expect(body).toContain('<caption>Essai &lt;b&gt;</caption>');
    expect(body).toContain('<td>&lt;script&gt; <span class="warn">△ à surveiller</span></td>');
    for (const caption of ['Socle', 'Travaux', 'Files de travaux', 'Appels sortants', 'Journal scellé'])
      expect(body).toContain(`<caption>${caption}</caption>`);
  });

  it('contains no name of a person', async () => {
    await desk.personWith('jurist');
    expect((await visitor.send('GET', '/status')).body).not.toContain('@desk.example');
  });

  it('finds its style and its icon', async () => {
    expect((await visitor.send('GET', '/status.css')).headers['content-type']).toBe('text/css; charset=utf-8');
    expect((await visitor.send('GET', '/status.svg')).headers['content-type']).toContain('image/svg+xml');
  });
});

const noneDue = Object.fromEntries(laneNames.map((lane) => [lane, 0]));

describe('/health', () => {
  it('is 200 while the database answers, with the age of the oldest work', async () => {
    const answer = await visitor.send('GET', '/health');
    expect([answer.statusCode, answer.json()]).toEqual([
      200,
      { ready: true, oldestDueSeconds: 0, laneSeconds: noneDue, failedJobs: 0, faults: [] },
    ]);
  });
});
