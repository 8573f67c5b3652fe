// @stage browser
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { executablePath, launch } from '../support/browser.js';
import { keepScreenshot } from '../support/screenshot.js';
import { openStaffedServer, type StaffedServer } from '../support/staffed-server.js';
import { arrive, complaintsOf, reach } from '../support/walk.js';

const describeInBrowser = executablePath === undefined ? describe.skip : describe;

describeInBrowser('the inbox', () => {
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

  const enter = (name: string, path: string) => arrive(browser, server, name, path);

  it('chooses several by keyboard, links them, undoes it, and gives them to a colleague with a word', async () => {
    // The built-in ones are closed by the journeys before.
    for (const request of ['003-fr-police-77-1-1-sans-autorisation', '009-fr-dgfip-l81-l96g'])
      await server.receive(request);
    const visit = await enter('Solène Guérin', '/');
    const { page } = visit;
    const rows = page.getByRole('list', { name: 'Demandes' }).getByRole('link');
    await rows.first().waitFor();
    const view = page.getByRole('heading', { level: 1 }).locator('span').first();
    expect(await view.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
    await rows.first().focus();
    await page.keyboard.press('x');
    await page.keyboard.press('Shift+ArrowDown');
    await page.getByText('2 choisies').waitFor();
    expect(await visit.accessibility()).toEqual([]);
    await reach(page, 'Lier…', 'Shift+Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Lier 2 demandes' }).waitFor();
    expect(await visit.accessibility()).toEqual([]);
    await reach(page, /^Lier$/);
    await page.keyboard.press('Enter');
    await page.getByText('2 demandes liées.').waitFor();
    await reach(page, 'Défaire');
    await page.keyboard.press('Enter');
    await page.getByText('2 demandes liées.').waitFor({ state: 'detached' });
    await reach(page, 'Attribuer…', 'Shift+Tab');
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Attribuer 2 demandes' });
    await dialog.getByLabel('À qui').selectOption({ label: 'Idriss Belhadj' });
    await dialog.getByLabel('Un mot pour qui la reprend').fill('Les deux vont ensemble.');
    expect(await visit.accessibility()).toEqual([]);
    await dialog.getByRole('button', { name: 'Attribuer', exact: true }).click();
    await page.getByText('2 demandes attribuées à Idriss Belhadj.').waitFor();
    await rows.getByRole('img', { name: 'Idriss Belhadj' }).nth(1).waitFor();
    await page.keyboard.press('Escape');
    await page.getByText('2 choisies').waitFor({ state: 'detached' });
    expect(complaintsOf(visit)).toEqual([]);
    await visit.context.close();
  });

  it('counts what arrives without moving the list, until it is asked to', async () => {
    const visit = await enter('Camille Aubry', '/');
    const { page } = visit;
    const rows = page.getByRole('list', { name: 'Demandes' }).getByRole('link');
    await rows.first().waitFor();
    const before = await rows.allTextContents();
    await server.receive('017-de-polizei-auskunftsersuchen');
    await page.getByRole('button', { name: /nouvelle/ }).waitFor();
    expect((await rows.allTextContents()).length).toBe(before.length);
    await page.getByRole('button', { name: /nouvelle/ }).click();
    await page.getByRole('link', { name: /Auskunftsersuchen/ }).waitFor();
    expect(complaintsOf(visit)).toEqual([]);
    await visit.context.close();
  });

  it('finds a case by its reference as people shorten it, and says what it searched for', async () => {
    const { reference } = await server.receive('024-us-grand-jury-subpoena');
    const [, year, number] = reference.split('-');
    const visit = await enter('Solène Guérin', '/');
    const { page } = visit;
    await page.keyboard.press('/');
    await page.keyboard.type(`grf ${year} ${Number(number)}`);
    await page.keyboard.press('Enter');
    await page.getByText(`Recherche corrigée : « ${reference} »`).waitFor();
    await page.getByText('1 demande', { exact: true }).waitFor();
    expect(await visit.accessibility()).toEqual([]);
    expect(await visit.clipped()).toEqual([]);
    await keepScreenshot(page, 'search-corrected');
    expect(complaintsOf(visit)).toEqual([]);
    await visit.context.close();
  });
});
