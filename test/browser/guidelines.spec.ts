// @stage browser
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Browser, chromium } from 'playwright-core';
import { CasesModule } from '../../src/cases/cases.module.js';
import { ReportsModule } from '../../src/reports/reports.module.js';
import { findChromium } from '../support/chromium.js';
import { type Desk, startDesk } from '../support/desk.js';

const executablePath = findChromium();
const describeInBrowser = executablePath === undefined ? describe.skip : describe;

describeInBrowser('the guidelines for authorities in a browser', () => {
  let desk: Desk;
  let browser: Browser;

  beforeAll(async () => {
    desk = await startDesk([], {}, [ReportsModule, CasesModule]);
    browser = await chromium.launch({ ...(executablePath && { executablePath }), args: ['--no-sandbox'] });
  });
  afterAll(async () => {
    await browser?.close();
    await desk?.close();
  });

  it.each([
    [1280, 'guidelines.html', 'Réponse'],
    [390, 'guidelines.en.html', 'Answer'],
    [320, 'guidelines.html', 'Réponse'],
  ] as const)(
    'fit a width of %i, %s: no word is cut, each cell is named where the head is gone',
    async (width, path, label) => {
      const context = await browser.newContext({ viewport: { width, height: 900 }, locale: 'fr-FR' });
      const page = await context.newPage();
      const faults: string[] = [];
      page.on('console', (message) => faults.push(message.text()));
      page.on('response', (response) => {
        if (response.status() >= 400 || !response.url().startsWith(desk.address)) faults.push(response.url());
      });
      await page.goto(`${desk.address}/transparency/${path}`, { waitUntil: 'networkidle' });
      expect(faults).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      const cut = `[...document.querySelectorAll('td, th[scope=row]')].filter((cell) => cell.scrollWidth > cell.clientWidth + 1).map((cell) => cell.textContent)`;
      expect(await page.evaluate(cut)).toEqual([]);
      const named = await page.evaluate(`getComputedStyle(document.querySelector('td'), '::before').content`);
      expect(String(named).includes(label)).toBe(width < 640);
      await context.close();
    },
  );
});
