// @stage browser
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import type { CaseState } from '../../src/domain/case/model/state.js';
import { executablePath, launch } from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import { keepScreenshot } from '../support/screenshot.js';
import { type ListedCase, openStaffedServer, type StaffedServer } from '../support/staffed-server.js';
import { arrive, complaintsOf, signByPassword } from '../support/walk.js';

const describeInBrowser = executablePath === undefined ? describe.skip : describe;

describeInBrowser('what a case waits for, where a person sees it', () => {
  let server: StaffedServer;
  let browser: Browser;
  let [warrant, mixed]: ListedCase[] = [];

  beforeAll(async () => {
    browser = await launch();
    server = await openStaffedServer();
    warrant = await server.receive('022-us-sca-warrant-scan');
    mixed = await server.receive('008-fr-douane-65-et-65-quinquies-mixte');
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  const enter = (path: string) => arrive(browser, server, 'Camille Aubry', path);

  it('A letter that silence held back is approved with a signature where its notice is owed.', async () => {
    const id = warrant?.id ?? '';
    const jurist = await server.visitor('Camille Aubry');
    const look = async () => (await jurist.send('GET', `/api/cases/${id}`)).json<{ state: CaseState }>();
    for (const gag of ['G_JUD', 'G_NONE']) {
      const { state } = await look();
      const body = { seen: state.seq, gag, until: null, reason: 'Écrit du juge.' };
      expect((await jurist.send('POST', `/api/cases/${id}/silence`, { body })).statusCode).toBe(201);
    }
    await eventually(look, ({ state }) => state.noticeLetters?.some(({ letter }) => letter !== null) ?? false);
    const visit = await arrive(browser, server, 'Hélène Carpentier', '/notices');
    const { page } = visit;
    const row = page.getByRole('article').filter({ hasText: 'La lettre attend d’être relue et approuvée' });
    await row.getByRole('button', { name: 'Approuver la lettre' }).click();
    await keepScreenshot(page, 'notice-letter');
    await page.getByRole('dialog').locator('button[type=submit]').click();
    await signByPassword(page);
    await row.waitFor({ state: 'detached' });
    expect((await look()).state.noticeLetters).toMatchObject([{ notice: 'N_CUST', approvedBy: expect.any(String) }]);
    expect(complaintsOf(visit)).toEqual([]);
    await visit.context.close();
  });

  it('A notice is recorded in the list of those owed, and leaves it.', async () => {
    const visit = await enter('/notices');
    const { page } = visit;
    const row = page
      .getByRole('article')
      .filter({ hasText: warrant?.reference ?? '' })
      .filter({ hasText: 'Client concerné' });
    await row.getByText('Lettre').waitFor();
    await keepScreenshot(page, 'notices');
    await row.getByRole('button', { name: 'Inscrire' }).click();
    await page.getByRole('dialog').getByLabel('Motif ou source').fill('Informé par son portail, le 29 novembre.');
    await keepScreenshot(page, 'notices-form');
    await page.getByRole('dialog').locator('button[type=submit]').click();
    await row.waitFor({ state: 'detached' });
    expect(complaintsOf(visit)).toEqual([]);
    await visit.context.close();
  });

  it('The page of the case offers the letter of a notice beside its name.', async () => {
    const visit = await enter(`/cases/${warrant?.id}`);
    await visit.page.getByText('part avec la réponse').first().waitFor();
    await visit.page.getByText('Qui doit être averti').scrollIntoViewIfNeeded();
    await keepScreenshot(visit.page, 'case-notices');
    await visit.page.getByRole('tab', { name: 'Actions' }).click();
    await visit.page.getByRole('button', { name: 'Choisir le destinataire des lettres' }).click();
    const name = visit.page.getByLabel('Nom, comme la lettre l’écrit');
    await name.waitFor();
    await keepScreenshot(visit.page, 'recipient');
    await visit.page.getByLabel('À qui').selectOption('requester');
    expect(await name.count()).toBe(0);
    await visit.context.close();
  });

  it('The bar of a case that is to be divided names that action, and its form the texts of each part.', async () => {
    const visit = await enter(`/cases/${mixed?.id}`);
    await visit.page.getByText('À faire d’abord').waitFor();
    await visit.page.getByText('Partie 1').waitFor();
    await keepScreenshot(visit.page, 'division');
    expect(await visit.page.getByText('DOU-65').count()).toBe(0);
    expect(complaintsOf(visit)).toEqual([]);
    await visit.context.close();
  });
});
