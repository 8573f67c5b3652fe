// @stage browser
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Browser, chromium, type Page } from 'playwright-core';
import { findChromium } from '../support/chromium.js';
import { type Desk, startDesk } from '../support/desk.js';

const executablePath = findChromium();
const describeInBrowser = executablePath === undefined ? describe.skip : describe;

describeInBrowser('the status page in a browser', () => {
  let desk: Desk;
  let browser: Browser;

  beforeAll(async () => {
    desk = await startDesk();
    browser = await chromium.launch({ ...(executablePath && { executablePath }), args: ['--no-sandbox'] });
  });
  afterAll(async () => {
    await browser?.close();
    await desk?.close();
  });

  /** The page, and everything its browser complained about. */
  async function open(
    width: number,
    colorScheme: 'light' | 'dark',
    path = '/status',
  ): Promise<{ page: Page; faults: string[] }> {
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme, locale: 'fr-FR' });
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('console', (message) => faults.push(message.text()));
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('requestfailed', (request) => faults.push(`${request.url()} failed`));
    page.on('response', (response) => {
      if (response.status() >= 400) faults.push(`${response.url()} ${response.status()}`);
      if (!response.url().startsWith(desk.address)) faults.push(`${response.url()} is elsewhere`);
    });
    await page.goto(desk.address + path, { waitUntil: 'networkidle' });
    return { page, faults };
  }

  it.each([
    [1280, 'light'],
    [1280, 'dark'],
    [390, 'light'],
    [320, 'dark'],
  ] as const)('complains of nothing and fits a width of %i in %s', async (width, scheme) => {
    const { page, faults } = await open(width, scheme);
    expect(faults).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    expect(await page.evaluate('document.styleSheets.length')).toBe(1);
    await page.context().close();
  });

  it('is a page to a screen reader: language, landmarks, one heading, a named list', async () => {
    const { page } = await open(1280, 'light');
    expect(await page.getAttribute('html', 'lang')).toBe('fr');
    for (const role of ['banner', 'main', 'navigation'] as const) {
      expect(await page.getByRole(role).count()).toBe(1);
    }
    expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
    expect(await page.getByRole('region', { name: 'Pour continuer' }).getByRole('listitem').count()).toBe(6);
    await page.context().close();
  });

  it('changes language with a link, by keyboard', async () => {
    const { page } = await open(1280, 'light');
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Aller au contenu');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/status?lang=en');
    expect(await page.getAttribute('html', 'lang')).toBe('en');
    await page.context().close();
  });

  it.each(['light', 'dark'] as const)('has text of enough contrast in %s (WCAG 2.2, 1.4.3)', async (scheme) => {
    const { page } = await open(1280, scheme);
    const ratios = (await page.evaluate(`(() => {
      const channel = (value) => { const c = value / 255; return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4; };
      const luminance = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
      const numbers = (colour) => colour.match(/[\\d.]+/g).map(Number);
      const ground = (element) => {
        for (let at = element; at; at = at.parentElement) {
          const colour = numbers(getComputedStyle(at).backgroundColor);
          if (colour[3] !== 0) return colour;
        }
        return [255, 255, 255];
      };
      return [...document.querySelectorAll('body *')]
        .filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim()))
        .map((element) => {
          const [a, b] = [luminance(numbers(getComputedStyle(element).color)), luminance(ground(element))];
          return { text: element.textContent.trim().slice(0, 40), ratio: (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) };
        });
    })()`)) as { text: string; ratio: number }[];
    expect(ratios.length).toBeGreaterThan(12);
    expect(ratios.filter(({ ratio }) => ratio < 4.5)).toEqual([]);
    await page.context().close();
  });

  it('keeps a session cookie on plain loopback, where no TLS is', async () => {
    const context = await browser.newContext({ bypassCSP: true });
    const page = await context.newPage();
    await page.goto(`${desk.address}/status`);
    const { email } = await desk.personWith('jurist');
    const status = await page.evaluate(
      async ([address, password]) => {
        const sent = await fetch('/api/session', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ email: address, password }),
        });
        return [sent.status, (await fetch('/api/session')).status];
      },
      [email, 'correct horse battery'],
    );
    expect(status).toEqual([201, 200]);
    const [cookie] = await context.cookies(desk.address);
    expect(cookie).toMatchObject({ name: '__Host-greffe', httpOnly: true, secure: true, sameSite: 'Strict' });
    await context.close();
  });
});
