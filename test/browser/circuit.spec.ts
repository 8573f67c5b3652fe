// @stage browser
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { executablePath, launch } from '../support/browser.js';
import { keepScreenshot } from '../support/screenshot.js';
import { type ListedCase, openStaffedServer, type StaffedServer } from '../support/staffed-server.js';
import { arrive, complaintsOf } from '../support/walk.js';

const describeInBrowser = executablePath === undefined ? describe.skip : describe;

describeInBrowser('the circuit of a case', () => {
  let server: StaffedServer;
  let browser: Browser;
  let warrant: ListedCase;

  beforeAll(async () => {
    browser = await launch();
    server = await openStaffedServer();
    warrant = await server.receive('022-us-sca-warrant-scan');
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  it('is drawn on the case, with the step where the case stands and, in words, what may follow', async () => {
    const visit = await arrive(browser, server, 'Camille Aubry', `/cases/${warrant.id}`);
    const { page } = visit;
    await page.getByRole('button', { name: 'Voir le circuit' }).click();
    const dialog = page.getByRole('dialog', { name: /^Circuit/ });
    const here = dialog.locator('[aria-current="step"]');
    await here.waitFor();
    expect(await here.count()).toBe(1);
    expect(await here.textContent()).toContain('Le dossier est ici');
    const step = (await here.locator('b').textContent()) ?? '';
    await dialog.getByRole('heading', { name: `Étape actuelle : ${step}` }).waitFor();
    const follows = await dialog.getByRole('listitem').allInnerTexts();
    expect(follows.some((text) => /Préparer un envoi → .*\n+Possible maintenant/.test(text))).toBe(true);
    await keepScreenshot(page, 'case-circuit');
    expect(await visit.accessibility()).toEqual([]);
    const other = dialog
      .getByRole('button')
      .filter({ hasNot: page.locator('svg') })
      .filter({ hasNotText: step })
      .last();
    const name = (await other.locator('b').textContent()) ?? '';
    await other.click();
    await dialog.getByRole('heading', { name, exact: true }).waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    // Mantine gives the focus back in a timer, after the dialog has gone.
    await page.waitForFunction(() => document.activeElement?.textContent === 'Voir le circuit');
    expect(complaintsOf(visit)).toEqual([]);
    await visit.context.close();
  });

  it('is drawn in English, in the dark and on a phone without a word cut', async () => {
    const look = { language: 'en', colours: 'dark', width: 390 } as const;
    const visit = await arrive(browser, server, 'Camille Aubry', `/cases/${warrant.id}`, look);
    await visit.page.getByRole('button', { name: 'See the circuit' }).click();
    await visit.page.getByRole('dialog').locator('[aria-current="step"]').waitFor();
    await keepScreenshot(visit.page, 'case-circuit-phone');
    expect(await visit.accessibility()).toEqual([]);
    expect(complaintsOf(visit)).toEqual([]);
    await visit.context.close();
  });
});
