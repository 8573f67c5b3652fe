// @stage browser
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { executablePath, launch } from '../support/browser.js';
import { PASSWORD } from '../support/desk.js';
import { keepScreenshot } from '../support/screenshot.js';
import { type ListedCase, openStaffedServer, type StaffedServer } from '../support/staffed-server.js';
import { arrive, complaintsOf, signIn } from '../support/walk.js';

const describeInBrowser = executablePath === undefined ? describe.skip : describe;

const FACT = 'Le signataire, sa qualité et son service sont indiqués';

describeInBrowser('what a person typed on the desk', () => {
  let server: StaffedServer;
  let browser: Browser;
  let requisition: ListedCase;

  beforeAll(async () => {
    browser = await launch();
    server = await openStaffedServer();
    requisition = await server.receive('001-fr-gendarmerie-60-1-sub');
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  /** A reading in the background may find first that the session ended: the press then goes through once the dialog is gone. */
  const press = (page: Page): void => {
    page
      .getByRole('button', { name: 'Ajouter une note' })
      .click()
      .catch(() => undefined);
  };

  const path = () => `/cases/${requisition.id}`;

  it('A note sent after the session ended asks for the password in place, and is recorded.', async () => {
    const visit = await arrive(browser, server, 'Camille Aubry', path());
    const { page } = visit;
    await page.getByRole('tab', { name: 'Journal' }).click();
    await page.getByLabel('Ajouter une note').fill('Rappelé le parquet.');
    await visit.context.clearCookies();
    press(page);
    const dialog = page.getByRole('dialog', { name: 'Votre session est fermée' });
    await dialog.getByLabel('Mot de passe', { exact: true }).fill(PASSWORD);
    await keepScreenshot(page, 'session-again');
    expect(await visit.accessibility()).toEqual([]);
    await page.keyboard.press('Enter');
    await page.getByRole('listitem').getByText('Rappelé le parquet.').waitFor();
    await dialog.waitFor({ state: 'detached' });
    expect(complaintsOf(visit)).toEqual([]);
    await visit.context.close();
  });

  it('What waited is not sent in the name of another person who signs in instead.', async () => {
    const visit = await arrive(browser, server, 'Camille Aubry', path());
    const { page } = visit;
    await page.getByRole('tab', { name: 'Journal' }).click();
    await page.getByLabel('Ajouter une note').fill('Au nom de Camille.');
    await visit.context.clearCookies();
    press(page);
    const dialog = page.getByRole('dialog', { name: 'Votre session est fermée' });
    await dialog.getByLabel('Adresse électronique').fill(server.member('Idriss Belhadj').email);
    await dialog.getByLabel('Mot de passe', { exact: true }).fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /Idriss Belhadj/ }).waitFor();
    await page.getByRole('tab', { name: 'Journal' }).click();
    await page.getByText('Rappelé le parquet.').waitFor();
    expect(await page.getByText('Au nom de Camille.').count()).toBe(0);
    await visit.context.close();
  });

  it('A session opened in another tab of the browser serves the form that was open in this one.', async () => {
    const visit = await arrive(browser, server, 'Camille Aubry', path());
    const { page } = visit;
    await page.getByRole('tab', { name: 'Journal' }).click();
    await page.getByLabel('Ajouter une note').fill('Écrit dans le premier onglet.');
    await visit.context.clearCookies();
    const other = await visit.context.newPage();
    await other.goto(page.url());
    await signIn({ page: other } as typeof visit, server.member('Camille Aubry').email);
    await page.getByRole('button', { name: 'Ajouter une note' }).click();
    await page.getByRole('listitem').getByText('Écrit dans le premier onglet.').waitFor();
    await visit.context.close();
  });

  it('Two people correct one fact: the second sees both values, and the journal tells each change.', async () => {
    const one = await arrive(browser, server, 'Camille Aubry', path());
    const other = await arrive(browser, server, 'Idriss Belhadj', path());
    const open = async ({ page }: typeof one) => {
      await page.getByRole('tab', { name: 'Faits' }).click();
      await page.getByRole('button', { name: `Corriger : ${FACT}` }).click();
      return page.getByRole('dialog', { name: `Corriger : ${FACT}` });
    };
    const [mine, theirs] = [await open(one), await open(other)];
    await mine.getByLabel(FACT).selectOption('unknown');
    await theirs.getByLabel(FACT).selectOption('fails');
    await theirs.getByRole('button', { name: 'Enregistrer' }).click();
    await theirs.waitFor({ state: 'detached' });
    await mine.getByText('Pendant que ce formulaire était ouvert').waitFor();
    const values = await mine.locator('dd').allInnerTexts();
    expect(values).toEqual(['Oui', 'Non', 'Inconnu']);
    expect(await mine.getByRole('button', { name: 'Enregistrer', exact: true }).count()).toBe(0);
    await keepScreenshot(one.page, 'fact-conflict');
    expect(await one.accessibility()).toEqual([]);
    await mine.getByRole('button', { name: 'Enregistrer quand même' }).click();
    await mine.waitFor({ state: 'detached' });
    await one.page.getByRole('tab', { name: 'Journal' }).click();
    await one.page.getByText(`${FACT} : Non → Inconnu`).waitFor();
    await one.page.getByText(`${FACT} : Oui → Non`).waitFor();
    await keepScreenshot(one.page, 'fact-journal');
    expect([complaintsOf(one), complaintsOf(other)]).toEqual([[], []]);
    await one.context.close();
    await other.context.close();
  });
});
