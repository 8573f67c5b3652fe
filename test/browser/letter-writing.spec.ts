// @stage browser
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { executablePath, launch } from '../support/browser.js';
import { keepScreenshot } from '../support/screenshot.js';
import { type ListedCase, openStaffedServer, type StaffedServer } from '../support/staffed-server.js';
import { arrive, complaintsOf } from '../support/walk.js';

const describeInBrowser = executablePath === undefined ? describe.skip : describe;

describeInBrowser('a letter on the desk', () => {
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

  it('is seen while it is written, its draft is kept, and an approver sees what was changed', async () => {
    const visit = await arrive(browser, server, 'Camille Aubry', `/cases/${warrant.id}`);
    const { page } = visit;
    await page.getByRole('button', { name: 'Préparer le refus' }).click();
    await page.getByRole('region', { name: 'Aperçu de la lettre' }).locator('canvas').first().waitFor();
    const receipt = page.getByRole('group', { name: 'Accusé de réception' });
    await receipt.getByRole('button', { name: 'Ajouter un paragraphe' }).click();
    await receipt.getByLabel('Paragraphe en français').fill('Vous pouvez joindre notre service par téléphone.');
    await receipt.getByLabel('Paragraphe en anglais').fill('You can reach our desk by telephone.');
    await page.getByText(/Brouillon conservé/).waitFor();
    await keepScreenshot(page, 'letter-writing');
    await page.getByRole('button', { name: 'Annuler' }).click();
    await page.getByRole('button', { name: 'Préparer le refus' }).click();
    await page.getByLabel('Paragraphe en anglais').waitFor();
    expect(await page.getByLabel('Paragraphe en anglais').inputValue()).toBe('You can reach our desk by telephone.');
    await page.getByRole('button', { name: 'Préparer et soumettre' }).click();
    await page.getByRole('link', { name: 'Relire et décider' }).waitFor();
    expect(complaintsOf(visit)).toEqual([]);

    const approver = await arrive(browser, server, 'Hélène Carpentier', `/approvals?id=${warrant.id}`);
    const changed = approver.page.getByRole('list', { name: 'Par rapport à la lettre type' });
    await changed.getByText('You can reach our desk by telephone.').waitFor();
    await keepScreenshot(approver.page, 'letter-changes');
    expect(complaintsOf(approver)).toEqual([]);
  });

  it('A refusal that sends no letter is prepared in a small dialog, which offers nothing to write.', async () => {
    const forged = await server.receive('035-fausse-gendarmerie-domaine-sosie');
    const visit = await arrive(browser, server, 'Camille Aubry', `/cases/${forged.id}`);
    const { page } = visit;
    await page.getByRole('button', { name: 'Préparer le refus' }).click();
    const dialog = page.getByRole('dialog', { name: 'Préparer le refus' });
    await dialog.getByText(/Aucune lettre ne part dans ce circuit/).waitFor();
    await keepScreenshot(page, 'silent-refusal');
    expect((await dialog.boundingBox())?.width).toBeLessThan(600);
    const buttons = await dialog.locator('form').getByRole('button').allInnerTexts();
    expect(buttons).toEqual(['Annuler', 'Préparer et soumettre']);
    expect(complaintsOf(visit)).toEqual([]);
  });
});
