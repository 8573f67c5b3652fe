// @stage browser
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { executablePath, launch } from '../support/browser.js';
import { keepScreenshot } from '../support/screenshot.js';
import { openStaffedServer, type StaffedServer } from '../support/staffed-server.js';
import { arrive, complaintsOf, focusSettled } from '../support/walk.js';

const describeInBrowser = executablePath === undefined ? describe.skip : describe;

describeInBrowser('the load of the team', () => {
  let server: StaffedServer;
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
    server = await openStaffedServer();
    for (const sample of ['022-us-sca-warrant-scan', '024-us-grand-jury-subpoena']) await server.receive(sample);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  it('is shown to the head of legal, who gives what no one has to one person by the keyboard', async () => {
    const visit = await arrive(browser, server, 'Hélène Carpentier', '/');
    const { page } = visit;
    await page.keyboard.press('g');
    await page.keyboard.press('h');
    const row = (name: string) => page.getByRole('row', { name: new RegExp(`^${name}`) });
    await row('Non attribués').getByRole('cell').first().getByText('2', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Réattribuer… Non attribués' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Réattribuer 2 dossiers' });
    await focusSettled(page);
    expect(await visit.accessibility()).toEqual([]);
    const offered = await dialog.getByLabel('À qui').locator('option').allInnerTexts();
    expect(offered.map((text) => text.replace(/ \(.*/, '')).sort()).toEqual([
      ...['Camille Aubry', 'Hélène Carpentier', 'Idriss Belhadj', 'Solène Guérin'],
    ]);
    await dialog.getByLabel('À qui').selectOption({ label: 'Camille Aubry (0 en cours)' });
    await dialog.getByRole('button', { name: 'Réattribuer…' }).press('Enter');
    await page.getByText('2 dossiers réattribués.').waitFor();
    await row('Camille Aubry').getByRole('cell').first().getByText('2', { exact: true }).waitFor();
    expect(complaintsOf(visit)).toEqual([]);
    await visit.context.close();
  });

  it('is not shown to a jurist', async () => {
    const visit = await arrive(browser, server, 'Camille Aubry', '/workload');
    await visit.page.getByText('Cette page n’est pas ouverte à votre rôle').waitFor();
    expect(await visit.page.getByRole('link', { name: 'Charge de travail' }).count()).toBe(0);
    await visit.context.close();
  });

  it.each([
    [1440, 'light', 'fr'],
    [1440, 'dark', 'en'],
    [390, 'dark', 'fr'],
    [390, 'light', 'en'],
  ] as const)('has nothing to complain of at %i in %s and %s', async (width, colours, language) => {
    const visit = await arrive(browser, server, 'Hélène Carpentier', '/workload', { width, colours, language });
    await visit.page.getByRole('heading', { name: /^(Par personne|By person)$/ }).waitFor();
    expect(await visit.accessibility()).toEqual([]);
    expect(await visit.overflow()).toBeLessThanOrEqual(0);
    expect(await visit.clipped()).toEqual([]);
    await keepScreenshot(visit.page, `workload-${width}-${colours}-${language}`);
    expect(complaintsOf(visit)).toEqual([]);
    await visit.context.close();
  });
});
