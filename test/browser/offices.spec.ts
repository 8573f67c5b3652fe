// @stage browser
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { enclosureOf } from '../../src/letters/letter-writer.js';
import { executablePath } from '../support/browser.js';
import { admitted, requisition } from '../support/letter-desk.js';
import { Offices, tabTo } from '../support/offices.js';
import { signByKeyboard, signByPassword } from '../support/walk.js';

const describeInBrowser = executablePath === undefined ? describe.skip : describe;

/** The offices of the desk, in one application with everything in it: what people do there, by mouse and by keyboard. */
describeInBrowser('the offices of the desk', () => {
  let offices: Offices;
  beforeAll(async () => {
    offices = await Offices.open();
  });
  afterAll(() => offices?.close());

  /** A requisition of the police, prepared by a jurist of the desk with the data it orders. */
  async function prepared(): Promise<{ id: string; reference: string }> {
    const id = await offices.desk.request({
      facts: requisition,
      classification: { ...admitted, approvers: ['head_of_legal'], facts: [] },
      language: 'fr',
      requester: { subject: 'Réquisition 26/1142', name: 'Brigade de recherches' },
    });
    await offices.desk.draft(
      id,
      'disclose',
      [enclosureOf('donnees.csv', 'text/csv', Buffer.from('compte;titulaire\r\n'))],
      1,
    );
    const [{ reference } = { reference: '' }] = await offices.desk.database.query<{ reference: string }>(
      'select reference from case_file where id = $1',
      [id],
    );
    return { id, reference };
  }

  async function sendBack(id: string): Promise<void> {
    const preparationId = (await offices.desk.state(id)).preparation?.id ?? '';
    await offices.desk.give(
      id,
      { type: 'send_back', preparationId, noteId: randomUUID() },
      offices.desk.person('head_of_legal'),
    );
  }

  const prepareAnew = (id: string) =>
    offices.desk.draft(id, 'disclose', [enclosureOf('autre.csv', 'text/csv', Buffer.from('compte\r\n'))], 2);

  /** Nobody has proved their presence lately. */
  const forgetPresence = () =>
    offices.desk.platform.fresh.asOwner(`update session set proved_at = now() - interval '1 hour'`);

  it('recalls from the case what was let go and has not left, with a reason', async () => {
    const id = await offices.desk.request({
      facts: requisition,
      classification: { ...admitted, approvers: ['head_of_legal'], facts: [] },
      language: 'fr',
    });
    await offices.desk.decide(id, 'disclose', [enclosureOf('x.csv', 'text/csv', Buffer.from('compte\r\n'))], 1);
    const visit = await offices.enter('jurist', `/cases/${id}`);
    const { page } = visit;
    await page.getByRole('tab', { name: 'Actes' }).click();
    await page.getByRole('button', { name: 'Retenir ce qui n’est pas encore parti' }).click();
    await page.getByLabel('Motif ou source').fill('Le numéro de compte est faux.');
    expect(await visit.accessibility()).toEqual([]);
    await page.getByRole('button', { name: 'Inscrire', exact: true }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Préparer la réponse' }).waitFor();
    expect((await offices.desk.state(id)).left).toEqual([]);
    await visit.context.close();
  });

  it('lets a French requisition through two people to its release, by mouse', async () => {
    const { id, reference } = await prepared();
    const head = await offices.enter('head_of_legal', '/approvals');
    await head.page.getByRole('link', { name: new RegExp(reference) }).click();
    await head.page.getByRole('heading', { name: 'Réquisition 26/1142' }).waitFor();
    await head.page.getByText('Empreinte vérifiée dans ce navigateur').waitFor();
    expect(await head.page.getByRole('button', { name: 'Approuver cet envoi' }).isDisabled()).toBe(true);
    await head.page.getByLabel('J’ai regardé qui demande').check();
    await forgetPresence();
    await head.page.getByRole('button', { name: 'Approuver cet envoi' }).click();
    const dialog = head.page.getByRole('dialog', { name: 'Approuver cet envoi' });
    const { preparation } = await offices.desk.state(id);
    for (const shown of [reference, 'clerk@justice.fr', 'Responsable juridique', preparation?.payload ?? '']) {
      await dialog.getByText(shown).waitFor();
    }
    await dialog.getByLabel('Mot de passe', { exact: true }).fill('not the password');
    await dialog.getByRole('button', { name: 'Signer' }).click();
    await dialog.getByRole('alert').waitFor();
    expect(await head.accessibility()).toEqual([]);
    await signByPassword(head.page);
    await head.page.getByText('Votre accord est inscrit.').waitFor();
    expect(head.faults.filter((fault) => !fault.includes('403'))).toEqual([]);
    await head.context.close();

    const jurist = await offices.enter('jurist', `/approvals?id=${id}`);
    await jurist.page.getByRole('button', { name: 'Laisser partir la réponse' }).click();
    await jurist.page.getByRole('dialog').getByText('clerk@justice.fr').waitFor();
    expect(await jurist.accessibility()).toEqual([]);
    await signByPassword(jurist.page);
    await jurist.page.getByText('C’est parti').waitFor();
    expect((await offices.desk.state(id)).left).toMatchObject([{ action: 'disclose' }]);
    expect(jurist.faults).toEqual([]);
    await jurist.context.close();
  });

  it('lets the same go by keyboard alone', async () => {
    const { id } = await prepared();
    const head = await offices.enter('head_of_legal', `/approvals?id=${id}`);
    await head.page.getByText('Empreinte vérifiée dans ce navigateur').waitFor();
    await forgetPresence();
    await tabTo(head.page, /J’ai regardé qui demande/);
    await head.page.keyboard.press('Space');
    await tabTo(head.page, /Approuver cet envoi/);
    await head.page.keyboard.press('Enter');
    await signByKeyboard(head.page);
    await head.page.getByText('Votre accord est inscrit.').waitFor();
    await head.context.close();

    const jurist = await offices.enter('jurist', `/approvals?id=${id}`);
    await jurist.page.getByRole('button', { name: 'Laisser partir la réponse' }).waitFor();
    await tabTo(jurist.page, /Laisser partir la réponse/);
    await jurist.page.keyboard.press('Enter');
    await signByKeyboard(jurist.page);
    await jurist.page.getByText('C’est parti').waitFor();
    expect((await offices.desk.state(id)).left).toHaveLength(1);
    await jurist.context.close();
  });

  it('says that an approval is stale once what leaves has changed, and shows what changed', async () => {
    const { id } = await prepared();
    const head = await offices.enter('head_of_legal', `/approvals?id=${id}`);
    await head.page.getByText('Première version').waitFor();
    await head.page.getByLabel('J’ai regardé qui demande').check();
    await sendBack(id);
    await prepareAnew(id);
    await head.page.getByText('Ce qui part a changé').waitFor();
    expect(await head.page.getByRole('button', { name: 'Approuver cet envoi' }).isDisabled()).toBe(true);
    await head.page.getByRole('button', { name: 'Relire la version actuelle' }).click();
    await head.page.getByText('Comparé à la version renvoyée du').waitFor();
    await head.page
      .getByText(/lignes? (a|ont) changé|Le texte des lettres est le même/)
      .first()
      .waitFor();
    expect(await head.page.getByLabel('J’ai regardé qui demande').isChecked()).toBe(false);
    await head.context.close();
  });

  it('shows the next version by itself to whoever looked again while nothing was prepared', async () => {
    const { id } = await prepared();
    const head = await offices.enter('head_of_legal', `/approvals?id=${id}`);
    await head.page.getByText('Première version').waitFor();
    await sendBack(id);
    await head.page.getByRole('button', { name: 'Relire la version actuelle' }).click();
    await head.page.getByText('Première version').waitFor({ state: 'detached' });
    await prepareAnew(id);
    await head.page.getByText('Comparé à la version renvoyée du').waitFor();
    await head.page.getByText('Empreinte vérifiée dans ce navigateur').waitFor();
    await head.context.close();
  });

  it.each(['mouse', 'keyboard'] as const)(
    'makes a report, verifies it and signs it off for another to publish, by %s',
    async (means) => {
      const head = await offices.enter('head_of_legal', '/reports');
      const { page } = head;
      const pressOn = async (on: Page, name: RegExp) => {
        if (means === 'mouse') return on.getByRole('button', { name }).last().click();
        await on.getByRole('button', { name }).last().waitFor();
        await tabTo(on, name);
        return on.keyboard.press('Enter');
      };
      const press = (name: RegExp) => pressOn(page, name);
      await press(/^Nouveau rapport$/);
      await page.getByRole('dialog').getByLabel('Trimestre').waitFor();
      expect(await head.accessibility()).toEqual([]);
      await press(/^Établir (le rapport|une nouvelle édition)$/);
      await page.getByText('est établi et vérifié').waitFor();
      await page.getByText('Demandes reçues').waitFor();
      await press(/^Vérifier$/);
      await page.getByText('Ce rapport vérifie').waitFor();
      await press(/^Viser cette édition$/);
      await page.getByRole('dialog').getByText('Empreinte des fichiers').waitFor();
      expect(await head.accessibility()).toEqual([]);
      await press(/^Viser cette édition$/);
      await page.getByText('1 visa manque').waitFor();
      await press(/^PDF en français$/);
      await page.locator('canvas').first().waitFor();
      expect(await head.accessibility()).toEqual([]);
      expect(head.faults).toEqual([]);
      await head.context.close();

      const executive = await offices.enter('executive', '/reports');
      await pressOn(executive.page, /^Viser cette édition$/);
      await executive.page.getByRole('dialog').getByText('Empreinte des fichiers').waitFor();
      await pressOn(executive.page, /^Viser cette édition$/);
      await executive.page.getByText('Visé par deux personnes').waitFor();
      await pressOn(executive.page, /^Publier$/);
      await executive.page.getByRole('dialog').waitFor();
      await pressOn(executive.page, /^Oui, publier$/);
      await executive.page.getByText('Publié', { exact: true }).waitFor();
      await executive.context.close();
    },
  );
});
