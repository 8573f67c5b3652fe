/** Costly routes are limited for each person and each address; a proxy missing from the settings is logged. */

import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Controller, Get, Logger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { SignedIn } from '../../../src/access/permit.js';
import { appModule } from '../../../src/application/app.module.js';
import { embeddedLogins } from '../../../src/platform/database/connections.js';
import { Costs } from '../../../src/platform/http/rate-limit.js';
import { watchForUnnamedProxies } from '../../../src/platform/http/request/unnamed-proxy.js';
import { describeApi } from '../../../src/platform/http/served/openapi.js';
import { Public } from '../../../src/platform/http/served/public.js';
import { Settings, SettingsSchema } from '../../../src/platform/settings/settings.js';
import { type Desk, startDesk, type Visitor } from '../../support/desk.js';

@Controller('/api/costly')
class CostlyController {
  @Get('own')
  @Costs('whole')
  @SignedIn()
  own() {
    return 'done';
  }

  @Get('public')
  @Costs('whole')
  @Public()
  shared() {
    return 'done';
  }

  @Get('cheap')
  @SignedIn()
  cheap() {
    return 'done';
  }
}

let desk: Desk;
/** Of the whole product. */
let described: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;
beforeAll(async () => {
  const module = appModule(
    new Settings(SettingsSchema.parse({})),
    embeddedLogins((role) => `postgres://${role}@nowhere`, 'all'),
    { role: 'api' },
  );
  const app = await NestFactory.create(module, new FastifyAdapter(), { preview: true, logger: false });
  described = JSON.parse(JSON.stringify(describeApi(app).paths));
  desk = await startDesk([CostlyController], { trustedProxies: '127.0.0.1' });
});
afterAll(() => desk.close());

/** Statuses of so many requests, made from that address. */
async function statuses(visitor: Visitor, path: string, many: number, from: string): Promise<number[]> {
  const found: number[] = [];
  for (let round = 0; round < many; round += 1) {
    const answer = await visitor.send('GET', `/api/costly/${path}`, { headers: { 'x-forwarded-for': from } });
    found.push(answer.statusCode);
  }
  return found;
}
const ok = (many: number) => Array<number>(many).fill(200);

describe('a route that costs much', () => {
  it('is refused to one person after their number a minute, and to no other at the same address', async () => {
    const [one, other] = [await desk.personWith('jurist'), await desk.personWith('jurist')];
    expect(await statuses(one, 'own', 11, '198.51.100.1')).toEqual([...ok(10), 429]);
    // Another address does not help, and another session neither.
    await one.signIn(one.email);
    expect(await statuses(one, 'own', 1, '198.51.100.2')).toEqual([429]);
    expect(await statuses(other, 'own', 10, '198.51.100.1')).toEqual(ok(10));
    expect(await statuses(one, 'cheap', 20, '198.51.100.1')).toEqual(ok(20));
  });

  it('says when to try again, as a problem document', async () => {
    const person = await desk.personWith('jurist');
    await statuses(person, 'own', 10, '198.51.100.3');
    const refused = await person.send('GET', '/api/costly/own');
    expect(refused.json()).toMatchObject({ type: '/problems/too-many-requests', status: 429 });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(60);
  });

  it('is refused to one address after ten times as many, whatever it sends, and to no other', async () => {
    expect(await statuses(desk.visitor(), 'public', 100, '2001:db8::1')).toEqual(ok(100));
    expect(await statuses(desk.visitor(), 'public', 2, '2001:db8::ffff')).toEqual([429, 429]);
    expect(await statuses(desk.visitor(), 'public', 1, '2001:db8:0:1::1')).toEqual([200]);
  });

  it.each([
    ['get', '/api/cases', 240],
    ['get', '/api/cases/facets', 240],
    ['get', '/api/messages/{id}/original', 240],
    ['post', '/api/cases/{id}/redactions', 60],
    ['post', '/api/cases/{id}/preparations', 60],
    ['get', '/api/reports/{period}/{edition}/{file}/verification', 60],
    ['post', '/api/session/oidc', 60],
    ['post', '/api/reports', 10],
    ['get', '/api/ledger/export', 10],
  ])('is described with its number: %s %s, %i a minute', (method, path, number) => {
    expect(described[path]?.[method]?.['x-requests-per-minute']).toBe(number);
  });
});

describe('a reverse proxy', () => {
  const forwarded = { headers: { 'x-forwarded-for': '203.0.113.7' } };
  it('missing from the settings is logged once a minute at most, with what to do', () => {
    const warn = jest.spyOn(Logger.prototype, 'warn').mockImplementation(() => undefined);
    let now = 0;
    const watch = watchForUnnamedProxies(() => now) as (request: object) => void;
    watch({ headers: {} });
    watch({ ...forwarded, ips: ['10.0.0.1', '203.0.113.7'] });
    expect(warn).not.toHaveBeenCalled();
    for (let round = 0; round < 100; round += 1) watch(forwarded);
    expect(warn).toHaveBeenCalledTimes(1);
    expect(warn.mock.calls[0]?.[0]).toContain('add its address or network to GREFFE_TRUSTED_PROXIES');
    now = 59_999;
    watch({ headers: { forwarded: 'for=203.0.113.7' }, ips: ['10.0.0.1'] });
    expect(warn).toHaveBeenCalledTimes(1);
    now = 60_000;
    watch({ headers: { forwarded: 'for=203.0.113.7' }, ips: ['10.0.0.1'] });
    expect(warn).toHaveBeenCalledTimes(2);
    warn.mockRestore();
  });

  it('that is not named does not choose the address, and one that is named does not hide it', async () => {
    const unnamed = await startDesk([CostlyController]);
    const warned = jest.spyOn(Logger.prototype, 'warn').mockImplementation(() => undefined);
    const made = [];
    for (let round = 0; round < 101; round += 1) {
      made.push(...(await statuses(unnamed.visitor(), 'public', 1, `198.51.100.${round}`)));
    }
    expect(made).toEqual([...ok(100), 429]);
    expect(warned.mock.calls.filter(([words]) => String(words).includes('GREFFE_TRUSTED_PROXIES'))).toHaveLength(1);
    warned.mockRestore();
    await unnamed.close();
  });
});
