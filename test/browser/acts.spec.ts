// @stage browser
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { executablePath, launch } from '../support/browser.js';
import { keepScreenshot } from '../support/screenshot.js';
import { type ListedCase, openStaffedServer, type StaffedServer } from '../support/staffed-server.js';
import { arrive, complaintsOf } from '../support/walk.js';

const describeInBrowser = executablePath === undefined ? describe.skip : describe;

/** Who did what to which case, as the head of legal reads it. */
describeInBrowser('the log of acts', () => {
  let server: StaffedServer;
  let browser: Browser;
  let refused: ListedCase;
  beforeAll(async () => {
    browser = await launch();
    server = await openStaffedServer();
    refused = await server.receive('022-us-sca-warrant-scan');
    await server.receive('024-us-grand-jury-subpoena');
    await server.prepareRefusal(refused.id);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  it('finds by the keyboard what one person did to one case, and leads to the case', async () => {
    const visit = await arrive(browser, server, 'Hélène Carpentier', '/ledger');
    const { page } = visit;
    await page.getByRole('cell', { name: refused.reference }).first().waitFor();
    await page.getByLabel('Auteur', { exact: true }).selectOption({ label: 'Camille Aubry' });
    await page.getByLabel('Référence du dossier').fill(refused.reference.toLowerCase());
    await page.keyboard.press('Enter');
    const rows = page.getByRole('row');
    await page.getByRole('rowheader', { name: 'Envoi préparé' }).waitFor();
    for (const text of (await rows.allInnerTexts()).slice(1)) {
      expect(text).toContain('Camille Aubry');
      expect(text).toContain(refused.reference);
    }
    expect(new URL(page.url()).searchParams.get('reference')).toBe(refused.reference);
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Exporter en CSV' }).press('Enter');
    const file = readFileSync(await (await saved).path(), 'utf8');
    expect(file).toMatch(/^\uFEFFHeure \(UTC\),Auteur,Acte/);
    expect(file).toContain(`Camille Aubry,Envoi préparé,${refused.reference}`);
    await page.getByText('L’export est inscrit au journal').waitFor();
    await page.getByRole('link', { name: refused.reference }).first().press('Enter');
    await page.waitForURL(`**/cases/${refused.id}`);
    expect(complaintsOf(visit)).toEqual([]);
    await visit.context.close();
  });

  it('says when nothing matches, when a case is not known, and that the readings themselves are acts', async () => {
    const visit = await arrive(browser, server, 'Hélène Carpentier', '/ledger?to=2001-01-01');
    const { page } = visit;
    await page.getByText('Aucun acte ne correspond').waitFor();
    await page.getByRole('button', { name: 'Effacer les filtres' }).press('Enter');
    await page.getByRole('rowheader', { name: 'Journal des actes consulté' }).first().waitFor();
    expect(complaintsOf(visit)).toEqual([]);
    await page.getByLabel('Référence du dossier').fill('GRF-1999-000009');
    await page.keyboard.press('Enter');
    await page.getByText('Ce dossier n’existe pas.').waitFor();
    await visit.context.close();
  });

  it('holds that the list of a view was taken, whose rows say what each case waits for', async () => {
    const visit = await arrive(browser, server, 'Hélène Carpentier', '/?country=US');
    const { page } = visit;
    const row = page.locator(`[data-case="${refused.id}"]`);
    await row.getByText('À approuver').waitFor();
    await page.getByRole('heading', { level: 1 }).getByRole('button').press('Enter');
    const saved = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: 'Exporter cette vue en CSV' }).press('Enter');
    const file = readFileSync(await (await saved).path(), 'utf8');
    expect(file).toMatch(/^\uFEFFRéférence,Statut,Étape/);
    expect(file).toContain(refused.reference);
    await page.getByText('L’export est inscrit au journal').waitFor();
    await keepScreenshot(page, 'list-exported');
    await visit.open('/ledger?kind=access.cases_exported');
    await page.getByRole('rowheader', { name: 'Liste de dossiers exportée' }).waitFor();
    expect(complaintsOf(visit)).toEqual([]);
    await visit.context.close();
  });

  it.each([
    [1440, 'light', 'fr'],
    [390, 'dark', 'en'],
  ] as const)('has nothing to complain of at %i in %s and %s', async (width, colours, language) => {
    const visit = await arrive(browser, server, 'Hélène Carpentier', '/ledger', { width, colours, language });
    await visit.page.getByText(refused.reference).first().waitFor();
    expect(await visit.accessibility()).toEqual([]);
    expect(await visit.overflow()).toBeLessThanOrEqual(0);
    expect(await visit.clipped()).toEqual([]);
    await keepScreenshot(visit.page, `acts-${width}-${colours}-${language}`);
    expect(complaintsOf(visit)).toEqual([]);
    await visit.context.close();
  });
});
