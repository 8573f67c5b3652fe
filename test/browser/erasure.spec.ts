// @stage browser
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Role } from '../../src/domain/law/vocabulary.js';
import { eventually } from '../support/eventually.js';
import { Offices } from '../support/offices.js';
import { keepScreenshot } from '../support/screenshot.js';
import { SecretCase } from '../support/secret-case.js';
import { complaintsOf, signByPassword } from '../support/walk.js';

/** The content of a closed case of the secret cell, ordered to be erased at the desk by two people, and kept by a third. */
describe('the order to erase a case of the secret cell', () => {
  let offices: Offices;
  let id = '';

  beforeAll(async () => {
    offices = await Offices.open();
    const found = await SecretCase.open(offices.desk);
    await found.close();
    id = found.id;
  });
  afterAll(() => offices?.close());

  /** Opens the case as that person, takes the action by its button and signs it. @returns what the signature is over, as it is shown */
  async function act(role: Role, action: string): Promise<string> {
    const visit = await offices.enter(role, `/cases/${id}`);
    const { page } = visit;
    await page.getByRole('tab', { name: 'Actions' }).click();
    await page.getByRole('button', { name: action }).click();
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    await dialog.locator('button[type=submit]').click();
    const signing = page.getByRole('dialog').filter({ has: page.locator('input[type=password]') });
    await signing.waitFor();
    await keepScreenshot(page, `erasure-${role}`);
    const shown = (await signing.textContent()) ?? '';
    await signByPassword(page);
    await eventually(
      () => dialog.count(),
      (open) => open === 0,
    );
    expect(complaintsOf(visit)).toEqual([]);
    await visit.context.close();
    return shown;
  }
  const order = async () => (await offices.desk.state(id)).erasureOrder;

  it('is given by the secret officer, confirmed by another person over the same keys, and stopped by a third', async () => {
    await act('secret_officer', 'Ordonner l’effacement');
    expect(await order()).toMatchObject({ confirmedBy: null, days: 7 });
    expect(await act('dpo', 'Confirmer l’effacement')).toMatch(/Remis à l’autorité habilitée.*7.*2/);
    expect(await order()).toMatchObject({ confirmedBy: expect.any(String), ended: null });
    await act('head_of_legal', 'Arrêter l’effacement');
    expect((await order())?.ended).not.toBeNull();
  });
});
