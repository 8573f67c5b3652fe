// @stage browser
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Locator } from 'playwright-core';
import { executablePath } from '../support/browser.js';
import { Offices } from '../support/offices.js';
import { keepScreenshot } from '../support/screenshot.js';

const describeInBrowser = executablePath === undefined ? describe.skip : describe;
const mimeType = 'application/yaml';
const example = { name: 'declarations.yaml', mimeType, buffer: readFileSync('templates/dsa/statements.example.yaml') };
const wrong = { name: 'fautif.yaml', mimeType, buffer: Buffer.from('complaints: rien') };

/** Chooses the last quarter of the year that ended last. */
async function chooseLastQuarter(dialog: Locator, label: string): Promise<void> {
  const [running = '', ...ended] = await dialog
    .getByLabel(label)
    .locator('option')
    .evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value));
  await dialog.getByLabel(label).selectOption(ended.find((period) => period.endsWith('-Q4')) ?? running);
}

describeInBrowser('the DSA reports of a year, at the desk', () => {
  let offices: Offices;
  beforeAll(async () => {
    offices = await Offices.open();
  });
  afterAll(() => offices?.close());

  it('are ordered with the edition of its last quarter, and stand with it before it is signed off', async () => {
    const head = await offices.enter('head_of_legal', '/reports');
    const { page } = head;
    await page.getByRole('button', { name: 'Nouveau rapport' }).first().click();
    const dialog = page.getByRole('dialog');
    await chooseLastQuarter(dialog, 'Trimestre');
    const part = dialog.getByRole('region', { name: /^Publier les rapports DSA/ });
    await part.getByRole('button', { name: 'Ajouter un service' }).click();
    await part.getByLabel('Service', { exact: true }).fill('Nuage Étendu');
    await part.locator('input[type=file]').setInputFiles(wrong);
    await dialog.getByRole('button', { name: 'Établir le rapport' }).click();
    await part.getByText('Entrée « complaints »').waitFor();
    await keepScreenshot(page, 'dsa-order-refused');
    expect(await head.accessibility()).toEqual([]);
    expect(await head.overflow()).toBeLessThanOrEqual(0);
    await part.getByRole('button', { name: /fautif\.yaml/ }).click();
    await part.locator('input[type=file]').setInputFiles(example);
    await dialog.getByRole('button', { name: 'Établir le rapport' }).click();
    await page.getByText('est établi et vérifié').waitFor();
    const shown = page.getByRole('region', { name: /^Rapports DSA de l’année/ });
    expect(await shown.getByRole('button').count()).toBe(11);
    const saving = page.waitForEvent('download');
    await shown.getByRole('button', { name: '4. notices' }).click();
    expect((await saving).suggestedFilename()).toMatch(/^dsa-\d{4}\.nuage-etendu\.4_notices\.csv$/);
    expect(await head.accessibility()).toEqual([]);
    expect(head.faults.filter((fault) => !fault.includes('422'))).toEqual([]);

    await page.getByRole('button', { name: 'Nouveau rapport' }).click();
    await chooseLastQuarter(dialog, 'Trimestre');
    await part.getByText('donnez-les de nouveau').waitFor();
    expect(await part.getByLabel('Service', { exact: true }).inputValue()).toBe('Nuage Étendu');
    await head.context.close();
  });

  it('are no part of the edition of another quarter, and are ordered in English on a narrow screen', async () => {
    const look = { width: 390, language: 'en', colours: 'dark' } as const;
    const head = await offices.enter('head_of_legal', '/reports', look);
    const { page } = head;
    await page.getByRole('button', { name: 'New report' }).first().click();
    const dialog = page.getByRole('dialog');
    const part = dialog.getByRole('region', { name: /^Publish the DSA reports/ });
    const others = dialog
      .getByLabel('Quarter')
      .locator('option')
      .filter({ hasText: /Q[123]/ });
    await dialog.getByLabel('Quarter').selectOption((await others.first().getAttribute('value')) ?? '');
    expect(await part.count()).toBe(0);
    await chooseLastQuarter(dialog, 'Quarter');
    await part.getByRole('button', { name: 'Add a service' }).click();
    expect(await head.accessibility()).toEqual([]);
    expect(await head.overflow()).toBeLessThanOrEqual(0);
    await keepScreenshot(page, 'dsa-order-narrow');
    await head.context.close();
  });
});
