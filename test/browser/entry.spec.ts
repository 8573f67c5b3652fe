// @stage browser
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { executablePath } from '../support/browser.js';
import { Offices } from '../support/offices.js';

const describeInBrowser = executablePath === undefined ? describe.skip : describe;

describeInBrowser('the entry of a request at the desk', () => {
  let offices: Offices;
  beforeAll(async () => {
    offices = await Offices.open();
  });
  afterAll(() => offices?.close());

  it('keeps a request on paper with its service and its scan, and leaves its draft to no one else', async () => {
    const desk = await offices.enter('jurist', '/');
    const { page } = desk;
    await page.keyboard.press('g');
    await page.keyboard.press('e');
    await page.getByRole('heading', { name: 'Saisir une demande' }).waitFor();
    await page.getByLabel('Date et heure de remise').fill('2026-01-05T09:30');
    await page.getByLabel('Remise par').fill('Me Canari');
    await page.getByLabel('Objet').fill('Réquisition 42/2026');
    expect(await desk.accessibility()).toEqual([]);
    expect(await desk.overflow()).toBeLessThanOrEqual(0);
    await page.getByRole('link', { name: 'Échéances' }).first().click();
    await page.goBack();
    expect(await page.getByLabel('Objet').inputValue()).toBe('Réquisition 42/2026');
    await page.getByLabel('Numérisations').setInputFiles({
      ...{ name: 'acte.txt', mimeType: 'text/plain' },
      buffer: Buffer.from(
        'Réquisition judiciaire, article 60-1 du code de procédure pénale : titulaire de a1@b.example.',
      ),
    });
    await page.getByRole('button', { name: 'Enregistrer la demande' }).click();
    await page.getByText('La demande est enregistrée.').waitFor();
    expect(await page.getByLabel('Objet').inputValue()).toBe('');
    expect(desk.faults).toEqual([]);
    await desk.context.close();
  });

  it('says in words what is missing', async () => {
    const desk = await offices.enter('jurist', '/entry');
    const { page } = desk;
    await page.getByLabel('Remise à l’instant').check();
    await page.getByLabel('Objet').fill('Appel du parquet');
    await page.getByRole('button', { name: 'Enregistrer la demande' }).click();
    await page.getByText('Joignez une pièce, ou écrivez ce que la demande dit.').waitFor();
    await desk.context.close();
  });
});
