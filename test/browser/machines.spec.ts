// @stage browser
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { askToken } from '../support/machine.js';
import { Offices } from '../support/offices.js';
import { keepScreenshot } from '../support/screenshot.js';
import { signByPassword } from '../support/walk.js';

/** A machine gets its access at the desk: one person proposes it, another confirms, one alone takes it. */
describe('machines at the desk', () => {
  let offices: Offices;
  beforeAll(async () => {
    offices = await Offices.open();
  });
  afterAll(() => offices?.close());

  async function propose(page: Page, name: string): Promise<{ id: string; secret: string }> {
    await page.getByRole('button', { name: 'Proposer une machine' }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('Nom de la machine').fill(name);
    await form.getByLabel('Déposer des demandes').check();
    await form.getByLabel('Suivre les dossiers').check();
    await form.getByLabel('Responsable').selectOption({ index: 1 });
    await keepScreenshot(page, 'machine-new');
    await form.getByRole('button', { name: 'Signer et proposer' }).click();
    await page.getByText('Empreinte du secret').waitFor();
    await keepScreenshot(page, 'machine-sign');
    await signByPassword(page);
    await page.getByRole('heading', { name: 'Gardez ce secret' }).waitFor();
    await keepScreenshot(page, 'machine-secret');
    const [id, secret] = await Promise.all(
      ['Identifiant (client_id)', 'Secret (client_secret)'].map((label) => page.getByLabel(label).inputValue()),
    );
    await page.getByRole('button', { name: 'Il est rangé' }).click();
    return { id: id ?? '', secret: secret ?? '' };
  }
  const statusOf = async (machine: { id: string; secret: string }) => (await askToken(offices.address, machine)).status;

  it('says that there is none, and asks for a right and an owner', async () => {
    const visit = await offices.enter('administrator', '/people?view=machines');
    const { page } = visit;
    await page.getByText('Aucune machine').waitFor();
    await keepScreenshot(page, 'machines-none');
    await page.getByRole('button', { name: 'Proposer une machine' }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('Nom de la machine').fill('portail-sni');
    await form.getByLabel('Responsable').selectOption({ index: 1 });
    await form.getByRole('button', { name: 'Signer et proposer' }).click();
    await form.getByText('Choisissez au moins un droit.').waitFor();
    expect(await visit.accessibility()).toEqual([]);
    await visit.context.close();
  });

  it('are proposed, confirmed and revoked, and their tokens follow at once', async () => {
    const administrator = await offices.enter('administrator', '/people?view=machines');
    const machine = await propose(administrator.page, 'portail-sni');
    const own = administrator.page.getByRole('row').filter({ hasText: 'portail-sni' });
    await own.getByText('Une autre personne confirme.').waitFor();
    expect(await statusOf(machine)).toBe(401);
    const head = await offices.enter('head_of_legal', '/people?view=machines');
    const row = head.page.getByRole('row').filter({ hasText: 'portail-sni' });
    await row.getByRole('button', { name: 'Confirmer' }).waitFor();
    expect(await row.getByRole('button').count()).toBe(1);
    await row.getByRole('button', { name: 'Confirmer' }).click();
    await signByPassword(head.page);
    await row.getByText('En vigueur').waitFor();
    expect(await head.accessibility()).toEqual([]);
    expect(head.faults).toEqual([]);
    expect(await statusOf(machine)).toBe(200);
    await administrator.page.reload();
    await own.getByText('En vigueur').waitFor();
    await keepScreenshot(administrator.page, 'machines');
    await own.getByRole('button', { name: 'Révoquer' }).click();
    await keepScreenshot(administrator.page, 'machine-revoke');
    await administrator.page.getByRole('dialog').getByRole('button', { name: 'Révoquer' }).click();
    await own.getByText('Révoquée').waitFor();
    expect(await own.getByRole('button').count()).toBe(0);
    expect(await statusOf(machine)).toBe(401);
    expect(await administrator.accessibility()).toEqual([]);
    expect(administrator.faults).toEqual([]);
    await administrator.context.close();
    await head.context.close();
  });

  it('are shown in English and on a telephone, and a list that cannot be read says so', async () => {
    const visit = await offices.enter('administrator', '/people?view=machines', { language: 'en' });
    const { page, context } = visit;
    await page.getByText('Revoked', { exact: true }).waitFor();
    const phone = await offices.enter('administrator', '/people?view=machines', { width: 390, colours: 'dark' });
    await phone.page.getByText('Révoquée', { exact: true }).waitFor();
    await keepScreenshot(phone.page, 'machines-phone');
    expect([await phone.overflow(), await phone.accessibility()]).toEqual([await visit.overflow(), []]);
    await phone.context.close();
    await page.route('**/api/machines', (route) => route.abort());
    await page.reload();
    await page.getByRole('button', { name: /Try again/ }).waitFor();
    await keepScreenshot(page, 'machines-failed');
    await context.close();
  });
});
