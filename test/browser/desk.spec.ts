// @stage browser
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { executablePath, launch, Visit } from '../support/browser.js';
import { type Desk, PASSWORD, startDesk } from '../support/desk.js';

const describeInBrowser = executablePath === undefined ? describe.skip : describe;

describeInBrowser('the desk before anyone signed in', () => {
  let desk: Desk;
  let browser: Browser;

  beforeAll(async () => {
    desk = await startDesk();
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
    await desk?.close();
  });

  it.each([
    [1440, 'light', 'fr'],
    [390, 'dark', 'en'],
    [320, 'light', 'en'],
  ] as const)('asks who it is, at %i in %s and %s, with nothing to complain of', async (width, colours, language) => {
    const visit = await Visit.start(browser, desk.address, { width, colours, language });
    await visit.open('/');
    await visit.page.getByRole('heading', { name: 'Greffe' }).waitFor();
    expect(await visit.page.getAttribute('html', 'lang')).toBe(language);
    expect(await visit.accessibility()).toEqual([]);
    expect(await visit.overflow()).toBeLessThanOrEqual(0);
    expect(visit.faults.filter((fault) => !fault.includes('401'))).toEqual([]);
    await visit.context.close();
  });

  it('opens a session by keyboard alone, and says why it does not', async () => {
    const { email } = await desk.personWith('administrator');
    const visit = await Visit.start(browser, desk.address);
    await visit.open('/');
    // Rows of another user's queue, which no user took.
    await visit.page.evaluate("window.askedAhead.set('/api/cases?limit=50', fetch('/favicon.svg')).size");
    await visit.page.getByLabel('Adresse électronique').fill(email);
    await visit.page.keyboard.press('Tab');
    await visit.page.keyboard.type('not the password');
    await visit.page.keyboard.press('Enter');
    await visit.page.getByRole('alert').getByText('Adresse ou mot de passe inexact').waitFor();
    await visit.page.getByLabel('Mot de passe', { exact: true }).fill(PASSWORD);
    await visit.page.keyboard.press('Enter');
    await visit.page.getByRole('button', { name: 'Person of administrator' }).waitFor();
    expect(await visit.page.evaluate('window.askedAhead.size')).toBe(0);
    await visit.context.close();
  });

  it('asks for the session and the first rows once, before the program has come', async () => {
    const { email } = await desk.personWith('jurist');
    const visit = await Visit.start(browser, desk.address);
    await visit.open('/');
    await visit.page.getByLabel('Adresse électronique').fill(email);
    await visit.page.getByLabel('Mot de passe', { exact: true }).fill(PASSWORD);
    await visit.page.keyboard.press('Enter');
    await visit.page.getByRole('button', { name: 'Person of jurist' }).waitFor();
    const asked: string[] = [];
    visit.page.on('request', (request) => {
      const { pathname, search } = new URL(request.url());
      if (['/api/session', '/api/cases'].includes(pathname)) asked.push(pathname + search);
    });
    await visit.open('/?verdict=REFUSE&verdict=HOLD&order=newest');
    await visit.page.getByRole('button', { name: 'Person of jurist' }).waitFor();
    expect(asked).toEqual(['/api/session', '/api/cases?verdict=REFUSE&verdict=HOLD&order=newest&limit=50']);
    await visit.context.close();
  });

  it.each(['/assets/gone.js', '/rules/x', '/index.html', '/pdfjs/cmaps/..%2f..%2fpackage.json'])(
    'never answers %s with a page',
    async (path) => {
      const answer = await desk.visitor().send('GET', path);
      expect([answer.statusCode, answer.headers['content-type']]).toEqual([
        404,
        'application/problem+json; charset=utf-8',
      ]);
    },
  );

  it('keeps hashed assets for good, compressed, and asks for the page each time', async () => {
    const page = await desk.visitor().send('GET', '/');
    expect(page.headers['cache-control']).toBe('no-cache');
    expect(page.headers['content-security-policy']).toContain("require-trusted-types-for 'script'");
    const script = /src="(\/assets\/[^"]+\.js)"/.exec(page.body)?.[1] ?? '';
    const asset = await desk.visitor().send('GET', script, { headers: { 'accept-encoding': 'gzip' } });
    expect(asset.headers).toMatchObject({
      'content-encoding': 'gzip',
      'cache-control': 'public, max-age=31536000, immutable',
    });
  });

  it('asks for no more than 250 kB of script, compressed, before it shows anything', async () => {
    const page = await desk.visitor().send('GET', '/');
    const scripts = [...page.body.matchAll(/(?:src|href)="(\/assets\/[^"]+\.js)"/g)].map(([, path]) => path ?? '');
    let bytes = 0;
    for (const script of scripts) {
      const asset = await desk.visitor().send('GET', script, { headers: { 'accept-encoding': 'gzip' } });
      bytes += Number(asset.headers['content-length']);
    }
    expect(scripts.length).toBeGreaterThan(0);
    expect(bytes).toBeLessThan(250_000);
  });
});
