// @stage browser
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { executablePath, launch } from '../support/browser.js';
import { openStaffedServer, type StaffedServer } from '../support/staffed-server.js';
import { arrive, complaintsOf, reach } from '../support/walk.js';

const describeInBrowser = executablePath === undefined ? describe.skip : describe;

describeInBrowser('a saved view', () => {
  let server: StaffedServer;
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
    server = await openStaffedServer();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  it('is kept, deleted, and had back with the same words, by keyboard', async () => {
    const visit = await arrive(browser, server, 'Camille Aubry', '/?verdict=REFUSE&country=US');
    const { page } = visit;
    const choose = async (item: string) => {
      await page.getByRole('heading', { level: 1 }).getByRole('button').press('Enter');
      await page.getByRole('menuitem', { name: item }).press('Enter');
    };
    await choose('Enregistrer cette vue');
    await page.getByLabel('Nom de la vue').fill('Refus américains');
    await page.keyboard.press('Enter');
    const view = page.getByRole('heading', { level: 1, name: 'Refus américains' });
    await view.waitFor();
    await choose('Supprimer cette vue');
    await view.waitFor({ state: 'detached' });
    await reach(page, 'Défaire');
    expect(await visit.accessibility()).toEqual([]);
    await page.keyboard.press('Enter');
    await view.waitFor();
    expect(complaintsOf(visit)).toEqual([]);
    await visit.context.close();
  });
});
