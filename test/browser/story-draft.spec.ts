// @stage browser
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { executablePath } from '../support/browser.js';
import { Offices } from '../support/offices.js';
import { keepScreenshot } from '../support/screenshot.js';

const describeInBrowser = executablePath === undefined ? describe.skip : describe;
const TITLE = 'Un mandat adressé au mauvais pays';

describeInBrowser('cases that a report is to tell of, at the desk', () => {
  let offices: Offices;
  beforeAll(async () => {
    offices = await Offices.open();
  });
  afterAll(() => offices?.close());

  it('are kept while they are written, and stand there again after the page was left', async () => {
    const head = await offices.enter('head_of_legal', '/reports');
    const { page } = head;
    const open = () => page.getByRole('button', { name: 'Nouveau rapport' }).first().click();
    await open();
    await page.getByRole('button', { name: 'Ajouter un dossier' }).click();
    await page.getByLabel('Titre, en français').fill(TITLE);
    await page.getByText('Brouillon conservé', { exact: false }).waitFor();
    await keepScreenshot(page, 'story-draft');
    expect(await head.accessibility()).toEqual([]);
    expect(await head.overflow()).toBeLessThanOrEqual(0);
    await page.reload();
    await open();
    await page.getByText('Brouillon de', { exact: false }).waitFor();
    expect(await page.getByLabel('Titre, en français').inputValue()).toBe(TITLE);
    await keepScreenshot(page, 'story-draft-again');
    expect(head.faults).toEqual([]);
    await head.context.close();
  });
});
