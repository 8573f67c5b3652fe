// @stage browser
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { executablePath, launch } from '../support/browser.js';
import { keepScreenshot } from '../support/screenshot.js';
import { type ListedCase, openStaffedServer, type StaffedServer } from '../support/staffed-server.js';
import { arrive, complaintsOf, focusSettled } from '../support/walk.js';

const describeInBrowser = executablePath === undefined ? describe.skip : describe;

describeInBrowser('the list of commands on a case', () => {
  let server: StaffedServer;
  let browser: Browser;
  let requisition: ListedCase;

  beforeAll(async () => {
    browser = await launch();
    server = await openStaffedServer();
    requisition = await server.receive('001-fr-gendarmerie-60-1-sub');
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  it('opens the form of an action that is possible, and gives the focus back when the form is closed', async () => {
    const visit = await arrive(browser, server, 'Camille Aubry', `/cases/${requisition.id}`);
    const { page } = visit;
    await page.getByRole('tab', { name: 'Faits' }).focus();
    await page.keyboard.press('Control+k');
    const list = page.getByRole('dialog', { name: 'Commandes' });
    await list.getByText('Inscrire un recours').waitFor();
    await focusSettled(page);
    // What has no form of its own here is done elsewhere on the screen: it would open nothing.
    expect(await list.getByText('Joindre un message').count()).toBe(0);
    expect(await list.getByText('Confirmer un fait').count()).toBe(0);
    await keepScreenshot(page, 'case-commands');
    expect(await visit.accessibility()).toEqual([]);
    await page.keyboard.type('recours');
    await list.getByText('Inscrire un recours').waitFor();
    await page.keyboard.press('Enter');
    const form = page.getByRole('dialog', { name: 'Inscrire un recours' });
    await form.waitFor();
    await focusSettled(page);
    await page.keyboard.press('Escape');
    await form.waitFor({ state: 'detached' });
    await page.waitForFunction(() => document.activeElement?.textContent === 'Faits');
    await page.goto(`${server.address}/`);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await page.waitForLoadState('networkidle');
    await page.keyboard.press('Control+k');
    await list.getByText('Échéances').first().waitFor();
    expect(await list.getByText('Inscrire un recours').count()).toBe(0);
    expect(complaintsOf(visit)).toEqual([]);
    await visit.context.close();
  });
});
