// @stage browser
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { executablePath, launch } from '../support/browser.js';
import { PASSWORD } from '../support/desk.js';
import { wordsOfPdf } from '../support/pdf-words.js';
import { keepScreenshot } from '../support/screenshot.js';
import { type ListedCase, openStaffedServer, type StaffedServer } from '../support/staffed-server.js';
import { arrive, complaintsOf, focusSettled } from '../support/walk.js';

const describeInBrowser = executablePath === undefined ? describe.skip : describe;

describeInBrowser('the whole file of a case', () => {
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

  /** Saves what the dialog prints, once the person has proved to be there where that is asked. */
  async function printedFrom(page: Page, button: string, asksPresence = false): Promise<Buffer> {
    const saved = page.waitForEvent('download');
    await page.getByRole('dialog').getByRole('button', { name: button, exact: true }).click();
    if (asksPresence) {
      const presence = page.getByRole('dialog', { name: 'Confirmez que c’est bien vous' });
      await presence.getByLabel('Mot de passe', { exact: true }).fill(PASSWORD);
      await presence.getByRole('button', { name: 'Confirmer', exact: true }).click();
    }
    const download = await saved;
    expect(download.suggestedFilename()).toBe(`${warrant.reference}.pdf`);
    return readFileSync(await download.path());
  }

  it('is printed from the case in the language that is chosen, and the log names who printed it', async () => {
    const visit = await arrive(browser, server, 'Camille Aubry', `/cases/${warrant.id}`);
    const { page } = visit;
    await page.getByRole('button', { name: 'Imprimer le dossier' }).click();
    const dialog = page.getByRole('dialog', { name: `Imprimer le dossier ${warrant.reference}` });
    await dialog.getByLabel('Langue du document').waitFor();
    await focusSettled(page);
    await keepScreenshot(page, 'case-print');
    expect(await visit.accessibility()).toEqual([]);
    await dialog.getByLabel('Langue du document').selectOption('en');
    await server.setPresence(false);
    const pdf = await printedFrom(page, 'Imprimer', true);
    await page.getByText('Dossier imprimé. L’impression est inscrite au journal.').waitFor();
    await dialog.waitFor({ state: 'detached' });
    const words = await wordsOfPdf(pdf);
    expect(words).toContain(`Case ${warrant.reference}`);
    expect(words).toContain('Camille Aubry');
    const head = await server.visitor('Hélène Carpentier');
    const { acts } = (
      await head.send('GET', `/api/acts?reference=${warrant.reference}&kind=access.case_printed`)
    ).json<{
      acts: { name: string }[];
    }>();
    expect(acts.map(({ name }) => name)).toEqual(['Camille Aubry']);
    expect(complaintsOf(visit)).toEqual([]);
    await visit.context.close();
  });

  it('is printed from the list of commands, in English and on a phone', async () => {
    const look = { language: 'en', colours: 'dark', width: 390 } as const;
    const visit = await arrive(browser, server, 'Camille Aubry', `/cases/${warrant.id}`, look);
    const { page } = visit;
    await page.getByRole('button', { name: 'Print the case file' }).waitFor();
    await page.keyboard.press('Control+k');
    const list = page.getByRole('dialog', { name: 'Commands' });
    const search = list.getByPlaceholder('Command, case, reference…');
    await search.fill('print the case');
    // The first that is found is chosen a moment after it is shown.
    await list.locator('[data-selected]').filter({ hasText: 'Print the case file' }).waitFor();
    await search.press('Enter');
    await page.getByRole('dialog', { name: `Print the case file ${warrant.reference}` }).waitFor();
    await focusSettled(page);
    await keepScreenshot(page, 'case-print-phone');
    expect(await visit.accessibility()).toEqual([]);
    expect(await wordsOfPdf(await printedFrom(page, 'Print'))).toContain('All times are those of Paris');
    await page.getByText('Case file printed.').waitFor();
    expect(complaintsOf(visit)).toEqual([]);
    await visit.context.close();
  });
});
