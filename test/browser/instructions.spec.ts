// @stage browser
/** A jurist orders that data are kept, operations answer on their screen, and the case shows it: by people at the desk. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { executablePath, launch } from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import { keptCase } from '../support/kept-case.js';
import { ProductionDesk } from '../support/production-desk.js';
import { arriveAt, complaintsOf, signByPassword } from '../support/walk.js';

const describeInBrowser = executablePath === undefined ? describe.skip : describe;

describeInBrowser('instructions to operations at the desk', () => {
  let house: ProductionDesk;
  let browser: Browser;
  beforeAll(async () => {
    house = await ProductionDesk.open();
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
    await house?.close();
  });

  it('are signed by a jurist and answered by operations, on screens without a fault', async () => {
    const { caseId } = await keptCase(house);
    const jurist = await arriveAt(browser, house.address, house.jurist.email, `/cases/${caseId}`);
    const { page } = jurist;
    await page.getByText('les opérations n’ont pas reçu l’ordre de conserver').waitFor();
    await page.getByRole('button', { name: 'Ordonner la conservation aux opérations' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('canari@cible.example').waitFor();
    expect(await jurist.accessibility()).toEqual([]);
    await dialog.getByRole('button', { name: 'Signer et ordonner' }).click();
    await signByPassword(page);
    await page.getByText('L’instruction est donnée.').waitFor();
    await page.getByText('Sans réponse').waitFor();
    expect(await jurist.accessibility()).toEqual([]);
    expect(
      await eventually(
        async () => complaintsOf(jurist),
        (all) => all.length === 0,
      ),
    ).toEqual([]);

    const operations = await arriveAt(browser, house.address, house.operations.email, '/');
    const desk = operations.page;
    await desk.waitForURL((url) => url.pathname === '/production');
    await desk.getByRole('button', { name: /^Ouvrir Geler/ }).click();
    await desk.getByText('canari@cible.example').waitFor();
    await desk.getByText('Ne levez rien à cette date de vous-mêmes').waitFor();
    expect(await operations.accessibility()).toEqual([]);
    expect(await operations.overflow()).toBeLessThanOrEqual(0);
    await desk.getByRole('button', { name: 'C’est impossible' }).click();
    await desk.getByRole('dialog').getByLabel('Motif').waitFor();
    expect(await operations.accessibility()).toEqual([]);
    await desk.keyboard.press('Escape');
    await desk.getByRole('button', { name: 'C’est fait' }).click();
    await signByPassword(desk);
    await desk.getByText('La réponse est enregistrée.').waitFor();
    await desk.getByRole('cell', { name: 'Exécutée' }).waitFor();
    expect((await house.desk.state(caseId)).instructions).toMatchObject([
      { answer: 'done', answeredBy: house.operations.id },
    ]);
    expect(complaintsOf(operations)).toEqual([]);
    await page.reload();
    await page.getByText('Exécutée').waitFor();
  });
});
