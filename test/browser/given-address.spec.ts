// @stage browser
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { executablePath, launch } from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import { keepScreenshot } from '../support/screenshot.js';
import { type ListedCase, openStaffedServer, type StaffedServer } from '../support/staffed-server.js';
import { arrive, complaintsOf } from '../support/walk.js';

const describeInBrowser = executablePath === undefined ? describe.skip : describe;
const LETTER = {
  ...{ manner: 'post', servedAt: null, broughtBy: 'Le facteur', receivedBy: 'L’accueil' },
  ...{
    subject: 'Réquisition 42/2026',
    text: 'Vu l’article 60-1 du code de procédure pénale : titulaire de a@b.example.',
  },
};

describeInBrowser('the address to answer, of a request on paper', () => {
  let server: StaffedServer;
  let browser: Browser;
  let id = '';

  beforeAll(async () => {
    browser = await launch();
    server = await openStaffedServer();
    const jurist = await server.visitor('Camille Aubry');
    await jurist.send('POST', '/api/entries', { body: LETTER });
    const cases = async () =>
      (await jurist.send('GET', '/api/cases?status=all&limit=200')).json<{ cases: ListedCase[] }>().cases;
    const [judged] = await eventually(cases, ([first]) => first?.verdict != null);
    id = judged?.id ?? '';
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  it('is given by a person with its evidence, and the case says so in both languages', async () => {
    const visit = await arrive(browser, server, 'Camille Aubry', `/cases/${id}`);
    const { page } = visit;
    await page.getByRole('tab', { name: 'Faits' }).click();
    await page.getByText('Aucun message ne donne d’adresse.', { exact: false }).waitFor();
    await page.getByRole('tab', { name: 'Actions' }).click();
    await page.getByRole('button', { name: 'Confirmer l’adresse de réponse' }).click();
    const form = page.getByRole('dialog');
    await form.getByRole('textbox').first().fill('greffe@justice.fr');
    await form.getByRole('textbox').last().fill('Standard du tribunal, rappelé au numéro de l’annuaire.');
    await keepScreenshot(page, 'given-address-form');
    await form.locator('button[type=submit]').click();
    await page.getByRole('tab', { name: 'Faits' }).click();
    await page.getByText('Aucun message ne donne cette adresse', { exact: false }).scrollIntoViewIfNeeded();
    await keepScreenshot(page, 'given-address');
    expect(complaintsOf(visit)).toEqual([]);

    const english = await arrive(browser, server, 'Camille Aubry', `/cases/${id}`, { language: 'en' });
    await english.page.getByRole('tab', { name: 'Facts' }).click();
    await english.page.getByText('No message gives this address', { exact: false }).scrollIntoViewIfNeeded();
    await keepScreenshot(english.page, 'given-address-english');
    expect(complaintsOf(english)).toEqual([]);
  });
});
