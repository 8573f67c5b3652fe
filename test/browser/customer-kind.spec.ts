// @stage browser
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CustomerIntake } from '../../src/directory/customer-intake.js';
import { DirectoryLine } from '../../src/domain/law/customer.js';
import { executablePath } from '../support/browser.js';
import { Offices } from '../support/offices.js';
import { keepScreenshot } from '../support/screenshot.js';
import { signByPassword } from '../support/walk.js';

const describeInBrowser = executablePath === undefined ? describe.skip : describe;

describeInBrowser('the kind of a customer at the desk', () => {
  let offices: Offices;
  beforeAll(async () => {
    offices = await Offices.open();
    const line = DirectoryLine.parse({
      ...{ customer: 'c-lyra', name: 'Lyra Santé', country: 'FR', flags: [], since: '2025-01-01T00:00:00Z' },
      accounts: [{ account: 'lyra-proj' }],
    });
    await offices.desk.module
      .get(CustomerIntake, { strict: false })
      .take([line], { from: 'file', cursor: null, whole: true });
  });
  afterAll(() => offices?.close());

  it('is proposed by one person, adopted by another, and shown with the customer', async () => {
    const head = await offices.enter('head_of_legal', '/registry?view=tenants');
    const { page } = head;
    const seek = async () => {
      await page.getByLabel('Compte, adresse').fill('c-lyra');
      await page.getByRole('button', { name: 'Chercher' }).click();
    };
    await seek();
    await page
      .getByRole('row', { name: /Lyra Santé/ })
      .getByText('Inconnue')
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'Compléter' }).click();
    await page.getByLabel('Nature').selectOption('private');
    await page.getByLabel('Motif et source').fill('Extrait du registre du commerce');
    await keepScreenshot(page, 'customer-kind');
    expect(await head.accessibility()).toEqual([]);
    expect(await head.overflow()).toBeLessThanOrEqual(0);
    await page.getByRole('button', { name: 'Proposer', exact: true }).click();
    await signByPassword(page);
    await page.getByText('Une autre personne l’adopte.', { exact: true }).waitFor();
    expect(head.faults).toEqual([]);

    const dpo = await offices.enter('dpo', '/registry?view=tenants');
    await dpo.page.getByText('Organisme privé').waitFor();
    await dpo.page.getByRole('button', { name: 'Adopter' }).click();
    await signByPassword(dpo.page);
    await dpo.page.getByText('Adoptée', { exact: true }).waitFor();
    await keepScreenshot(dpo.page, 'customer-kind-adopted');
    expect(dpo.faults).toEqual([]);
    await dpo.context.close();
    await seek();
    await page
      .getByRole('row', { name: /Lyra Santé/ })
      .getByText('Indiquée par deux personnes')
      .waitFor();
    await keepScreenshot(page, 'customer-kind-known');
    await head.context.close();
  });
});
