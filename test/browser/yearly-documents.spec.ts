// @stage browser
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { executablePath } from '../support/browser.js';
import { Offices } from '../support/offices.js';
import { keepScreenshot } from '../support/screenshot.js';

const describeInBrowser = executablePath === undefined ? describe.skip : describe;

describeInBrowser('the documents of a calendar year, at the desk', () => {
  let offices: Offices;
  beforeAll(async () => {
    offices = await Offices.open();
  });
  afterAll(() => offices?.close());

  it('are counted and saved from the screen of the reports, and what is wrong stands beside its field', async () => {
    const head = await offices.enter('head_of_legal', '/reports');
    const { page } = head;
    await page.getByRole('button', { name: 'Documents annuels' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Compter et préparer les fichiers' }).click();
    await dialog.getByText('Le fichier est prêt').waitFor();
    expect(await head.accessibility()).toEqual([]);
    const saving = page.waitForEvent('download');
    await dialog.getByRole('button', { name: /^e-evidence-\d{4}\.csv$/ }).click();
    expect((await saving).suggestedFilename()).toMatch(/^e-evidence-\d{4}\.csv$/);

    await dialog.getByLabel('Document').selectOption('dsa');
    await dialog.getByText('Le fichier est prêt').waitFor({ state: 'detached' });
    await dialog.getByLabel('Service').fill('Nuage Étendu');
    const [buffer, mimeType] = [Buffer.from('complaints: rien'), 'application/yaml'];
    await dialog.locator('input[type=file]').setInputFiles({ name: 'declarations.yaml', mimeType, buffer });
    await dialog.getByRole('button', { name: 'Compter et préparer les fichiers' }).click();
    await dialog.getByText('Entrée « complaints »').first().waitFor();
    await keepScreenshot(page, 'yearly-refused');
    await dialog.getByRole('button', { name: /declarations\.yaml/ }).click();
    await dialog.getByRole('button', { name: 'Compter et préparer les fichiers' }).click();
    await dialog.getByText('11 fichiers sont prêts').waitFor();
    await dialog.getByText('Parties à compléter par l’opérateur').waitFor();
    expect(await head.accessibility()).toEqual([]);
    expect(await head.overflow()).toBeLessThanOrEqual(0);
    await keepScreenshot(page, 'yearly-dsa');
    expect(head.faults.filter((fault) => !fault.includes('422'))).toEqual([]);
    await head.context.close();
  });

  it('read in English on a narrow screen', async () => {
    const look = { width: 390, language: 'en', colours: 'dark' } as const;
    const head = await offices.enter('head_of_legal', '/reports', look);
    const { page } = head;
    await page.getByRole('button', { name: 'Yearly documents' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Document').selectOption('terreg');
    await dialog.getByRole('button', { name: 'Count and prepare the files' }).click();
    await dialog.getByText('Points left for the operator to complete').waitFor();
    expect(await head.accessibility()).toEqual([]);
    expect(await head.overflow()).toBeLessThanOrEqual(0);
    await keepScreenshot(page, 'yearly-terreg-narrow');
    await head.context.close();
  });
});
