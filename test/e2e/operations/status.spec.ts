import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ParserError, parse } from 'parse5';
import { ServiceStatusController } from '../../../src/operations/service-status.controller.js';
import { laneNames } from '../../../src/platform/database/lanes.js';
import { productVersion } from '../../../src/platform/package/version.js';
import { StatusRegistry } from '../../../src/platform/telemetry/status.js';
import { type Desk, startDesk, type Visitor } from '../../support/desk.js';

interface ServiceStatus {
  readonly version: string;
  readonly sections: readonly { readonly title: { readonly fr: string } }[];
}

const HOST = 'relay.internal.example:2525';
let worst: 'good' | 'warn' | 'bad' = 'good';
let desk: Desk;
let visitor: Visitor;

beforeAll(async () => {
  desk = await startDesk([ServiceStatusController]);
  visitor = desk.visitor();
  const registry = desk.app.get(StatusRegistry, { strict: false });
  registry.add({ fr: 'Essai', en: 'Trial' }, async () => [
    { label: { fr: 'Relais', en: 'Relay' }, value: { fr: HOST, en: HOST }, state: worst },
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

  it('says whether a person must look, whatever part of the service it is', async () => {
    worst = 'bad';
    expect((await visitor.send('GET', '/status?lang=en')).body).toContain('<h1 class="bad">Someone must look</h1>');
    expect((await visitor.send('GET', '/status?lang=fr')).body).toContain(
      '<h1 class="bad">Une personne doit regarder</h1>',
    );
    worst = 'good';
  });

  it('leaves the details to people who signed in', async () => {
    expect((await visitor.send('GET', '/api/status')).statusCode).toBe(401);
    const jurist = await desk.personWith('jurist');
    const seen = (await jurist.send('GET', '/api/status')).json<ServiceStatus>();
    expect(seen.version).toBe(productVersion());
    const titles = seen.sections.map(({ title }) => title.fr);
    expect(titles).toEqual(
      expect.arrayContaining(['Socle', 'Travaux', 'Files de travaux', 'Appels sortants', 'Journal scellé', 'Essai']),
    );
    expect(JSON.stringify(seen)).toContain(HOST);
  });

  it('finds its style and its icon', async () => {
    expect((await visitor.send('GET', '/status.css')).headers['content-type']).toBe('text/css; charset=utf-8');
    expect((await visitor.send('GET', '/status.svg')).headers['content-type']).toContain('image/svg+xml');
  });
});

describe('what anyone may read', () => {
  const open = ['/status', '/health', '/api/openapi.json', '/api/setup', '/api/session/oidc'];

  it.each(open)('names no host, no port, no version and no person at %s', async (path) => {
    await desk.personWith('jurist');
    const { headers, body, statusCode } = await visitor.send('GET', path);
    expect(statusCode).toBeLessThan(500);
    const said = `${JSON.stringify(headers)}\n${body}`;
    for (const secret of [HOST, productVersion(), 'PostgreSQL', '@desk.example', 'localhost:'])
      expect(said).not.toContain(secret);
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
