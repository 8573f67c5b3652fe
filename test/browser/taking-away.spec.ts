// @stage browser
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { executablePath } from '../support/browser.js';
import { Offices } from '../support/offices.js';
import { keepScreenshot } from '../support/screenshot.js';
import { signByPassword } from '../support/walk.js';

const describeInBrowser = executablePath === undefined ? describe.skip : describe;

/** What is taken away at the desk: one person suspends at once, two close an account and make two accounts one person. */
describeInBrowser('taking away at the desk', () => {
  let offices: Offices;
  beforeAll(async () => {
    offices = await Offices.open();
    for (const role of ['administrator', 'head_of_legal', 'analyst', 'auditor'] as const)
      await offices.personWith(role);
  });
  afterAll(() => offices?.close());

  it('a person who confirms suspends an account alone, and lifts the suspension', async () => {
    const head = await offices.enter('head_of_legal', '/people?view=grants');
    const { page } = head;
    await page.getByText('Suspendre un compte').first().click();
    await page.getByLabel('Personne', { exact: true }).selectOption({ label: 'Person of analyst' });
    expect(await head.accessibility()).toEqual([]);
    await page.getByRole('button', { name: 'Suspendre un compte' }).click();
    await signByPassword(page);
    const own = page.getByRole('listitem').filter({ hasText: 'Person of analyst' });
    await own.getByText('suspendu par Person of head_of_legal').waitFor();
    await keepScreenshot(page, 'suspended');
    expect(await head.accessibility()).toEqual([]);
    const english = await offices.enter('administrator', '/people', { language: 'en' });
    await english.page.getByRole('row', { name: /Person of analyst.*Suspended until/ }).waitFor();
    await english.open('/people?view=grants');
    await english.page.getByText('suspended by Person of head_of_legal').waitFor();
    expect([await english.accessibility(), english.faults]).toEqual([[], []]);
    await english.context.close();
    await own.getByRole('button', { name: /Lever la suspension/ }).click();
    await signByPassword(page);
    await own.waitFor({ state: 'detached' });
    expect(head.faults).toEqual([]);
    await head.context.close();
  });

  it('an administrator asks that two accounts count as one and that one be closed, and a second person sees each', async () => {
    const ana = await offices.enter('administrator', '/people');
    const { page } = ana;
    const manage = () =>
      page
        .getByRole('row', { name: /Person of auditor/ })
        .getByRole('button', { name: 'Gérer' })
        .click();
    await manage();
    await page.getByText('Dire que c’est le second compte de quelqu’un').click();
    const others = page.getByLabel('Son autre compte');
    await others.selectOption(await others.locator('option', { hasText: 'Person of analyst' }).getAttribute('value'));
    await page.getByRole('button', { name: 'Demander qu’elles comptent pour une' }).click();
    await signByPassword(page);
    await page.getByText('C’est demandé').waitFor();
    await page.getByText('Fermer le compte').click();
    await page.getByRole('button', { name: 'Demander la fermeture' }).click();
    await signByPassword(page);
    expect(await ana.accessibility()).toEqual([]);
    const head = await offices.enter('head_of_legal', '/people?view=grants');
    const closing = head.page.getByRole('row').filter({ hasText: 'Fermer le compte' });
    await head.page.getByText(/Une seule personne avec/).waitFor();
    await keepScreenshot(head.page, 'closing-to-confirm');
    expect(await head.accessibility()).toEqual([]);
    await closing.getByRole('button', { name: /Confirmer/ }).click();
    await signByPassword(head.page);
    await closing.waitFor({ state: 'detached' });
    await page.reload();
    await page.getByRole('row', { name: /Person of auditor.*Fermé/ }).waitFor();
    expect([ana.faults, head.faults]).toEqual([[], []]);
    await ana.context.close();
    await head.context.close();
  });
});
