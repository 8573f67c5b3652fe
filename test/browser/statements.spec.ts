// @stage browser
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CustomerIntake } from '../../src/directory/customer-intake.js';
import { DirectoryLine } from '../../src/domain/law/customer.js';
import { executablePath } from '../support/browser.js';
import { Offices } from '../support/offices.js';
import { keepScreenshot } from '../support/screenshot.js';
import { signByPassword } from '../support/walk.js';

const describeInBrowser = executablePath === undefined ? describe.skip : describe;

describeInBrowser('statements to customers at the desk', () => {
  let offices: Offices;
  beforeAll(async () => {
    offices = await Offices.open();
    const line = DirectoryLine.parse({
      ...{ customer: 'c-lyra', name: 'Lyra Santé', country: 'FR', flags: [], since: '2025-01-01T00:00:00Z' },
      accounts: [{ account: 'canary@target.example' }],
    });
    const intake = offices.desk.module.get(CustomerIntake, { strict: false });
    await intake.take([line], { from: 'file', cursor: null, whole: true });
    await offices.desk.withdraw(await offices.desk.request({ receivedAt: '2026-01-15T13:37:12.000Z' }));
  });
  afterAll(() => offices?.close());

  it('A jurist prepares one, the data protection officer signs it off, and the jurist records that it was given.', async () => {
    const jurist = await offices.enter('jurist', '/registry?view=statements');
    const { page } = jurist;
    await page.getByText('Aucun relevé n’a été demandé').waitFor();
    await page.getByLabel('Identifiant du client').fill('c-lyra');
    await page.getByLabel('Demandes reçues du').fill('2026-01-01');
    await page.getByLabel('Au', { exact: true }).fill('2026-01-31');
    await page.getByRole('button', { name: 'Inscrire et préparer' }).click();
    await page.getByRole('heading', { name: 'Lyra Santé (c-lyra)' }).waitFor();
    await page.getByText('Une autre personne le signe.', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Relevé en français' }).waitFor();
    await keepScreenshot(page, 'statement-prepared');
    expect(await jurist.accessibility()).toEqual([]);
    expect(await jurist.overflow()).toBeLessThanOrEqual(0);
    const kept = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Relevé en français' }).click();
    expect((await kept).suggestedFilename()).toMatch(/^releve-.*\.fr\.pdf$/);

    const dpo = await offices.enter('dpo', '/registry?view=statements');
    await dpo.page.getByRole('button', { name: 'Signer le relevé' }).click();
    await signByPassword(dpo.page);
    await dpo.page.getByText('À remettre', { exact: true }).waitFor();
    await keepScreenshot(dpo.page, 'statement-signed-off');
    expect(dpo.faults).toEqual([]);
    await dpo.context.close();

    await page.reload();
    await page.getByRole('button', { name: 'Inscrire la remise au client' }).click();
    await page.getByText('Remis', { exact: true }).waitFor();
    expect(await jurist.accessibility()).toEqual([]);
    expect(jurist.faults).toEqual([]);
    await jurist.context.close();
  });
});
