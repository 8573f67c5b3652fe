// @stage browser
/** A jurist orders the production and signs it; operations find it, begin it and say what they hold: by people at the desk. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { executablePath, launch } from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import { ProductionDesk } from '../support/production-desk.js';
import { arriveAt, complaintsOf, signByPassword } from '../support/walk.js';

const describeInBrowser = executablePath === undefined ? describe.skip : describe;

describeInBrowser('production at the desk', () => {
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

  it('is ordered by a jurist and carried out by operations, on screens without a fault', async () => {
    const caseId = await house.request();
    const jurist = await arriveAt(browser, house.address, house.jurist.email, `/cases/${caseId}`);
    const { page } = jurist;
    await page.getByRole('button', { name: 'Demander la production' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('canari@cible.example').waitFor();
    await dialog.getByLabel(/^À remettre avant le/).fill('2099-01-31T12:00');
    expect(await jurist.accessibility()).toEqual([]);
    await dialog.getByRole('button', { name: 'Signer et émettre' }).click();
    await signByPassword(page);
    await page.getByText('L’instruction est émise.').waitFor();
    await page.getByText('À commencer').waitFor();
    expect(await jurist.accessibility()).toEqual([]);
    // The page complains of a write that is repeated a moment before or after it is accepted.
    expect(
      await eventually(
        async () => complaintsOf(jurist),
        (all) => all.length === 0,
      ),
    ).toEqual([]);

    const operations = await arriveAt(browser, house.address, house.operations.email, '/');
    const desk = operations.page;
    await desk.waitForURL((url) => url.pathname === '/production');
    const navigation = desk.getByRole('navigation').first();
    expect(await navigation.getByRole('link').allInnerTexts()).toEqual(['Production']);
    await desk.getByRole('button', { name: /^Ouvrir/ }).click();
    await desk.getByText('canari@cible.example').waitFor();
    expect(await operations.accessibility()).toEqual([]);
    expect(await operations.overflow()).toBeLessThanOrEqual(0);
    await desk.getByRole('button', { name: 'Commencer la collecte' }).click();
    await desk.getByText('En cours').first().waitFor();
    const file = { name: 'journal.csv', mimeType: 'text/csv', buffer: Buffer.from('a,b\n'.repeat(50_000)) };
    await desk.getByLabel('Envoyer un fichier pour canari@cible.example').setInputFiles(file);
    await desk.getByText('Remis, analyse antivirus en attente').waitFor();
    expect(await operations.accessibility()).toEqual([]);
    expect(await operations.overflow()).toBeLessThanOrEqual(0);
    await page.reload();
    await page.getByRole('button', { name: /^Décider/ }).click();
    await dialog.getByLabel('Motif').fill('Extrait de nos propres journaux.');
    expect(await jurist.accessibility()).toEqual([]);
    await dialog.getByRole('button', { name: 'Accepter' }).click();
    await page.getByText('Non analysé, accepté').waitFor();
    await desk.getByText('Non analysé, accepté').waitFor();
    const [handed] = (await house.desk.state(caseId)).production?.[0]?.files ?? [];
    expect(handed).toMatchObject({ size: file.buffer.length, decision: 'accept', decidedBy: house.jurist.id });
    await desk.getByRole('button', { name: 'Tout est remis' }).click();
    expect(await operations.accessibility()).toEqual([]);
    await desk.getByRole('dialog').getByRole('button', { name: 'Tout est remis' }).click();
    await desk.getByText('La remise est enregistrée.').waitFor();
    await desk.getByRole('cell', { name: 'Remise' }).waitFor();
    expect((await house.desk.state(caseId)).production?.[0]?.state).toBe('delivered');
    expect(complaintsOf(operations)).toEqual([]);

    await page.reload();
    await page.getByRole('button', { name: 'Préparer la réponse' }).click();
    expect(await dialog.getByLabel('journal.csv (canari@cible.example)').count()).toBe(0);
    await dialog.getByLabel('canari@cible.example', { exact: true }).selectOption('produce');
    await dialog.getByLabel('journal.csv (canari@cible.example)').check();
    expect(await jurist.accessibility()).toEqual([]);
    await dialog.getByRole('button', { name: 'Préparer et soumettre' }).click();
    await page.getByText('Il manque maintenant l’accord').waitFor();
    const { preparation } = await house.desk.state(caseId);
    expect(preparation?.disclosure).toMatchObject({
      targets: [{ files: [1] }],
      uploads: [{ file: 1, id: handed?.id }],
    });
  });
});
