// @stage browser
/** Safe mode as users see it: the banner is on every screen, and two people end it by their signatures. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { executablePath } from '../support/browser.js';
import { Offices } from '../support/offices.js';
import { signByPassword } from '../support/walk.js';

const describeInBrowser = executablePath === undefined ? describe.skip : describe;

describeInBrowser('safe mode on the screens', () => {
  let offices: Offices;
  beforeAll(async () => {
    offices = await Offices.open();
  }, 60_000);
  afterAll(() => offices?.close());

  it('is announced on every screen, and two people end it', async () => {
    await offices.desk.platform.fresh.asOwner(`insert into installation_place (database, files) values ('1/1', '1:1')`);
    const banner = 'Mode protégé.';
    const jurist = await offices.enter('jurist', '/');
    for (const path of ['/', '/deadlines', '/account']) {
      await jurist.page.goto(offices.address + path);
      await jurist.page.locator('[data-safe-mode]').getByText(banner).waitFor();
    }
    for (const role of ['head_of_legal', 'ciso'] as const) {
      const { page } = await offices.enter(role, '/people?view=service');
      await page.getByRole('button', { name: 'Confirmer que cette base fait foi' }).click();
      await signByPassword(page);
      await page.getByText('Votre confirmation est enregistrée.').waitFor();
    }
    await jurist.page.reload();
    await jurist.page.getByRole('heading', { level: 1 }).first().waitFor();
    expect(await jurist.page.locator('[data-safe-mode]').count()).toBe(0);
  }, 120_000);
});
